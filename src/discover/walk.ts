/** Reads a folder without the help of git, .gitignore files honoured. */
import { lstatSync, readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../errors.js';
import type { Found } from './found.js';
import {
  BUILD_OUTPUT,
  foreignReason,
  IGNORED,
  joined,
  languageOf,
  soundsLikeBuildOutput,
  VIRTUAL_ENVIRONMENT,
  VIRTUAL_ENVIRONMENT_MARK,
} from './names.js';
import { ignoreFileTest, type PathTest, type Verdict } from './patterns.js';

export interface WalkFolder {
  path: string;
  depth: number;
  /** The ignore files in force, nearest last. */
  ignoreFiles: readonly IgnoreFile[];
}

export interface IgnoreFile {
  folder: string;
  test: PathTest;
}

const MAX_DEPTH = 100;
const MAX_IGNORE_FILE = 256 * 1024;

/** Notes the folder's files; returns the folders in it that are to be entered. */
export function walkFolder(folder: WalkFolder, honourIgnore: boolean, found: Found): WalkFolder[] {
  const children = childrenOf(folder, found);
  const names = new Set(children.map(({ name }) => name));
  const reason = folder.depth === 0 ? undefined : reasonToStayOut(folder, names);
  if (reason !== undefined) {
    found.skipped.set(`${folder.path}/`, reason);
    return [];
  }
  const ignoreFiles =
    honourIgnore && names.has('.gitignore')
      ? [...folder.ignoreFiles, ...ignoreFileIn(folder.path, found)]
      : folder.ignoreFiles;
  return children
    .filter(({ name }) => name !== '.git')
    .flatMap((child) => noteChild(child, { ...folder, ignoreFiles }, found));
}

function childrenOf(folder: WalkFolder, found: Found): Dirent[] {
  try {
    return readdirSync(join(found.root, folder.path), { withFileTypes: true });
  } catch (error) {
    found.unreadable.set(`${folder.path}/`, reasonOf(error));
    return [];
  }
}

function reasonToStayOut({ path, depth }: WalkFolder, names: ReadonlySet<string>): string | undefined {
  if (names.has(VIRTUAL_ENVIRONMENT_MARK)) return VIRTUAL_ENVIRONMENT;
  // `build/` with an __init__.py is a package somebody wrote.
  if (soundsLikeBuildOutput(path) && !names.has('__init__.py')) return BUILD_OUTPUT;
  return depth > MAX_DEPTH ? `more than ${MAX_DEPTH} folders deep` : undefined;
}

function noteChild(child: Dirent, folder: WalkFolder, found: Found): WalkFolder[] {
  const path = joined(folder.path, child.name);
  if (!child.isDirectory()) {
    if (verdict(path, folder.ignoreFiles) !== 'ignored') found.entries.set(path, { link: child.isSymbolicLink() });
    else if (languageOf(path) !== undefined) found.skipped.set(path, IGNORED);
    return [];
  }
  const reason = foreignReason(path) ?? (verdict(`${path}/`, folder.ignoreFiles) === 'ignored' ? IGNORED : undefined);
  if (reason === undefined) return [{ path, depth: folder.depth + 1, ignoreFiles: folder.ignoreFiles }];
  found.skipped.set(`${path}/`, reason);
  return [];
}

function verdict(path: string, ignoreFiles: readonly IgnoreFile[]): Verdict {
  for (const { folder, test } of ignoreFiles.toReversed()) {
    const answer = test(folder === '' ? path : path.slice(folder.length + 1));
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function ignoreFileIn(folder: string, found: Found): IgnoreFile[] {
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
