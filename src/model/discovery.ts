import type { Question } from './asked.js';
import type { Skipped, SourceFile } from './outcome.js';

/** What a scan is about: which files there are, and what became of the others. All paths are relative to `root`, with `/`. */
export interface Discovery {
  /** Absolute, symbolic links resolved. */
  root: string;
  /** In code-unit order of their paths. */
  files: SourceFile[];
  /** Files that say how modules are found: package.json, tsconfig*.json, jsconfig.json, pyproject.toml, … */
  data: string[];
  /** Files that may say what variables there are: environment files, workflows, manifests, documents, … What git ignores is this machine's own and not among them. */
  configuration: string[];
  /** Left out on purpose. A path that ends in `/` is a folder that was not entered: one row for all it holds. */
  skipped: Skipped[];
  /** Wanted, but not to be had: folders and files that the system would not open. */
  unreadable: Skipped[];
  /** files + skipped + unreadable. */
  seen: number;
  /** What a person may want to know about how the files were found. */
  notes: string[];
}

/** The only way to the bytes of a scanned file. */
export interface Sources {
  /** Throws an Error that says why in words. Never follows a link out of the root, never waits on a pipe or device. */
  read(path: string): Buffer;
  /** Those of `among` whose bytes hold at least one needle. Files that can't be read or searched count as holding one. */
  mentioning(needles: readonly string[], among: readonly string[]): string[];
  /** Those of `among` that pass a test of their path and letters, all below 256; likewise. The question says what the test asks. */
  passing(test: (path: string, text: string) => boolean, among: readonly string[], question: Question): string[];
}

export interface SourceLimits {
  maxFileSize: number;
}
