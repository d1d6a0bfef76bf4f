/** From the paths a user names to one root and the places below it that are to be read. */
import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { codeOf, reasonOf, UserError } from '../errors.js';

export interface Target {
  /** Relative to the root, '' for the root itself. */
  path: string;
  isFolder: boolean;
}

export interface Roots {
  root: string;
  targets: Target[];
}

interface Named {
  absolute: string;
  isFolder: boolean;
}

export function rootsOf(paths: readonly string[], cwd: string): Roots {
  const named = (paths.length === 0 ? ['.'] : paths).map((path) => locate(path, cwd));
  const root = rootFor(named, realpathSync(cwd));
  const targets = new Map<string, Target>();
  for (const { absolute, isFolder } of named) {
    const path = relative(root, absolute).split(sep).join('/');
    targets.set(path, { path, isFolder });
  }
  return { root, targets: [...targets.values()] };
}

function locate(path: string, cwd: string): Named {
  const absolute = resolve(cwd, path);
  try {
    const stat = statSync(absolute);
    if (stat.isDirectory()) return { absolute: realpathSync(absolute), isFolder: true };
    if (!stat.isFile()) throw new UserError('path-not-regular', path);
    return { absolute: join(realpathSync(dirname(absolute)), basename(absolute)), isFolder: false };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const missing = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
    throw missing
      ? new UserError('path-missing', path, { cause: error })
      : new UserError('path-not-readable', `${path}: ${reasonOf(error)}`, { cause: error });
  }
}

/** One folder is the root. Otherwise it is the current folder, or the nearest one around all that was named. */
function rootFor(named: readonly Named[], cwd: string): string {
  const [only] = named;
  if (only?.isFolder && named.every(({ absolute }) => absolute === only.absolute)) return only.absolute;
  let root = named.every(({ absolute }) => isInside(absolute, cwd)) ? cwd : folderOf(only);
  while (!named.every(({ absolute }) => isInside(absolute, root)) && root !== dirname(root)) root = dirname(root);
  return root;
}

function folderOf(named: Named | undefined): string {
  if (named === undefined) return sep;
  return named.isFolder ? named.absolute : dirname(named.absolute);
}

function isInside(path: string, folder: string): boolean {
  const steps = relative(folder, path);
  return steps !== '..' && !steps.startsWith(`..${sep}`) && !isAbsolute(steps);
}
