/** Where reports of before are kept: never inside the scanned repository, which could bring some along. */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { Environment } from '../model/options.js';
import { PROGRAM } from './package.js';
import { version } from './version.js';

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

/** Which program this is. Installed, its version says; while it is being worked on, only its files do. */
export function buildId(): string {
  const hash = createHash('sha256').update(version());
  if (/[\\/]node_modules[\\/]/.test(PROGRAM)) return hash.digest('hex');
  for (const name of readdirSync(PROGRAM, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(PROGRAM, name));
    hash.update(`${name} ${size} ${mtimeMs}\0`);
  }
  return hash.digest('hex');
}
