/** Which configuration file is in force. */
import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { checkConfig } from './check.js';
import { CONFIG_NAMES, parseConfig } from './read.js';
import { readText } from './text.js';
import type { Config } from './schema.js';

export interface LoadedConfig {
  /** Absolute. */
  path: string;
  config: Config;
  /** The top of its repository, or else its own folder: what it names is below. */
  top: string;
  /** The user named it: with --config. */
  isNamed: boolean;
}

/** Nearest first, from the root up to the top of its repository; without a repository, the root alone. */
export function findConfig(root: string): LoadedConfig | undefined {
  const folders = foldersUp(root);
  const top = folders.at(-1) ?? root;
  for (const folder of folders) {
    for (const name of CONFIG_NAMES) {
      const loaded = loadIfPresent(join(folder, name), top);
      if (loaded) return loaded;
    }
  }
  return undefined;
}

/** The file that --config names: it must exist and hold a configuration. */
export function loadConfig(file: string, cwd: string): LoadedConfig {
  const path = resolve(cwd, file);
  const text = readText(path, 'bad-config');
  if (text === undefined) throw new UserError('bad-config', `there is no file ${file}`);
  const raw = parseConfig(path, text);
  if (raw === undefined) throw new UserError('bad-config', `${file} says nothing about reroute`);
  return { path, config: checkConfig(path, raw), top: foldersUp(dirname(path)).at(-1) ?? dirname(path), isNamed: true };
}

function loadIfPresent(path: string, top: string): LoadedConfig | undefined {
  const isOurs = /reroute\.ya?ml$/.test(path);
  // Where another tool's manifest is a link, what it leads to says nothing about this repository.
  if (!isOurs && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
  const text = readText(path, 'bad-config', 'refused');
  if (text === undefined) return undefined;
  // A package.json that another tool broke is not ours to complain of, unless it speaks of this tool.
  if (!isOurs && !text.includes('reroute')) return undefined;
  const raw = parseConfig(path, text);
  return raw && { path, config: checkConfig(path, raw), top, isNamed: false };
}

function foldersUp(root: string): string[] {
  const folders = [root];
  for (let folder = root; !existsSync(join(folder, '.git'));) {
    const parent = dirname(folder);
    if (parent === folder) return [root];
    folders.push(parent);
    folder = parent;
  }
  return folders;
}
