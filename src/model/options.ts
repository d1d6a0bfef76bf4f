/** What the user asked for, after flags and configuration file are merged and checked. Nothing here is optional by accident. */

import type { Policy } from './policy.js';
import type { PlanOptions } from './remedy.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Patterns as in a .gitignore, with the root's place below the folder they are relative to ('' when it is that folder). */
export interface PatternSet {
  rootBelow: string;
  patterns: string[];
}

export interface DiscoverOptions {
  cwd: string;
  /** Files and folders as the user named them; none means the current folder. */
  paths: string[];
  /** A file must match one of these, unless there are none. */
  include: PatternSet[];
  exclude: PatternSet[];
  /** Leave out what .gitignore files leave out. */
  honourIgnore: boolean;
  /** In bytes. */
  maxFileSize: number;
  /** The environment git is started with. */
  env: Environment;
}

export interface RuleSource {
  path: string;
  text: string;
}

export interface Options {
  discover: DiscoverOptions;
  /** Steps of evaluation that the questions about one file may take. */
  maxSteps: number;
  /** How long a run may take, in seconds. */
  timeout: number;
  /** Absolute paths of the user's own rule files, in the order in which they were named. */
  rules: string[];
  /** The configuration file in force, as an absolute path. */
  configFile: string | undefined;
  /** The folder in which reports are kept for the next run, as an absolute path. */
  cache: string | undefined;
  policy: Policy;
  /** The policy's own word on clients whose package reads a variable by itself, where the configuration has one. */
  implicitEnv?: Policy['implicitEnv'];
  /** The baseline that the configuration file names, as an absolute path. */
  baseline: string | undefined;
}

export interface AuditOptions {
  /** The tool's own version, for the report. */
  version: string;
  /** How to change what is found; absent: the usual way. */
  plan?: PlanOptions;
  /** Steps of evaluation that the questions about one file may take; absent: `DEFAULT_MAX_STEPS`. */
  maxSteps?: number;
}

/** Many times what the largest files of real projects take, and a few seconds of work. */
export const DEFAULT_MAX_STEPS = 1_000_000;

export interface Progress {
  /** `read`, `link`, …: a new name ends the stage before it. */
  stage: string;
  done: number;
  total: number;
}
