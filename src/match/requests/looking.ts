import type { FileFacts } from '../../model/facts.js';
import type { Program } from '../../model/program.js';
import type { Wire } from '../../rules/wire.js';
import type { Tables } from '../tables.js';
import type { Sends } from './sends.js';

/** What is at hand where requests are looked for. */
export interface Looking {
  program: Program;
  tables: Tables;
  wire: Wire;
  sends: Sends;
  /** Where callers are looked for. */
  files: readonly FileFacts[];
}
