/** What readers hand on: the variables that stand together at one place, whatever the format. */
import type { Configuration } from '../model/report.js';
import type { Idiom, Mention } from '../model/surroundings.js';

/** `passed`: the value comes from outside at run time. `commented`: a line that a person may take the comment mark from; it sets nothing. */
export type EntryValue = 'set' | 'empty' | 'passed' | 'commented';

export interface Entry extends Mention {
  idiom: Idiom;
  value: EntryValue;
  /** Variables or secrets that the value is made of. */
  from: string[];
  /** Compared with others of its kind, and never told to anybody. */
  literal?: string;
  /** Empty wherever it is not set outside: `${NAME:-}`. */
  hollow?: true;
  /** In the values of a chart: its templates hand on all that stands beside it. */
  isHandedOn?: true;
  /** Named in passing, or like a variable and read from none: it counts only beside a key, and is none. */
  bare?: true;
}

/** A place by what it is called; without a file, wherever it stands: in Kubernetes the cluster brings files together. */
export interface Link {
  owner: string;
  file?: string;
}

/** A value of a chart, by its keys; `isGuarded`: nothing is written where it is empty. */
export interface ValueUse {
  path: string;
  isGuarded: boolean;
}

export interface Block {
  kind: Configuration['kind'];
  path: string;
  /** In words: `service web`, `job test`, `class Settings`; '' where the file is all there is to say. */
  owner: string;
  entries: Entry[];
  /** Entries of the places around this one, which hold here as well. */
  around: Entry[];
  /** Files whose variables hold here as well. */
  opens: string[];
  /** Places whose variables hold here as well. */
  links?: Link[];
  /** Of a template in a chart. */
  uses?: ValueUse[];
  /** It takes in a file that is not in the repository: what that holds, nobody knows. */
  isOpenEnded?: true;
  /** Meant to be copied or overridden: what stands in a comment is on offer. */
  isOffer?: true;
}

/** Not understood, and why in words. */
export interface Problem {
  line: number;
  reason: string;
}

export interface Reading {
  blocks: Block[];
  problem?: Problem;
}
