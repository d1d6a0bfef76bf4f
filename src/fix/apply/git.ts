/** Whether files differ from what git has of them: a fix on top of that could not be told apart. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../model/options.js';

/** The repository's configuration may name programs; none of these may start one. */
const HARMLESS = ['--no-pager', '--literal-pathspecs', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/** The changed ones among `paths`, new files included; none where there is no git repository. */
export function dirtyFiles(root: string, paths: readonly string[], env: Environment): string[] {
  const staged = objects(root, ['ls-files', '--stage', '-z', '--', ...paths], env);
  if (!staged) return [];
  const committed = objects(root, ['ls-tree', '-z', 'HEAD', '--', ...paths], env) ?? new Map<string, string>();
  return paths.filter((path) => {
    const hash = staged.get(path);
    return hash === undefined || committed.get(path) !== hash || !isObject(readFileSync(join(root, path)), hash);
  });
}

/** Object names by path, of the rows that both commands print: mode, type or nothing, object, stage or nothing, path. */
function objects(root: string, command: readonly string[], env: Environment): Map<string, string> | undefined {
  const { status, stdout } = spawnSync('git', [...HARMLESS, ...command], {
    cwd: root,
    env: { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) return undefined;
  return new Map(
    stdout.split('\0').flatMap((row) => {
      const match = /^\d+ (?:\w+ )?([0-9a-f]{40,64})(?: \d)?\t(.*)$/s.exec(row);
      return match ? [[match[2] ?? '', match[1] ?? ''] as const] : [];
    }),
  );
}

/** Asking git would run the filters that the repository names. Line endings may have been converted by git. */
function isObject(bytes: Buffer, hash: string): boolean {
  const plain = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return [bytes, plain].some((content) => objectName(content, hash.length) === hash);
}

const objectName = (content: Buffer, length: number): string =>
  createHash(length === 40 ? 'sha1' : 'sha256')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
