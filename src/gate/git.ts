/** Asks git what changed. `git` is handed in, hardened: nothing that a repository configures may be started. */
import { UserError } from '../errors.js';
import type { Changed } from '../model/verdict.js';
import { changedFrom, moved, parseDiff } from './diff.js';

/** `why` is empty where the folder is in no work tree. */
export type GitAnswer = { text: string } | { why: string };
export type Git = (...args: string[]) => GitAnswer;

/** Whatever the user's own configuration says of how diffs look. */
const PLAIN = [
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--text',
  '--relative',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--submodule=short',
  '--find-renames',
];
const PATCH = [...PLAIN, '--unified=0', '--inter-hunk-context=0'];

/** Whether what a file says decides anything about a client. */
type Decides = (path: string) => boolean;

/** What this branch changed, committed or not. */
export function changedSince(ref: string, git: Git, decides: Decides): Changed {
  const base = mergeBase(ref, git);
  const diff = parseDiff(textOf(git(...withoutFilters(git), 'diff', ...PATCH, base, '--', '.'), ref), decides);
  const untracked = textOf(git('ls-files', '-z', '--others', '--exclude-standard'), ref);
  return changedFrom(`since ${ref}`, diff, rowsOf(untracked));
}

/** What the next commit would change, at the lines where the work tree has it. */
export function changedInIndex(git: Git, decides: Decides): Changed {
  const staged = parseDiff(textOf(git('diff', '--cached', ...PATCH, '--', '.'), 'HEAD'), decides);
  const later = textOf(git(...withoutFilters(git), 'diff', ...PATCH, '--', '.'), 'HEAD');
  const files = new Map([...staged.files].map(([path, ranges]) => [path, moved(ranges, later, path)]));
  return changedFrom('in the next commit', { files, removedWords: staged.removedWords });
}

/** New path of each file that was renamed since a file was last committed. */
export function renamesSince(file: string, git: Git): Map<string, string> {
  const last = git('log', '-1', '--format=%H', '--', file);
  const commit = 'text' in last && last.text.trim() !== '' ? last.text.trim() : 'HEAD';
  // A file may have been renamed in the same commit, after the baseline was written.
  const before = git('rev-parse', '--verify', '--quiet', `${commit}^`);
  const from = 'text' in before ? before.text.trim() : commit;
  const listed = git(
    ...withoutFilters(git),
    'diff',
    ...PLAIN,
    '--name-status',
    '--diff-filter=R',
    '-z',
    from,
    '--',
    '.',
  );
  const rows = 'text' in listed ? rowsOf(listed.text) : [];
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < rows.length; at += 3) renames.set(rows[at + 1] ?? '', rows[at + 2] ?? '');
  return renames;
}

export function isShallow(git: Git): boolean {
  const answer = git('rev-parse', '--is-shallow-repository');
  return 'text' in answer && answer.text.trim() === 'true';
}

function mergeBase(ref: string, git: Git): string {
  const commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if ('why' in commit) throw refError(ref, git, 'there is no such commit here');
  const base = git('merge-base', commit.text.trim(), 'HEAD');
  if ('why' in base) throw refError(ref, git, 'it has no commit in common with this branch');
  return base.text.trim();
}

function refError(ref: string, git: Git, why: string): UserError {
  const hint = isShallow(git) ? '; this clone is shallow, so fetch the history first (fetch-depth: 0)' : '';
  return new UserError('bad-ref', `${ref}: ${why}${hint}`);
}

function textOf(answer: GitAnswer, about: string): string {
  if ('text' in answer) return answer.text;
  throw new UserError('bad-ref', `${about}: ${answer.why === '' ? 'this folder is in no git work tree' : answer.why}`);
}

/** Comparing with the work tree would start the filters that a repository's configuration names. */
function withoutFilters(git: Git): string[] {
  const named = git('config', '--name-only', '-z', '--get-regexp', '^filter\\..*\\.(clean|process|required)$');
  const keys = 'text' in named ? rowsOf(named.text) : [];
  return keys.flatMap((key) => ['-c', key.endsWith('.required') ? `${key}=false` : `${key}=`]);
}

function rowsOf(output: string): string[] {
  return output.split('\0').filter((row) => row !== '');
}
