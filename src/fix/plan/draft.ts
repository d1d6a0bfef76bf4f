import type { CodeRemedy } from '../../model/remedy.js';

/** A fix before it is put in words, why there is none, or the variables that move the client without one. */
export type Draft = Change | { refused: string } | { movedBy: string[] };

interface Change {
  remedy: CodeRemedy;
  requires: string[];
  reason?: string;
}
