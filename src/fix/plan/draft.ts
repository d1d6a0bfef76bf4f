import type { CodeRemedy } from '../../model/remedy.js';

/** A fix before it is put in words, or why there is none. */
export type Draft = { remedy: CodeRemedy; requires: string[]; reason?: string } | { refused: string };
