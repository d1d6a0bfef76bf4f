import type { Environment } from '../model/options.js';
import type { Processes } from '../model/processes.js';

/** All that a command knows of the outside. What other programs read goes to stdout, everything else to stderr. */
export interface Io {
  stdout(text: string): void;
  stderr(text: string): void;
  /** Whether a person looks at stdout. */
  isTTY: boolean;
  /** Whether a person looks at stderr. */
  errIsTTY: boolean;
  columns: number | undefined;
  env: Environment;
  cwd: string;
  /** Whether a person looks at the terminal and can answer there: what was not said may be asked. */
  hasPerson?: boolean;
  /** Asks a person one question; undefined when there is nobody to answer. */
  ask?: (question: string) => Promise<string | undefined>;
  /** Only where commands of the user's may be run. */
  processes?: Processes;
}

const WIDTH_WHEN_UNKNOWN = 100;

export function widthOf(io: Io): number {
  return io.columns ?? WIDTH_WHEN_UNKNOWN;
}

/** A flag beats NO_COLOR, which beats FORCE_COLOR, which beats what the terminal can do. */
export function wantsColor(flag: boolean | undefined, io: Io, isTTY: boolean): boolean {
  if (flag !== undefined) return flag;
  if (io.env['NO_COLOR']) return false;
  const forced = io.env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTTY && io.env['TERM'] !== 'dumb';
}
