/** Whether there is an environment to read where the code runs. */
import type { Analysis } from '../../model/analysis.js';
import type { FileFacts } from '../../model/facts.js';
import type { UrlExpression } from '../../model/remedy.js';

/** A browser has none, and a bundler puts one in only where it is told to. */
export function doubtAboutPlace(analysis: Analysis, file: FileFacts, { sources }: UrlExpression): string | undefined {
  if (file.language !== 'typescript' || !sources.some(({ from }) => from === 'environment')) return undefined;
  if (isOfExtension(analysis, file)) return 'code of a browser extension has no process.env';
  if (isForBrowsers(file)) return 'code that runs in a browser has no process.env';
  return readsEnvironment(file) || isAmongReaders(analysis, file)
    ? undefined
    : 'nothing in this package reads process.env, so it may run where there is none';
}

const isForBrowsers = ({ path, text }: FileFacts): boolean =>
  /\.(vue|svelte)$/.test(path) ||
  /^\s*["']use client["']/m.test(text.slice(0, 2000)) ||
  /dangerouslyAllowBrowser\s*:\s*true/.test(text) ||
  (OF_BROWSERS.test(text) && !/\bprocess\.env\b/.test(text));

/** What only a page has, and the hooks of its components. */
const OF_BROWSERS =
  /\bwindow\.\w|\bdocument\.(getElementBy|querySelector|createElement|addEventListener|body\b)|\b(localStorage|navigator)\.\w|\bnew RTCPeerConnection\(|\buse(State|Effect|Ref)(<[^()]*>)?\(/;

/** `manifest.json` is what browsers know an extension by; web pages have one of other contents. */
function isOfExtension({ packages, readText }: Analysis, { path }: FileFacts): boolean {
  const home = homeOf(packages, path) ?? '';
  return ['', 'src/', 'public/'].some((folder) =>
    /"manifest_version"\s*:/.test(readText(`${home}${folder}manifest.json`) ?? ''),
  );
}

/** The innermost package that holds the file. */
export const homeOf = (packages: readonly string[], path: string): string | undefined =>
  packages.filter((one) => path.startsWith(one)).sort((a, b) => b.length - a.length)[0];

const WORDS = ['process.', 'node:', 'require(', 'Deno.env'];

const readsEnvironment = ({ text }: FileFacts): boolean => WORDS.some((word) => text.includes(word));

/** Tests and build scripts run elsewhere, and so do the settings of tools at the top of a package. */
const ELSEWHERE = /(^|\/)(tests?|__tests__|e2e|scripts?)\/|\.(test|spec)\.\w+$|^[^/]*\.config\.\w+$/;

function isAmongReaders({ packages, mentioning }: Analysis, { path }: FileFacts): boolean {
  const home = homeOf(packages, path);
  // Without a package.json it is a script for Node.js.
  if (home === undefined) return true;
  const nested = packages.filter((one) => one.startsWith(home) && one !== home);
  return mentioning(['process.env', 'process.argv', 'node:']).some(
    (one) =>
      one.startsWith(home) && !ELSEWHERE.test(one.slice(home.length)) && !nested.some((inner) => one.startsWith(inner)),
  );
}
