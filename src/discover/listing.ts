/** Asks git for the files of a work tree. */
import { realpathSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { gitIn } from '../git/index.js';
import { entriesOf, rowsOf, type Entry } from '../git/objects.js';
import type { Environment } from '../model/options.js';

export interface GitListing {
  tracked: { path: string; kind: 'file' | 'link' | 'submodule' }[];
  /** A path that ends in `/` is a repository of its own. */
  untracked: string[];
  /** Folders end in `/`. */
  ignored: string[];
  /** Folders, with a final `/`, in which untracked files could not be looked for. */
  closed: string[];
}

/** `why` is empty when there is nothing to wonder about: the folder simply is in no work tree. */
export type Listed = { listing: GitListing } | { why: string };

/** `place`: the folder is anywhere in a work tree, or must be the top of one. */
export function listWithGit(root: string, path: string, place: 'anywhere' | 'top', env: Environment): Listed {
  const folder = join(root, path);
  const git = gitIn(folder, env, { root });
  const top = git('rev-parse', '--show-toplevel');
  if ('why' in top) return top;
  const above = stepsFrom(top.text.replace(/\r?\n$/, ''), folder);
  if (above === undefined) return { why: 'its work tree is somewhere else' };
  if (place === 'top' && above !== '') return { why: 'its .git is empty' };
  // A folder that git ignores has no listing, yet whoever names it wants it read.
  if ('text' in git('check-ignore', '-q', '.')) return { why: '' };
  const tracked = git('ls-files', '-z', '--stage');
  if ('why' in tracked) return tracked;
  const untracked = git('ls-files', '-z', '--others', '--exclude-standard');
  if ('why' in untracked) return untracked;
  const ignored = git(
    'ls-files',
    '-z',
    '--others',
    '--ignored',
    '--exclude-standard',
    '--directory',
    '--no-empty-directory',
  );
  if ('why' in ignored) return ignored;
  return {
    listing: {
      tracked: entriesOf(tracked.text).flatMap(trackedEntry),
      untracked: rowsOf(untracked.text).filter(staysInside),
      ignored: rowsOf(ignored.text).filter(staysInside),
      closed: untracked.warnings.flatMap(closedFolder).filter(staysInside),
    },
  };
}

/** `core.worktree` can claim any folder; only one around the folder that is read is believed. */
function stepsFrom(top: string, folder: string): string | undefined {
  try {
    const steps = relative(realpathSync(top), folder);
    return /^\.\.(\/|$)/.test(steps) || isAbsolute(steps) ? undefined : steps;
  } catch {
    return undefined;
  }
}

function closedFolder(warning: string): string[] {
  const folder = /could not open directory '(.+?)\/?':/.exec(warning)?.[1];
  return folder === undefined ? [] : [`${folder}/`];
}

/** A damaged or crafted index can hold any text as a path. */
function staysInside(path: string): boolean {
  return !/^\/|(^|\/)\.\.?(\/|$)/.test(path);
}

/** A path in conflict has a row for each stage. */
function trackedEntry({ path, mode }: Entry): GitListing['tracked'] {
  if (!staysInside(path)) return [];
  return [{ path, kind: mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file' }];
}
