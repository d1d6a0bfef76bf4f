/** Two contents of a file → the lines in which they differ. Our own comparison: git's would start what a repository names. */
import { diffLines } from 'diff';
import type { Changed, LineRange } from '../model/verdict.js';

/** A run of lines that stands in the place of another; either may be empty. */
export interface Edit {
  /** The first line that went, or before which lines were added. */
  from: number;
  removed: number;
  /** The first line that came, or before which lines were taken away. */
  at: number;
  added: number;
  words: readonly string[];
}

/** More than that, and it is another file. */
const MOST_EDITS = 1_000;

/** Undefined where they have too little in common to tell. */
export function editsBetween(before: string, after: string): Edit[] | undefined {
  const parts = diffLines(unix(before), unix(after), { maxEditLength: MOST_EDITS }) as
    { value: string; count: number; added: boolean; removed: boolean }[] | undefined;
  if (!parts) return undefined;
  const edits: Edit[] = [];
  let [from, at] = [1, 1];
  let open: Edit | undefined;
  for (const { value, count, added, removed } of parts) {
    if (!added && !removed) {
      open = undefined;
      [from, at] = [from + count, at + count];
      continue;
    }
    if (!open) edits.push((open = { from, removed: 0, at, added: 0, words: [] }));
    if (removed) [open.removed, open.words, from] = [open.removed + count, wordsOf(value), from + count];
    else [open.added, at] = [open.added + count, at + count];
  }
  return edits;
}

const unix = (text: string): string => text.replaceAll('\r\n', '\n');

export const wordsOf = (text: string): string[] => text.match(/[A-Za-z_]\w*/g) ?? [];

/** Where lines were only taken away, their neighbours count as touched. */
export function touchedBy({ at, added }: Edit): LineRange {
  return added === 0 ? [Math.max(at - 1, 0), at] : [at, at + added - 1];
}

/** Lines of a file, where they stand after later edits. */
export function moved(ranges: readonly LineRange[], later: readonly Edit[]): LineRange[] {
  const shift = (line: number): number =>
    later.reduce(
      (at, { from, removed, added }) =>
        from + Math.max(0, removed - 1) < line + (removed === 0 ? 1 : 0) ? at + added - removed : at,
      line,
    );
  return ranges.map(([first, last]) => [shift(first), shift(last)]);
}

export interface Diff {
  files: ReadonlyMap<string, 'all' | readonly LineRange[]>;
  removedWords: ReadonlySet<string>;
}

export function changedFrom(since: string, { files, removedWords }: Diff, whole: readonly string[] = []): Changed {
  const all = new Map<string, 'all' | readonly LineRange[]>();
  // Lines of a notebook are lines of JSON, which no cell knows.
  for (const [path, ranges] of files) all.set(path, path.endsWith('.ipynb') ? 'all' : ranges);
  for (const path of whole) all.set(path, 'all');
  return { since, files: all, removedWords };
}
