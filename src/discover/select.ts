/** Decides of each path that was listed whether it is a source file to be read, module data, left out, or none of our business. */
import { lstatSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { codeOf, reasonOf } from '../errors.js';
import type { SourceFile } from '../model/outcome.js';
import type { DiscoverOptions } from '../model/options.js';
import type { Found } from './found.js';
import {
  folderOf,
  generatedReason,
  isConfiguration,
  isMarkdown,
  isModuleData,
  languageOf,
  SYMBOLIC_LINK,
} from './names.js';
import { matcher } from './patterns.js';

export interface Selection {
  files: SourceFile[];
  data: string[];
  configuration: string[];
}

export function select(found: Found, options: DiscoverOptions): Selection {
  const selection: Selection = { files: [], data: [], configuration: [] };
  const patternReason = patternReasons(options);
  for (const [path, { link }] of found.entries) {
    const language = languageOf(path);
    if (language !== undefined) {
      const reason = (link ? SYMBOLIC_LINK : generatedReason(path)) ?? patternReason(path);
      if (reason !== undefined) found.skipped.set(path, reason);
      else if (isReadable(path, options.maxFileSize, found)) selection.files.push({ path, language });
    } else if (link && leadsToFolder(join(found.root, path))) {
      found.skipped.set(path, SYMBOLIC_LINK);
    } else if (isModestFile(path, options.maxFileSize, found)) {
      if (isModuleData(path)) selection.data.push(path);
      if (tellsOfVariables(path) && patternReason(path) === undefined) selection.configuration.push(path);
    }
  }
  return selection;
}

const tellsOfVariables = (path: string): boolean => isConfiguration(path) || isMarkdown(path);

function patternReasons({ include, exclude }: DiscoverOptions): (path: string) => string | undefined {
  const excluded = matcher(exclude);
  const included = matcher(include);
  const takesAll = include.every(({ patterns }) => patterns.length === 0);
  return (path) => {
    if (excluded(path)) return 'excluded by pattern';
    return takesAll || included(path) ? undefined : 'not included by pattern';
  };
}

/** Where it is not, the reason is noted. */
function isReadable(path: string, limit: number, found: Found): boolean {
  try {
    const stat = lstatSync(join(found.root, path));
    const reason = found.isRealFolder(folderOf(path)) ? reasonAgainst(stat, limit) : SYMBOLIC_LINK;
    if (reason === undefined) return true;
    found.skipped.set(path, reason);
  } catch (error) {
    noteMissing(path, error, found);
  }
  return false;
}

function reasonAgainst(stat: Stats, limit: number): string | undefined {
  if (stat.isSymbolicLink()) return SYMBOLIC_LINK;
  if (!stat.isFile()) return 'not a regular file';
  return stat.size > limit ? 'larger than the size limit' : undefined;
}

function noteMissing(path: string, error: unknown, found: Found): void {
  if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') found.unreadable.set(path, reasonOf(error));
  else if (path.includes('\uFFFD')) found.unreadable.set(path, 'the name is not valid UTF-8');
  else found.skipped.set(path, 'not in the working tree');
}

/** One that is no source, but tells something about it. */
function isModestFile(path: string, limit: number, found: Found): boolean {
  if (!isModuleData(path) && !tellsOfVariables(path)) return false;
  try {
    const stat = lstatSync(join(found.root, path));
    return stat.isFile() && stat.size <= limit && found.isRealFolder(folderOf(path));
  } catch {
    return false;
  }
}

/** A link to a folder would have been entered if it were one; a link to some other file is no loss. */
function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
