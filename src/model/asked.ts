/** What a run wants to know of files without reading them: where all answers stay the same, so does the report. */
import type { Clue } from './clue.js';
import type { LanguageId } from './facts.js';

export type Question =
  /** Does it hold one of the words? */
  | { kind: 'words'; words: readonly string[]; of: 'sources' | 'configuration' }
  /** Does it show one of the clues? */
  | { kind: 'clues'; clues: readonly Clue[]; language: LanguageId }
  /** May it hold a client, as far as the rules alone can tell? */
  | { kind: 'client' }
  /** Put only to files for which the answer to another question was yes. */
  | { kind: 'further' };

export interface Asked {
  questions: readonly Question[];
  /** Files that were read, or for which an answer was yes. For all others each answer was no. */
  involved: readonly string[];
}
