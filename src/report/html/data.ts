/**
 * What the page is given: the report, worded and ranked as the other formats word and rank it, so that the page has
 * only to show it. Every text in here is made visible already, and stays text.
 */
import type { Site } from '../../model/report.js';
import type { Line } from '../story.js';
import type { Level, Support } from '../verdict.js';

export interface PageData {
  tool: string;
  coverage: string;
  next: string;
  /** Worst first. */
  sites: PageSite[];
  /** Those that move most are first. */
  variables: Variable[];
  /** Keys around the program that lack their base URL. */
  gaps: Row[];
  remarks: Row[];
  models: { name: string; count: number }[];
  /** Lines of stories, each once: sites refer to them. */
  lines: Line[];
}

export interface PageSite {
  id: string;
  path: string;
  /** Where in the file, as people write it. */
  at: string;
  callee: string;
  kind: string;
  language: Site['language'];
  vendor: string;
  provider: string;
  status: Site['status'];
  support: Support;
  level: Level;
  impact: Site['impact'];
  test: boolean;
  suppressed: boolean;
  sentence: string;
  need: string;
  /** Every variable that moves it. */
  moves: string[];
  fix: 'safe' | 'review' | 'hand' | 'none';
  route: Route;
  code: string;
  firstLine: number;
  story: [label: string, ...lines: number[]][];
}

/** The way of its calls, in the columns of the map. */
export interface Route {
  /** What decides the address. */
  by: string;
  /** Where that is set; absent where it is nothing that could be set. */
  set?: string;
  /** Where calls end as the repository stands. */
  to: string;
  /** It could be set, and is not. */
  broken?: true;
}

export interface Variable {
  name: string;
  /** How many clients of product code it moves, and how many of those without any change of code. */
  moves: number;
  set: string;
  broken: boolean;
}

export interface Row {
  word: string;
  at: string;
  text: string;
}
