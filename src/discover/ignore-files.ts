/** The .gitignore files of a folder that is walked. */
import { join } from 'node:path';
import { reasonOf } from '../errors.js';
import { NOT_REGULAR, readRegular, TOO_LARGE } from '../regular.js';
import type { Found } from './found.js';
import { joined } from './names.js';
import { ignoreFileTest, type PathTest } from './patterns.js';

export interface IgnoreFile {
  folder: string;
  test: PathTest;
}

const MAX_IGNORE_FILE = 256 * 1024;

/** The nearest file that has an opinion decides. */
export function isIgnored(path: string, ignoreFiles: readonly IgnoreFile[]): boolean {
  for (const { folder, test } of ignoreFiles.toReversed()) {
    const verdict = test(folder === '' ? path : path.slice(folder.length + 1));
    if (verdict !== undefined) return verdict === 'ignored';
  }
  return false;
}

/** None where the file can't be honoured; that is noted. */
export function ignoreFileIn(folder: string, found: Found): IgnoreFile[] {
  const path = joined(folder, '.gitignore');
  const refused = (pattern: string): unknown =>
    found.notes.add(`${path}: the pattern ${JSON.stringify(pattern)} is not honoured: it has too many stars.`);
  try {
    const bytes = readRegular(join(found.root, path), { maxSize: MAX_IGNORE_FILE, links: 'refused' });
    return [{ folder, test: ignoreFileTest(bytes.toString('utf8'), refused) }];
  } catch (error) {
    const reason = reasonOf(error);
    const isOdd = reason === NOT_REGULAR || reason === TOO_LARGE;
    found.notes.add(`${path} is not honoured: ${isOdd ? 'it is ' : ''}${reason}.`);
    return [];
  }
}
