/** Opens files below a root without ever leaving it. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../errors.js';
import { readRegular } from '../regular.js';
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

/** Throws an Error whose message says in words why the file can't be read. */
export function readInside(
  root: string,
  path: string,
  maxSize: number,
  isRealFolder: (folder: string) => boolean,
): Buffer {
  if (!isRealFolder(folderOf(path))) throw new Error(SYMBOLIC_LINK);
  try {
    return readRegular(join(root, path), { maxSize, links: 'refused' });
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}
