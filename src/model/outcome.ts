import type { FileFacts, LanguageId } from './facts.js';

/** A file that discovery found and that may be read. `path` is relative to the root, with `/`. */
export interface SourceFile {
  path: string;
  language: LanguageId;
}

export interface Skipped {
  path: string;
  reason: string;
}

/** How the reading of one file ended. There is no fourth way. */
export type FileOutcome =
  | { status: 'analysed'; path: string; facts: FileFacts }
  | { status: 'skipped'; path: string; reason: string }
  | { status: 'failed'; path: string; reason: string };
