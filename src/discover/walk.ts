/** Lists a folder without the help of git: fast-glob walks, and is shown of each folder only what is to be entered or noted. */
import { existsSync, readdirSync as readFolder, type Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { reasonOf } from '../errors.js';
import { late } from '../late.js';
import { disguised, undisguised } from './disguise.js';
import type { Found } from './found.js';
import { ignoreFileIn, isIgnored, type IgnoreFile } from './ignore-files.js';
import {
  BUILD_OUTPUT,
  foreignReason,
  IGNORED,
  isEnvironmentTemplate,
  joined,
  languageOf,
  soundsLikeBuildOutput,
  VIRTUAL_ENVIRONMENT,
  VIRTUAL_ENVIRONMENT_MARK,
} from './names.js';

export interface WalkFolder {
  path: string;
  depth: number;
  /** The ignore files in force, nearest last. */
  ignoreFiles: readonly IgnoreFile[];
}

interface Walk {
  honourIgnore: boolean;
  found: Found;
  /** Folders that were seen and are yet to be entered, by path. */
  ahead: Map<string, WalkFolder>;
  /** Folders with a .git of their own: git is asked about these before they are walked. */
  repositories: WalkFolder[];
}

const MAX_DEPTH = 100;

/** Notes the files below a folder; returns the repositories in it, which were not entered. */
export function walkTree(start: WalkFolder, honourIgnore: boolean, found: Found): WalkFolder[] {
  const walk: Walk = { honourIgnore, found, ahead: new Map([[start.path, start]]), repositories: [] };
  const top = join(found.root, start.path);
  function readdirSync(folder: string): string[];
  function readdirSync(folder: string, options: { withFileTypes: true }): Dirent[];
  function readdirSync(folder: string, options?: { withFileTypes: true }): Dirent[] | string[] {
    const path = joined(start.path, undisguised(relative(top, folder).split(sep).join('/')));
    const children = shown(walk.ahead.get(path) ?? { ...start, path }, walk).map(withBearableName);
    return options ? children : children.map(({ name }) => name);
  }
  const entries = late.fastGlob().sync('**', {
    cwd: top,
    dot: true,
    onlyFiles: false,
    followSymbolicLinks: false,
    objectMode: true,
    fs: { readdirSync },
  });
  for (const { path, dirent } of entries) {
    if (!dirent.isDirectory())
      found.entries.set(joined(start.path, undisguised(path)), { link: dirent.isSymbolicLink() });
  }
  return walk.repositories;
}

function withBearableName(child: Dirent): Dirent {
  const name = disguised(child.name);
  return name === child.name ? child : (Object.create(child, { name: { value: name } }) as Dirent);
}

/** What is in a folder but what stays out; each thing that is left out for a reason is noted with it. */
function shown(folder: WalkFolder, walk: Walk): Dirent[] {
  walk.ahead.delete(folder.path);
  const children = childrenOf(folder, walk.found);
  const names = new Set(children.map(({ name }) => name));
  const reason = folder.depth === 0 ? undefined : reasonToStayOut(folder, names);
  if (reason !== undefined) {
    walk.found.skipped.set(`${folder.path}/`, reason);
    return [];
  }
  const ignoreFiles =
    walk.honourIgnore && names.has('.gitignore')
      ? [...folder.ignoreFiles, ...ignoreFileIn(folder.path, walk.found)]
      : folder.ignoreFiles;
  return children.filter((child) => child.name !== '.git' && isShown(child, { ...folder, ignoreFiles }, walk));
}

function childrenOf(folder: WalkFolder, found: Found): Dirent[] {
  try {
    return readFolder(join(found.root, folder.path), { withFileTypes: true });
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

function isShown(child: Dirent, { path: folder, depth, ignoreFiles }: WalkFolder, walk: Walk): boolean {
  const path = joined(folder, child.name);
  if (!child.isDirectory()) {
    if (!isIgnored(path, ignoreFiles) || isEnvironmentTemplate(path)) return true;
    if (languageOf(path) !== undefined) walk.found.skipped.set(path, IGNORED);
    return false;
  }
  const reason = foreignReason(path) ?? (isIgnored(`${path}/`, ignoreFiles) ? IGNORED : undefined);
  if (reason !== undefined) {
    walk.found.skipped.set(`${path}/`, reason);
    return false;
  }
  const inner = { path, depth: depth + 1, ignoreFiles };
  const isRepository = walk.honourIgnore && existsSync(join(walk.found.root, path, '.git'));
  if (isRepository) walk.repositories.push(inner);
  else walk.ahead.set(path, inner);
  return !isRepository;
}
