/** Where reports of before are kept: never inside the scanned repository, which could bring some along. */
import { isAbsolute, join, resolve } from 'node:path';
import type { Environment } from '../model/options.js';

export interface CacheFlags {
  /** --no-cache is false. */
  cache?: boolean;
  cacheDir?: string | undefined;
}

/** Undefined: nothing is kept, because nobody wants it or there is no place. */
export function cacheFolder({ cache, cacheDir }: CacheFlags, cwd: string, env: Environment): string | undefined {
  if (cache === false) return undefined;
  if (cacheDir !== undefined) return resolve(cwd, cacheDir);
  const home = env['HOME'] ?? env['USERPROFILE'];
  const own = env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'] ?? (home && join(home, '.cache'));
  return own && isAbsolute(own) ? join(own, 'reroute') : undefined;
}
