/** Writes all changed files or none of them. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { reasonOf } from '../../errors.js';
import type { FileChange } from './change.js';

/** Throws an Error that says why nothing was written. */
export function writeChanges(root: string, changes: readonly FileChange[]): void {
  const staged: { temporary: string; target: string; before: string }[] = [];
  const renamed: typeof staged = [];
  try {
    for (const change of changes) staged.push(stage(root, change));
    for (const one of staged) {
      renameSync(one.temporary, one.target);
      renamed.push(one);
    }
  } catch (error) {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
    for (const { target, before } of renamed) writeFileSync(target, before);
    throw new Error(reasonOf(error), { cause: error });
  }
}

/** The new text beside the file, with the file's own mode. */
function stage(
  root: string,
  { path, before, after }: FileChange,
): { temporary: string; target: string; before: string } {
  const target = join(root, path);
  assertPlainPath(root, target);
  const mode = modeOf(target, before);
  // A name of its own: two runs at once, or what one that was killed left behind, must not meet.
  const temporary = join(dirname(target), `.reroute-${randomBytes(8).toString('hex')}.tmp`);
  const handle = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode);
  try {
    writeFileSync(handle, after);
    fchmodSync(handle, mode);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return { temporary, target, before };
}

/** A link on the way could lead out of the root. */
function assertPlainPath(root: string, target: string): void {
  const steps = relative(root, target).split(sep);
  if (steps.includes('..')) throw new Error(`${target} is outside the folder that was read`);
  let at = root;
  for (const step of steps) {
    at = join(at, step);
    if (lstatSync(at).isSymbolicLink()) throw new Error(`${relative(root, at)} is a symbolic link`);
  }
}

function modeOf(target: string, before: string): number {
  const handle = openSync(target, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) throw new Error(`${target} is not a regular file`);
    if (!readFileSync(handle).equals(Buffer.from(before))) throw new Error(`${target} changed while it was read`);
    return stat.mode & 0o7777;
  } finally {
    closeSync(handle);
  }
}
