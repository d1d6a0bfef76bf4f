/** What `git diff --unified=0` says, as line ranges of the new files. */
import type { Changed, LineRange } from '../model/verdict.js';

export interface Diff {
  files: Map<string, LineRange[]>;
  removedWords: Set<string>;
}

function hunkOf(line: string): { start: number; added: number; removed: number } | undefined {
  const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
  return hunk ? { removed: Number(hunk[1] ?? 1), start: Number(hunk[2]), added: Number(hunk[3] ?? 1) } : undefined;
}

/** @param decides whether what a file says decides anything: words that any other lost are none that are missed */
export function parseDiff(text: string, decides: (path: string) => boolean = () => true): Diff {
  const files = new Map<string, LineRange[]>();
  const removedWords = new Set<string>();
  let ranges: LineRange[] = [];
  let left = 0;
  let old: string | undefined;
  for (const line of text.split('\n')) {
    // Inside a hunk a line may look like a header.
    if (left > 0 && /^[-+\\]/.test(line)) {
      if (line.startsWith('\\')) continue;
      left--;
      if (old === undefined || decides(old)) for (const word of wordsRemoved(line)) removedWords.add(word);
      continue;
    }
    if (line.startsWith('--- ')) old = pathOf(line.slice(4), 'a/');
    if (line.startsWith('+++ ')) {
      const path = newPath(line.slice(4));
      ranges = [];
      if (path !== undefined) files.set(path, ranges);
    }
    const hunk = hunkOf(line);
    if (!hunk) continue;
    ranges.push(rangeOf(hunk.start, hunk.added));
    left = hunk.added + hunk.removed;
  }
  return { files, removedWords };
}

const wordsRemoved = (line: string): string[] => (line.startsWith('-') ? (line.match(/[A-Za-z_]\w*/g) ?? []) : []);

/** Where lines were only taken away, their neighbours count as touched. */
function rangeOf(start: number, count: number): LineRange {
  return count === 0 ? [start, start + 1] : [start, start + count - 1];
}

const newPath = (written: string): string | undefined => pathOf(written, 'b/');

/** `b/src/a.py`, quoted like a C string when it holds unusual characters; a tab ends a name with blanks. */
function pathOf(written: string, prefix: 'a/' | 'b/'): string | undefined {
  const path = written.startsWith('"') ? unquoted(written) : written.replace(/\t$/, '');
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', v: '\v', f: '\f' };

function unquoted(text: string): string {
  const bytes = text
    .replace(/^"|"$/g, '')
    .replace(/\\([0-7]{3}|.)/g, (_all, code: string) =>
      code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
    );
  return /[^\u0000-\u00ff]/.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Lines of a file as it was staged, where they stand in the work tree. */
export function moved(ranges: readonly LineRange[], later: string, path: string): LineRange[] {
  const edits = hunksOf(later, path);
  return edits.length === 0 ? [...ranges] : ranges.map((range) => shifted(range, edits));
}

interface Edit {
  from: number;
  removed: number;
  added: number;
}

function hunksOf(text: string, path: string): Edit[] {
  const edits: Edit[] = [];
  let mine = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('+++ ')) mine = newPath(line.slice(4)) === path;
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
    if (mine && hunk) edits.push({ from: Number(hunk[1]), removed: Number(hunk[2] ?? 1), added: Number(hunk[3] ?? 1) });
  }
  return edits;
}

function shifted([first, last]: LineRange, edits: readonly Edit[]): LineRange {
  const shift = (line: number): number =>
    edits.reduce(
      (at, { from, removed, added }) => (from + Math.max(0, removed - 1) < line ? at + added - removed : at),
      line,
    );
  return [shift(first), shift(last)];
}

export function changedFrom(since: string, { files, removedWords }: Diff, whole: readonly string[] = []): Changed {
  const all = new Map<string, 'all' | readonly LineRange[]>();
  // Lines of a notebook are lines of JSON, which no cell knows.
  for (const [path, ranges] of files) all.set(path, path.endsWith('.ipynb') ? 'all' : ranges);
  for (const path of whole) all.set(path, 'all');
  return { since, files: all, removedWords };
}
