/** How much work a run may be. A repository may ask for less, and not for more: only a file that the user names may. */
import { UserError } from '../errors.js';
import { DEFAULT_MAX_STEPS } from '../model/options.js';
import type { LoadedConfig } from './find.js';
import { DEFAULT_MAX_FILE_SIZE, parseSize } from './size.js';

interface LimitFlags {
  maxFileSize: string | undefined;
  timeout?: string | undefined;
}

export interface Limits {
  maxFileSize: number;
  maxSteps: number;
  timeout: number;
}

export function limitsFrom(flags: LimitFlags, loaded: LoadedConfig | undefined): Limits {
  const { maxFileSize = DEFAULT_MAX_FILE_SIZE, maxSteps = DEFAULT_MAX_STEPS } = loaded?.config ?? {};
  const inForce = (wanted: number, most: number): number => (loaded?.isNamed ? wanted : Math.min(wanted, most));
  return {
    maxFileSize:
      flags.maxFileSize === undefined
        ? inForce(parseSize(maxFileSize), parseSize(DEFAULT_MAX_FILE_SIZE))
        : parseSize(flags.maxFileSize),
    maxSteps: inForce(maxSteps, DEFAULT_MAX_STEPS),
    timeout: secondsOf(flags.timeout),
  };
}

const DEFAULT_SECONDS = 600;

function secondsOf(written: string | undefined): number {
  const seconds = Number(written ?? DEFAULT_SECONDS);
  if (!(seconds > 0 && seconds <= 86_400)) throw new UserError('bad-timeout', String(written));
  return seconds;
}
