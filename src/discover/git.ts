/** Asks git for the files of a work tree, in a way that runs nothing the repository supplies. */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { codeOf } from '../errors.js';
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
export type GitAnswer = { listing: GitListing } | { why: string };

/** `place`: the folder is anywhere in a work tree, or must be the top of one. */
export function listWithGit(folder: string, place: 'anywhere' | 'top', env: Environment): GitAnswer {
  const git = gitIn(folder, env);
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
      tracked: rowsOf(tracked.text).flatMap(trackedEntry),
      untracked: rowsOf(untracked.text).filter(staysInside),
      ignored: rowsOf(ignored.text).filter(staysInside),
      closed: untracked.warnings.flatMap(closedFolder).filter(staysInside),
    },
  };
}

/** The repository's configuration may name programs; none of these may start one. */
const HARMLESS = [
  '--no-pager',
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.untrackedCache=false', 'core.quotePath=false'].flatMap(
    (setting) => ['-c', setting],
  ),
  ...['safe.bareRepository=explicit', 'protocol.allow=never'].flatMap((setting) => ['-c', setting]),
];

const HARMLESS_ENVIRONMENT = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  // No transport at all, whatever the configuration allows: a partial clone must not fetch.
  GIT_ALLOW_PROTOCOL: 'none',
  LC_ALL: 'C',
};

/** A hook's environment points git at the hook's repository instead of the folder that is read. */
const FOREIGN_VARIABLES =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|NAMESPACE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|TRACE.*)$/;

/** `hookFolder`: a hook runs there, and the index of its environment is the one to look at. */
export function gitIn(
  folder: string,
  env: Environment,
  hookFolder?: string,
): (...args: string[]) => { text: string; warnings: string[] } | { why: string } {
  const kept = Object.entries(env).filter(([name]) => !FOREIGN_VARIABLES.test(name));
  const index = hookFolder === undefined ? undefined : env['GIT_INDEX_FILE'];
  const cleanEnv = {
    ...Object.fromEntries(kept),
    ...(index && hookFolder !== undefined ? { GIT_INDEX_FILE: resolve(hookFolder, index) } : {}),
    ...HARMLESS_ENVIRONMENT,
  };
  return (...args) => {
    const { status, stdout, stderr, error } = spawnSync('git', [...HARMLESS, '-C', folder, ...args], {
      env: cleanEnv,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      timeout: 120_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (error) return { why: codeOf(error) === 'ENOENT' ? 'git is not installed' : error.message };
    if (status === 0) return { text: stdout, warnings: stderr.split('\n') };
    return {
      why: /not a git repository|must be run in a work tree/.test(stderr)
        ? ''
        : firstLine(stderr) || `git ended with ${String(status)}`,
    };
  };
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/^fatal: /, '').trim();
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

function rowsOf(output: string): string[] {
  return output.split('\0').filter((row) => row !== '');
}

/** A damaged or crafted index can hold any text as a path. */
function staysInside(path: string): boolean {
  return !/^\/|(^|\/)\.\.?(\/|$)/.test(path);
}

/** `100644 <object> <stage>\t<path>`; a path in conflict has a row for each stage. */
function trackedEntry(row: string): GitListing['tracked'] {
  const tab = row.indexOf('\t');
  const path = row.slice(tab + 1);
  if (tab < 0 || !staysInside(path)) return [];
  const mode = row.slice(0, 6);
  return [{ path, kind: mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file' }];
}
