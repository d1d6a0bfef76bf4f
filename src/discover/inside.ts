/** Opens files below a root without ever leaving it. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../errors.js';
import { folderOf, SYMBOLIC_LINK } from './names.js';

/** Whether a folder below the root is reached without a symbolic link on the way. Answers are kept. */
export function realFolders(root: string): (folder: string) => boolean {
  const known = new Map<string, boolean>([['', true]]);
  const isFolder = (folder: string): boolean => {
    try {
      return lstatSync(join(root, folder)).isDirectory();
    } catch {
      return false;
    }
  };
  return (folder) => {
    const unknown: string[] = [];
    for (let up = folder; !known.has(up); up = folderOf(up)) unknown.push(up);
    for (const next of unknown.reverse()) known.set(next, known.get(folderOf(next)) === true && isFolder(next));
    return known.get(folder) === true;
  };
}

// Windows has none of the latter two; there `|` turns what is undefined into 0, and the checks have to do.
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Throws an Error whose message says in words why the file can't be read. */
export function readInside(
  root: string,
  path: string,
  maxSize: number,
  isRealFolder: (folder: string) => boolean,
): Buffer {
  if (!isRealFolder(folderOf(path))) throw new Error(SYMBOLIC_LINK);
  let handle: number;
  try {
    handle = openSync(join(root, path), OPEN_FLAGS);
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
  try {
    return readRegular(handle, maxSize);
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  } finally {
    closeSync(handle);
  }
}

function readRegular(handle: number, maxSize: number): Buffer {
  const stat = fstatSync(handle);
  if (!stat.isFile()) throw new Error('not a regular file');
  // One byte more than it should hold: a file that grows meanwhile is noticed, and never read without end.
  const buffer = Buffer.allocUnsafe(Math.min(stat.size, maxSize) + 1);
  let length = 0;
  while (length < buffer.length) {
    const read = readSync(handle, buffer, length, buffer.length - length, length);
    if (read === 0) return buffer.subarray(0, length);
    length += read;
  }
  throw new Error(stat.size > maxSize ? 'larger than the size limit' : 'it changed while it was read');
}
