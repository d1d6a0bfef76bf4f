/** Lists the files of a folder: by git where git knows them, else by walking. */
import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { DiscoverOptions } from '../model/options.js';
import type { Found } from './found.js';
import { listWithGit, type GitListing } from './listing.js';
import {
  BUILD_OUTPUT,
  folderOf,
  foreignReason,
  IGNORED,
  joined,
  languageOf,
  soundsLikeBuildOutput,
  SYMBOLIC_LINK,
  VIRTUAL_ENVIRONMENT,
  VIRTUAL_ENVIRONMENT_MARK,
} from './names.js';
import { walkTree, type WalkFolder } from './walk.js';

export function listTree(start: string, options: DiscoverOptions, found: Found): void {
  const waiting: WalkFolder[] = [{ path: start, depth: 0, ignoreFiles: [] }];
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    const inner =
      (options.honourIgnore && listRepository(folder.path, start, options, found)) ||
      walkTree(folder, options.honourIgnore, found);
    waiting.push(...inner);
  }
}

/** The repositories inside this one, or undefined when git has no listing for the folder. */
function listRepository(
  folder: string,
  start: string,
  { env }: DiscoverOptions,
  found: Found,
): WalkFolder[] | undefined {
  const answer = listWithGit(found.root, folder, folder === start ? 'anywhere' : 'top', env);
  if ('why' in answer) {
    if (answer.why !== '')
      found.notes.add(
        `git could not list ${folder || 'the folder'} (${answer.why}): it was walked instead, .gitignore files honoured.`,
      );
    return undefined;
  }
  const { listing } = answer;
  const stayOut = exclusions(listing);
  const inner: string[] = [];
  const note = (path: string, link: boolean): void => {
    const excluded = stayOut(folderOf(path));
    if (excluded) found.skipped.set(`${joined(folder, excluded.folder)}/`, excluded.reason);
    else found.entries.set(joined(folder, path), { link });
  };
  for (const { path, kind } of listing.tracked) {
    if (kind === 'submodule') inner.push(path);
    else note(path, kind === 'link');
  }
  for (const path of listing.untracked) {
    if (path.endsWith('/')) inner.push(path.slice(0, -1));
    else note(path, languageOf(path) === undefined && isLink(join(found.root, folder, path)));
  }
  for (const path of listing.closed) found.unreadable.set(joined(folder, path), 'permission denied');
  for (const path of listing.ignored) noteIgnored(folder, path, stayOut, found);
  return inner.flatMap((path) => innerRepository(folder, path, stayOut, found));
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

type Exclusion = { folder: string; reason: string } | undefined;

/** Which folder above a path keeps it out, if any. Build output is what bears such a name and holds nothing tracked. */
function exclusions(listing: GitListing): (folder: string) => Exclusion {
  const trackedFolders = new Set<string>();
  for (const { path, kind } of listing.tracked) {
    for (let up = kind === 'submodule' ? path : folderOf(path); up !== '' && !trackedFolders.has(up); up = folderOf(up))
      trackedFolders.add(up);
  }
  const paths = [...listing.tracked.map(({ path }) => path), ...listing.untracked];
  const environments = new Set(paths.filter((path) => path.endsWith(`/${VIRTUAL_ENVIRONMENT_MARK}`)).map(folderOf));
  const known = new Map<string, Exclusion>([['', undefined]]);
  const ownReason = (folder: string): string | undefined => {
    if (environments.has(folder)) return VIRTUAL_ENVIRONMENT;
    return (
      foreignReason(folder) ?? (soundsLikeBuildOutput(folder) && !trackedFolders.has(folder) ? BUILD_OUTPUT : undefined)
    );
  };
  return (folder) => {
    const unknown: string[] = [];
    for (let up = folder; !known.has(up); up = folderOf(up)) unknown.push(up);
    for (const next of unknown.reverse()) {
      const reason = ownReason(next);
      known.set(next, known.get(folderOf(next)) ?? (reason === undefined ? undefined : { folder: next, reason }));
    }
    return known.get(folder);
  };
}

/** Ignored files matter only where they are source; an ignored folder is one row, whatever it holds. */
function noteIgnored(folder: string, path: string, stayOut: (folder: string) => Exclusion, found: Found): void {
  const isFolder = path.endsWith('/');
  const bare = isFolder ? path.slice(0, -1) : path;
  const excluded = stayOut(folderOf(bare));
  if (excluded) found.skipped.set(`${joined(folder, excluded.folder)}/`, excluded.reason);
  else if (isFolder) found.skipped.set(joined(folder, path), ignoredFolderReason(join(found.root, folder, bare)));
  else if (languageOf(path) !== undefined) found.skipped.set(joined(folder, path), IGNORED);
}

function ignoredFolderReason(folder: string): string {
  return foreignReason(folder) ?? (existsSync(`${folder}/${VIRTUAL_ENVIRONMENT_MARK}`) ? VIRTUAL_ENVIRONMENT : IGNORED);
}

function innerRepository(
  folder: string,
  path: string,
  stayOut: (folder: string) => Exclusion,
  found: Found,
): WalkFolder[] {
  const whole = joined(folder, path);
  const excluded = stayOut(path);
  if (excluded) {
    found.skipped.set(`${joined(folder, excluded.folder)}/`, excluded.reason);
    return [];
  }
  if (!found.isRealFolder(whole)) {
    found.skipped.set(whole, SYMBOLIC_LINK);
    return [];
  }
  if (!existsSync(join(found.root, whole, '.git'))) {
    found.skipped.set(`${whole}/`, 'submodule that is not checked out');
    return [];
  }
  return [{ path: whole, depth: 1, ignoreFiles: [] }];
}
