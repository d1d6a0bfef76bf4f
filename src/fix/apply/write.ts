/** Writes all changed files or none of them. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { reasonOf } from '../../errors.js';
import { NOT_REGULAR } from '../../regular.js';
import type { FileChange } from './change.js';

interface Staged extends FileChange {
  temporary: string;
  target: string;
  like: Like;
}

/** What a file is beside its text. */
type Like = Pick<Stats, 'mode' | 'uid' | 'gid'>;

/** Throws an Error that says what could not be written, and what became of the rest. */
export function writeChanges(root: string, changes: readonly FileChange[]): void {
  const wanted: Staged[] = [];
  const staged: Staged[] = [];
  const renamed: Staged[] = [];
  let at = '';
  try {
    for (const change of changes) {
      at = change.path;
      wanted.push(prepare(root, change));
    }
    for (const folder of new Set(wanted.map(({ target }) => dirname(target)))) sweep(folder);
    for (const one of wanted) {
      at = one.path;
      // Noted before it is written: where the disk is full, half a file has to go, too.
      staged.push(one);
      stage(one);
    }
    for (const one of staged) {
      at = one.path;
      // Asked again: meanwhile another run or an editor may have been here.
      likeOf(one.target, one.before);
      renameSync(one.temporary, one.target);
      renamed.push(one);
    }
  } catch (error) {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
    const stuck = renamed.filter((one) => !isRestored(one)).map(({ path }) => path);
    const rest = stuck.length > 0 ? `still changed: ${stuck.join(', ')}` : 'nothing was changed';
    throw new Error(`${at}: ${reasonOf(error)}; ${rest}`, { cause: error });
  }
}

/** The new text goes beside the file. A name of its own: two runs at once must not meet. */
function prepare(root: string, { path, before, after }: FileChange): Staged {
  const target = join(root, path);
  assertPlainPath(root, target);
  const temporary = join(dirname(target), `.reroute-${randomBytes(8).toString('hex')}.tmp`);
  return { path, temporary, target, like: likeOf(target, before), before, after };
}

const OURS = /^\.reroute-[0-9a-f]{16}\.tmp$/;
const LONG_AGO = 10 * 60 * 1000;

/** What a run left here that was killed. One that is under way is younger. */
function sweep(folder: string): void {
  try {
    for (const name of readdirSync(folder).filter((one) => OURS.test(one))) {
      const path = join(folder, name);
      const stat = lstatSync(path, { throwIfNoEntry: false });
      if (stat?.isFile() && Date.now() - stat.mtimeMs > LONG_AGO) rmSync(path, { force: true });
    }
  } catch {
    // Whoever may not list a folder, or remove this, may still write the file.
  }
}

/** With the file's own mode and owner. */
function stage({ temporary, like, after }: Pick<Staged, 'temporary' | 'like' | 'after'>): void {
  const handle = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, like.mode);
  try {
    writeFileSync(handle, after);
    giveTo(handle, like);
    fchmodSync(handle, like.mode);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Only root may give files away; anybody else would silently take this one. */
function giveTo(handle: number, { uid, gid }: Like): void {
  const own = fstatSync(handle);
  if (own.uid === uid && own.gid === gid) return;
  try {
    fchownSync(handle, uid, gid);
  } catch (error) {
    throw new Error('it belongs to somebody else, and would not any more', { cause: error });
  }
}

/** In one step as well: a file that is written in place is half a file for a moment, and stays so on a full disk. */
function isRestored({ temporary, target, like, before, after }: Staged): boolean {
  try {
    likeOf(target, after);
    stage({ temporary, like, after: before });
    renameSync(temporary, target);
    return true;
  } catch {
    rmSync(temporary, { force: true });
    return false;
  }
}

/** A link on the way could lead out of the root. */
function assertPlainPath(root: string, target: string): void {
  const steps = relative(root, target).split(sep);
  if (steps.includes('..')) throw new Error('outside of the folder that was read');
  let at = root;
  for (const step of steps) {
    at = join(at, step);
    if (lstatSync(at).isSymbolicLink()) throw new Error(`${relative(root, at)} is a symbolic link`);
  }
}

function likeOf(target: string, before: string): Like {
  const handle = openSync(target, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) throw new Error(NOT_REGULAR);
    if (!readFileSync(handle).equals(Buffer.from(before))) throw new Error('changed while it was read');
    if (stat.nlink > 1) throw new Error('it has other names (hard links), under which it would stay as it is');
    return { mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid };
  } finally {
    closeSync(handle);
  }
}
