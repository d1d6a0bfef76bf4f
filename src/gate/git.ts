/** Asks git what changed: for the names of contents, and for contents. The comparing is done here. */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import type { Git, GitAnswer } from '../git/index.js';
import { entriesOf, isContentOf, isFile, objectName, rowsOf } from '../git/objects.js';
import type { Changed, LineRange } from '../model/verdict.js';
import { changedFrom, editsBetween, moved, touchedBy, wordsOf, type Diff, type Edit } from './diff.js';

/** Whether what a file says decides anything about a client: words that any other lost are none that are missed. */
type Decides = (path: string) => boolean;

/** What this branch changed, committed or not. */
export function changedSince(ref: string, root: string, git: Git, decides: Decides): Changed {
  const base = mergeBase(ref, git);
  const old = new Map(changesFrom(base, git, ref).map((change) => [change.path, change]));
  const changes: Comparison[] = [...old.values()].filter(({ to }) => to === undefined);
  for (const { path, name, mode } of entriesOf(textOf(git('ls-files', '--stage', '-z'), ref))) {
    if (!isFile({ mode })) continue;
    const from = old.has(path) ? old.get(path)?.from : name;
    const bytes = workTreeFile(root, path);
    if (bytes && from !== undefined && isContentOf(bytes, from)) continue;
    changes.push({ path, from, to: undefined, now: bytes });
  }
  const untracked = textOf(git('ls-files', '-z', '--others', '--exclude-standard'), ref);
  return changedFrom(`since ${ref}`, compare(changes, git, decides), rowsOf(untracked));
}

/** What the next commit would change, at the lines where the work tree has it. */
export function changedInIndex(root: string, git: Git, decides: Decides): Changed {
  const head = git('rev-parse', '--verify', '--quiet', 'HEAD');
  const changes = changesFrom('text' in head ? head.text.trim() : emptyTree(git), git, 'HEAD');
  const staged = compare(changes, git, decides);
  const objects = git.objects(changes.flatMap(({ to }) => (to === undefined ? [] : [to])));
  const files = new Map(staged.files);
  for (const { path, to } of changes) {
    const [ranges, now] = [files.get(path), workTreeFile(root, path)];
    if (ranges === undefined || ranges === 'all' || to === undefined || !now || isContentOf(now, to)) continue;
    const later = editsOf(objects.get(to), now);
    files.set(path, later ? moved(ranges, later) : 'all');
  }
  return changedFrom('in the next commit', { files, removedWords: staged.removedWords });
}

/** New path of each file that was renamed since a file was last committed. */
export function renamesSince(file: string, git: Git): Map<string, string> {
  const last = git('rev-list', '-1', 'HEAD', '--', file);
  const commit = 'text' in last && last.text.trim() !== '' ? last.text.trim() : 'HEAD';
  // A file may have been renamed in the same commit, after the baseline was written.
  const before = git('rev-parse', '--verify', '--quiet', `${commit}^`);
  const from = 'text' in before ? before.text.trim() : commit;
  const listed = git(...INDEX_AGAINST, from);
  const renames = 'text' in listed ? changesOf(listed.text) : [];
  return new Map(renames.flatMap(({ was, path }) => (was === undefined ? [] : [[was, path] as const])));
}

export function isShallow(git: Git): boolean {
  const answer = git('rev-parse', '--is-shallow-repository');
  return 'text' in answer && answer.text.trim() === 'true';
}

/** `from` and `to` are names of contents, undefined where there is no such file. */
interface Change {
  path: string;
  was: string | undefined;
  from: string | undefined;
  to: string | undefined;
}

interface Comparison extends Pick<Change, 'path' | 'from' | 'to'> {
  /** What the work tree has; where that is not asked, `to` is compared. */
  now?: Buffer | undefined;
}

/** `--cached`: the work tree is left out, and with it the filters that reading it would start. */
const INDEX_AGAINST = [
  'diff-index',
  '--cached',
  '--raw',
  '-z',
  '--no-abbrev',
  '--relative',
  '--ignore-submodules=all',
  '--find-renames',
  '--no-ext-diff',
  '--no-textconv',
] as const;

const changesFrom = (commit: string, git: Git, about: string): Change[] =>
  changesOf(textOf(git(...INDEX_AGAINST, commit), about));

/** `:100644 100644 <from> <to> R090`, the old path where there is one, the path. */
function changesOf(output: string): Change[] {
  const rows = rowsOf(output);
  const changes: Change[] = [];
  for (let at = 0; at < rows.length;) {
    const [oldMode = '', mode = '', from = '', to = '', kind = ''] = (rows[at] ?? '').slice(1).split(' ');
    const isMoved = /^[RC]/.test(kind);
    const path = rows[at + (isMoved ? 2 : 1)] ?? '';
    const was = kind.startsWith('R') ? rows[at + 1] : undefined;
    at += isMoved ? 3 : 2;
    if (![oldMode, mode].some((one) => isFile({ mode: one }))) continue;
    changes.push({ path, was, from: named(from, oldMode), to: named(to, mode) });
  }
  return changes;
}

const named = (name: string, mode: string): string | undefined => (isFile({ mode }) ? name : undefined);

function compare(changes: readonly Comparison[], git: Git, decides: Decides): Diff {
  const objects = git.objects(changes.flatMap(({ from, to }) => [from, to].filter((name) => name !== undefined)));
  const files = new Map<string, 'all' | readonly LineRange[]>();
  const removedWords = new Set<string>();
  for (const { path, from, to, now } of changes) {
    const before = from === undefined ? undefined : objects.get(from);
    const after = now ?? (to === undefined ? undefined : objects.get(to));
    const edits = after ? editsOf(before, after) : undefined;
    if (after) files.set(path, edits?.map(touchedBy) ?? 'all');
    if (!decides(path)) continue;
    const lost = edits ? edits.flatMap(({ words }) => words) : wordsOf(before?.toString('utf8') ?? '');
    for (const word of lost) removedWords.add(word);
  }
  return { files, removedWords };
}

const editsOf = (before: Buffer | undefined, after: Buffer): Edit[] | undefined =>
  before && editsBetween(before.toString('utf8'), after.toString('utf8'));

const LARGEST_FILE = 10_000_000;

/** No link is followed; what is too large is read by nobody. */
function workTreeFile(root: string, path: string): Buffer | undefined {
  try {
    const file = join(root, path);
    const stats = lstatSync(file);
    return stats.isFile() && stats.size <= LARGEST_FILE ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

function emptyTree(git: Git): string {
  const format = git('rev-parse', '--show-object-format');
  return objectName('tree', Buffer.alloc(0), 'text' in format && format.text.trim() === 'sha256' ? 64 : 40);
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
