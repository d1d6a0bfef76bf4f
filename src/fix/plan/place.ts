/** Whether there is an environment to read where the code runs, and by which names. */
import type { Analysis } from '../../model/analysis.js';
import type { FileFacts } from '../../model/facts.js';
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
  const isPage = isExtension || isForBrowsers(file);
  const isPlainPage = isPage && !PLAIN.test(file.text);
  const prefix = prefixReadIn(file, isPlainPage) ?? (isPlainPage ? prefixOfBundler(analysis, file) : undefined);
  if (prefix !== undefined) return { value: withPrefix(value, prefix) };
  if (isPage) {
    const why = `code ${isExtension ? 'of a browser extension' : 'that runs in a browser'} has no process.env`;
    return { value, ...(/\bprocess\.env\b/.test(file.text) ? { doubt: why } : { refused: why }) };
  }
  const isCertain = readsEnvironment(file) || isAmongReaders(analysis, file);
  return isCertain
    ? { value }
    : { value, doubt: 'nothing in this package reads process.env, so it may run where there is none' };
}

const withPrefix = (value: UrlExpression, prefix: string): UrlExpression => ({
  ...value,
  sources: value.sources.map((source) =>
    source.from === 'environment' ? { ...source, variable: `${prefix}${source.variable}` } : source,
  ),
});

/** What bundlers put into pages, by the package that says which it is. */
const PREFIXES: Readonly<Record<string, string>> = {
  next: 'NEXT_PUBLIC_',
  'react-scripts': 'REACT_APP_',
  gatsby: 'GATSBY_',
  expo: 'EXPO_PUBLIC_',
  plasmo: 'PLASMO_PUBLIC_',
  '@vue/cli-service': 'VUE_APP_',
  astro: 'PUBLIC_',
  vite: 'VITE_',
};

const READ = new RegExp(`\\b(import\\.meta|process)\\.env\\??\\.(${Object.values(PREFIXES).join('|')})`);

/** A variable that no page gets: whatever the file looks like, it runs on a server. */
const PLAIN = new RegExp(`\\bprocess\\.env\\??\\.(?!NODE_ENV\\b|${Object.values(PREFIXES).join('|')})\\w`);

/** The prefix of the variables that the file reads itself; from `process.env`, servers read them, too. */
function prefixReadIn({ text }: FileFacts, isPlainPage: boolean): string | undefined {
  const [, from, prefix] = READ.exec(text) ?? [];
  return from === 'import.meta' || isPlainPage ? prefix : undefined;
}

function prefixOfBundler({ packages, readText }: Analysis, { path }: FileFacts): string | undefined {
  const manifest = readText(`${homeOf(packages, path) ?? ''}package.json`) ?? '';
  return Object.entries(PREFIXES).find(([name]) => manifest.includes(`"${name}":`))?.[1];
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
