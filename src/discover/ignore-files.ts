/** The .gitignore files of a folder that is walked. */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../errors.js';
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
  try {
    const absolute = join(found.root, path);
    const stat = lstatSync(absolute);
    if (!stat.isFile() || stat.size > MAX_IGNORE_FILE) {
      found.notes.add(`${path} is not honoured: it is ${stat.isFile() ? 'too large' : 'not a regular file'}.`);
      return [];
    }
    const refused = (pattern: string): unknown =>
      found.notes.add(`${path}: the pattern ${JSON.stringify(pattern)} is not honoured: it has too many stars.`);
    return [{ folder, test: ignoreFileTest(readFileSync(absolute, 'utf8'), refused) }];
  } catch (error) {
    found.notes.add(`${path} could not be read: ${reasonOf(error)}.`);
    return [];
  }
}
