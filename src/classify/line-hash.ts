/** `primaryLocationLineHash` as GitHub's upload works it out: of the hundred characters from a line's start, blanks left out. */
import type { SitedTrace } from '../model/analysis.js';
import type { FileFacts } from '../model/facts.js';

const WINDOW = 100;
const END = '\uffff';
const PRIME = 37n;

/** Only for files whose text is what stands on the disk: not for notebooks, nor for code inside of markup. */
export function withLineHashes(findings: readonly SitedTrace[]): SitedTrace[] {
  const known = new Map<FileFacts, (line: number) => string | undefined>();
  return findings.map((one) => {
    const { file } = one.traced.match;
    if (!/\.(pyi?|[cm]?[jt]sx?)$/.test(file.path)) return one;
    const hash = known.get(file) ?? lineHashes(file.text);
    known.set(file, hash);
    const lineHash = hash(one.site.line);
    return lineHash === undefined ? one : { ...one, site: { ...one.site, lineHash } };
  });
}

export function lineHashes(text: string): (line: number) => string | undefined {
  const lines = text.replace(/[ \t]/g, '').split(/\r\n|\r|\n/);
  const whole = lines.join('\n') + END;
  let start = 0;
  const windows = lines.map((line) => {
    const window = whole.slice(start, start + WINDOW);
    start += line.length + 1;
    return window;
  });
  const nth = numbered(windows);
  return (line) => {
    const window = windows[line - 1];
    return window === undefined ? undefined : `${hashOf(window)}:${nth[line - 1] ?? 1}`;
  };
}

/** Equal ones are told apart by their number. */
function numbered(windows: readonly string[]): number[] {
  const counts = new Map<string, number>();
  return windows.map((window) => {
    const count = (counts.get(window) ?? 0) + 1;
    counts.set(window, count);
    return count;
  });
}

function hashOf(window: string): string {
  let hash = 0n;
  for (let index = 0; index < WINDOW; index++)
    hash = BigInt.asUintN(64, hash * PRIME + BigInt(index < window.length ? window.charCodeAt(index) : 0));
  return hash.toString(16);
}
