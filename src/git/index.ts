/**
 * The only place that starts git, in a way that runs nothing the repository supplies or its configuration names.
 *
 * Switching off each key that names a program is not enough: a filter's name may hold `=`, which `-c` can't express,
 * and a submodule has a configuration of its own. So git is asked only what it answers from its index and its objects:
 * it never compares with the work tree (that starts filters), never shows a log (that starts gpg), never enters a
 * submodule, and changes nothing (that starts hooks). What is in the work tree is compared in gate/ and fix/apply/.
 */
import { spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';
import { codeOf } from '../errors.js';
import type { Environment } from '../model/options.js';
import { gitProgram, trustedPath } from './program.js';

/** `why` is empty when there is nothing to wonder about: the folder simply is in no work tree. */
export type GitAnswer = { text: string; warnings: string[] } | { why: string };

export interface Git {
  (...args: string[]): GitAnswer;
  /** What these objects hold, byte for byte; those that are too large for anybody to read are left out. */
  objects: (names: readonly string[]) => Map<string, Buffer>;
}

/** Questions that git answers without a look at the work tree. What is not here is not asked. */
const HARMLESS_COMMANDS = new Set([
  'cat-file',
  'check-ignore',
  'diff-index',
  'ls-files',
  'ls-tree',
  'merge-base',
  'rev-list',
  'rev-parse',
  'symbolic-ref',
]);

const HARMLESS = [
  '--no-pager',
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.untrackedCache=false', 'core.quotePath=false'].flatMap(
    (setting) => ['-c', setting],
  ),
  ...['safe.bareRepository=explicit', 'protocol.allow=never', 'submodule.recurse=false'].flatMap((setting) => [
    '-c',
    setting,
  ]),
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

/** A pipe in the place of a file that git reads would keep it waiting for ever. */
const PATIENCE = 30_000;

const LARGEST_OBJECT = 10_000_000;

interface Where {
  /** What is scanned, where that is more than the folder that is asked about. */
  root?: string;
  /** A hook runs there, and the index of its environment is the one to look at. */
  hookFolder?: string | undefined;
}

export function gitIn(folder: string, env: Environment, { root = folder, hookFolder }: Where = {}): Git {
  const path = trustedPath(env['PATH'], root);
  const program = gitProgram(path, root);
  const started = { cwd: folder, env: cleaned(env, path, hookFolder), maxBuffer: 1 << 30, timeout: PATIENCE };
  let silent = program === undefined ? 'git is not installed' : undefined;
  const start = (args: readonly string[], input?: string): { stdout: Buffer; warnings: string[] } | { why: string } => {
    if (!HARMLESS_COMMANDS.has(args[0] ?? '')) throw new Error(`git ${args[0] ?? ''} may start programs`);
    if (program === undefined || silent !== undefined) return { why: silent ?? '' };
    const { status, stdout, stderr, error } = spawnSync(program, [...HARMLESS, ...args], {
      ...started,
      ...(input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input }),
    });
    if (codeOf(error) === 'ETIMEDOUT') silent = `git gave no answer in ${PATIENCE / 1000} seconds`;
    if (error) return { why: silent ?? error.message };
    const said = stderr.toString('utf8');
    if (status === 0) return { stdout, warnings: said.split('\n') };
    return { why: isNoWorkTree(said) ? '' : firstLine(said) || `git ended with ${String(status)}` };
  };
  const ask = (...args: string[]): GitAnswer => {
    const answer = start(args);
    return 'why' in answer ? answer : { text: answer.stdout.toString('utf8'), warnings: answer.warnings };
  };
  return Object.assign(ask, {
    objects: (names: readonly string[]): Map<string, Buffer> => {
      const sizes = start(['cat-file', '--batch-check'], lines(names));
      const readable = 'why' in sizes ? [] : readableOf(sizes.stdout.toString('latin1'));
      if (readable.length === 0) return new Map();
      const answer = start(['cat-file', '--batch'], lines(readable));
      return 'why' in answer ? new Map<string, Buffer>() : objectsOf(answer.stdout);
    },
  });
}

function cleaned(env: Environment, path: readonly string[], hookFolder: string | undefined): Environment {
  const kept = Object.entries(env).filter(([name]) => !FOREIGN_VARIABLES.test(name));
  const index = hookFolder === undefined ? undefined : env['GIT_INDEX_FILE'];
  return {
    ...Object.fromEntries(kept),
    PATH: path.join(delimiter),
    ...(index && hookFolder !== undefined ? { GIT_INDEX_FILE: resolve(hookFolder, index) } : {}),
    ...HARMLESS_ENVIRONMENT,
  };
}

const isNoWorkTree = (said: string): boolean => /not a git repository|must be run in a work tree/.test(said);

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/^fatal: /, '').trim();
}

const lines = (names: readonly string[]): string => names.map((name) => `${name}\n`).join('');

/** `<name> blob <size>`, or `<name> missing`. */
function readableOf(listed: string): string[] {
  return listed.split('\n').flatMap((row) => {
    const [name = '', type, size] = row.split(' ');
    return type === 'blob' && Number(size) <= LARGEST_OBJECT ? [name] : [];
  });
}

/** `<name> blob <size>`, a line feed, that many bytes, a line feed. */
function objectsOf(output: Buffer): Map<string, Buffer> {
  const objects = new Map<string, Buffer>();
  for (let at = 0; at < output.length;) {
    const end = output.indexOf('\n', at);
    if (end < 0) break;
    const [name = '', type, size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    objects.set(name, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return objects;
}
