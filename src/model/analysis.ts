/** What the scan knows, for those who want to change the program and not only to hear of it. */
import type { FileFacts } from './facts.js';
import type { Program } from './program.js';
import type { Plan } from './remedy.js';
import type { Report, Site } from './report.js';
import type { ConstructorRule, ReadersRule, SettingsRule } from './rule.js';
import type { Surroundings } from './surroundings.js';
import type { Traced } from './trace.js';

/** A finding before its fix is known. */
export type Finding = Omit<Site, 'fix'>;

export interface SitedTrace {
  site: Finding;
  traced: Traced;
}

/** A vendor's public endpoint and the variable that clients read to be sent elsewhere. */
export interface Endpoint {
  url: string;
  variable: string;
  /** Of sites that reach it. */
  provider: string;
}

export interface Analysis {
  findings: readonly SitedTrace[];
  program: Program;
  surroundings: Surroundings;
  endpoints: readonly Endpoint[];
  /** What bundlers put into pages. */
  pages: ReadersRule['pages'];
  /** How schemas of the environment take a text. */
  texts: NonNullable<SettingsRule['definitions']>['texts'];
  /** What the rules know of a class, by its full name: more than one, where arguments decide who answers. */
  constructorsOf(name: string): ConstructorRule[];
  /** Facts of a file, lowered when first asked for. */
  file(path: string): FileFacts | undefined;
  /** Folders that hold a package.json, with a final `/` unless empty. */
  packages: readonly string[];
  /** Source files that hold one of the words. */
  mentioning(words: readonly string[]): string[];
  /** Documents for people that do. */
  documents(words: readonly string[]): string[];
  /** Of any file; undefined when it can't be read. */
  readText(path: string): string | undefined;
}

/** What a scan hands to the commands: the report, and what it takes to change what was found. */
export interface Audited {
  report: Report;
  plan: Plan;
  surroundings: Surroundings;
  /** Literals that flow into keys: for those who quote code, never to be told. */
  keys: readonly string[];
  file(path: string): FileFacts | undefined;
}
