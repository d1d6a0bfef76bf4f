/** Whether there is an environment to read where the code runs, and by which names. */
import type { Analysis } from '../../model/analysis.js';
import type { FileFacts } from '../../model/facts.js';
import { escapeRegex } from '../../model/pattern.js';
import type { UrlExpression } from '../../model/remedy.js';

export interface Placed {
  value: UrlExpression;
  /** What keeps the change from being certain. */
  doubt?: string;
  /** Why the code would fail if it read the environment. */
  refused?: string;
}

/** A browser has none, and a bundler puts one in only where it is told to: variables of its own prefix. */
export function placed(analysis: Analysis, file: FileFacts, value: UrlExpression): Placed {
  if (file.language !== 'typescript' || !value.sources.some(({ from }) => from === 'environment')) return { value };
  const isExtension = isOfExtension(analysis, file);
  const isPage = isExtension || isForBrowsers(analysis, file);
  const isPlainPage = isPage && !readsPlainly(analysis, file);
  const page = pageReadIn(analysis, file, isPlainPage) ?? (isPlainPage ? pageOfPackage(analysis, file) : undefined);
  if (page) return { value: inPage(value, page) };
  if (isPage) {
    const why = `code ${isExtension ? 'of a browser extension' : 'that runs in a browser'} has no process.env`;
    return { value, ...(/\bprocess\.env\b/.test(file.text) ? { doubt: why } : { refused: why }) };
  }
  const isCertain = readsEnvironment(file) || isAmongReaders(analysis, file);
  return isCertain
    ? { value }
    : { value, doubt: 'nothing in this package reads process.env, so it may run where there is none' };
}

type Page = Analysis['pages'][number];

const inPage = (value: UrlExpression, { prefix, object }: Page): UrlExpression => ({
  ...value,
  sources: value.sources.map((source) =>
    source.from === 'environment' ? { ...source, variable: `${prefix}${source.variable}`, object } : source,
  ),
});

const anyOf = (texts: readonly string[]): string => texts.map(escapeRegex).join('|');

/** A variable that no page gets: whatever the file looks like, it runs on a server. */
const readsPlainly = ({ pages }: Analysis, { text }: FileFacts): boolean =>
  new RegExp(`\\bprocess\\.env\\??\\.(?!NODE_ENV\\b|${anyOf(pages.map(({ prefix }) => prefix))})\\w`).test(text);

/** What the file reads itself; from `process.env`, servers read it, too. */
function pageReadIn({ pages }: Analysis, { text }: FileFacts, isPlainPage: boolean): Page | undefined {
  const isRead = ({ object, prefix }: Page): boolean =>
    new RegExp(`\\b${escapeRegex(object)}\\??\\.${prefix}`).test(text);
  return pages.find((page) => isRead(page) && (isPlainPage || page.object !== 'process.env'));
}

function pageOfPackage({ packages, pages, readText }: Analysis, { path }: FileFacts): Page | undefined {
  const manifest = readText(`${homeOf(packages, path) ?? ''}package.json`) ?? '';
  return pages.find((page) => manifest.includes(`"${page.package}":`));
}

const isForBrowsers = (analysis: Analysis, file: FileFacts): boolean =>
  isMarkedForBrowsers(file) || (OF_BROWSERS.test(file.text) && !readsPlainly(analysis, file));

const isMarkedForBrowsers = ({ path, text }: FileFacts): boolean =>
  /\.(vue|svelte)$/.test(path) ||
  /^\s*["']use client["']/m.test(text.slice(0, 2000)) ||
  /dangerouslyAllowBrowser\s*:\s*true/.test(text);

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

const WORDS = ['process.', 'node:', 'require(', 'Deno.env', 'import.meta.env'];

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
