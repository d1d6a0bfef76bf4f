/** What the gate makes of a report. */
import type { Site } from './report.js';

/** A finding that was there when the baseline was written. */
export interface BaselineEntry {
  path: string;
  /** The function or class it stands in; '' at the top of a module. */
  within: string;
  kind: Site['kind'];
  callee: string;
  status: Site['status'];
  /** The line it begins on, up to the call's arguments: tells neighbours apart when one of them goes. */
  code: string;
}

export interface Baseline {
  entries: BaselineEntry[];
}

/** Line ranges that a change touched, by path. `all`: new files, and those whose lines can't be told. */
export interface Changed {
  /** What the changes are relative to, in words. */
  since: string;
  files: ReadonlyMap<string, 'all' | readonly LineRange[]>;
  /** Words of the lines that were taken away, of all files together. */
  removedWords: ReadonlySet<string>;
}

/** Both ends included. */
export type LineRange = readonly [first: number, last: number];

export interface Judged {
  site: Site;
  /** Why it is judged so, when that is not its status alone. */
  because?: string;
}

/** A comment that asks to ignore a site, and does not do it any more, or never did. */
export interface SuppressionProblem {
  path: string;
  line: number;
  message: string;
}

export interface Verdict {
  failures: Judged[];
  warnings: Judged[];
  /** Would fail or warn, but is in the baseline. */
  known: Judged[];
  /** Would fail or warn, but was not touched by the change in question. */
  untouched: Judged[];
  /** Shown, nothing to complain of. */
  reported: Judged[];
  suppressed: Site[];
  /** Baseline entries that match nothing any more. */
  stale: BaselineEntry[];
  suppressionProblems: SuppressionProblem[];
  since: string | undefined;
}
