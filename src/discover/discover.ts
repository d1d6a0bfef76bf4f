/** Finds the source files under the paths a user names, and accounts for everything it leaves out. */
import { accessSync, constants, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf, UserError } from '../errors.js';
import type { Discovery } from '../model/discovery.js';
import type { DiscoverOptions } from '../model/options.js';
import type { Skipped } from '../model/outcome.js';
import { nothingFound, type Found } from './found.js';
import { folderOf, isConfiguration, isModuleData, joined, languageOf } from './names.js';
import { rootsOf, type Target } from './roots.js';
import { select } from './select.js';
import { listTree } from './tree.js';

export { openSources } from './sources.js';

export function discover(options: DiscoverOptions): Discovery {
  const { root, targets } = rootsOf(options.paths, options.cwd);
  assertReadable(root);
  const found = nothingFound(root);
  for (const target of targets) list(target, options, found);
  const { files, data, configuration } = select(found, options);
  const skipped = rows(found.skipped);
  const unreadable = rows(found.unreadable);
  return {
    root,
    files: files.sort(byPath),
    data: data.sort(),
    configuration: configuration.sort(),
    skipped,
    unreadable,
    seen: files.length + skipped.length + unreadable.length,
    notes: [...found.notes].sort(),
  };
}

function assertReadable(root: string): void {
  try {
    accessSync(root, constants.R_OK | constants.X_OK);
  } catch (error) {
    throw new UserError('path-not-readable', `${root}: ${reasonOf(error)}`, { cause: error });
  }
}

function list({ path, isFolder }: Target, options: DiscoverOptions, found: Found): void {
  if (isFolder) listTree(path, options, found);
  else if (languageOf(path) === undefined && !isConfiguration(path))
    found.skipped.set(path, 'neither Python nor TypeScript/JavaScript');
  else found.entries.set(path, { link: false });
  // Part of a tree is read with the module data of the folders around it.
  if (path !== '') for (const folder of foldersAbove(path)) noteModuleData(folder, found);
}

function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let up = folderOf(path); up !== ''; up = folderOf(up)) folders.push(up);
  return [...folders, ''];
}

function noteModuleData(folder: string, found: Found): void {
  let names: string[] = [];
  try {
    names = readdirSync(join(found.root, folder));
  } catch {
    // Without the data, imports through it stay unresolved, and are reported as such.
  }
  for (const name of names.filter(isModuleData)) found.entries.set(joined(folder, name), { link: false });
}

function rows(found: ReadonlyMap<string, string>): Skipped[] {
  return [...found].map(([path, reason]) => ({ path, reason })).sort(byPath);
}

function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
