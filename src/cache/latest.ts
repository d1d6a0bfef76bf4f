/** The latest run over the same paths: how each file looked, and what was asked of it. */
import type { Asked } from '../model/asked.js';
import { HELD, type Looks } from './digest.js';

export interface Run {
  /** The report's digest. */
  report: string;
  /** File by file, in the order of the discovery: how it looked, or where the next change might not show, what it held. */
  looks: string[];
  asked: Asked;
}

/** Where more has changed, to ask of all is hardly cheaper than to begin again. */
const MOST_CHANGED = 200;

/** @param held short for what a file holds */
export const runOf = (report: string, { files }: Looks, asked: Asked, held: Held): Run => ({
  report,
  looks: files.map(({ path, look, isSettled }) => (isSettled ? look : held(path))),
  asked,
});

type Held = (path: string) => string;

/** Files that may hold something else than they did; undefined where the report has to be made anew. */
export function changedSince({ looks, asked }: Run, { files }: Looks, held: Held): string[] | undefined {
  const isSame = (path: string, look: string, before = ''): boolean =>
    look === before || (before.startsWith(HELD) && held(path) === before);
  const changed = files.filter(({ path, look }, index) => !isSame(path, look, looks[index])).map(({ path }) => path);
  const involved = new Set(asked.involved);
  return changed.length > MOST_CHANGED || changed.some((path) => involved.has(path)) ? undefined : changed;
}
