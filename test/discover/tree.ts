import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Discovery } from '../../src/model/discovery.js';
import { discover } from '../../src/discover/discover.js';
import type { DiscoverOptions } from '../../src/model/options.js';

/** A temporary folder with these files, gone after the test. */
export function makeTree(files: Record<string, string | Buffer>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'reroute-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) write(root, path, content);
  return root;
}

export function write(root: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

export function git(root: string, ...args: string[]): void {
  const identity = [
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@example.com',
    '-c',
    'commit.gpgsign=false',
    '-c',
    'protocol.file.allow=always',
  ];
  execFileSync('git', [...identity, '-C', root, ...args], { stdio: 'ignore' });
}

/** A repository in which everything that its .gitignore lets through is committed. */
export function makeRepository(files: Record<string, string | Buffer>): string {
  const root = makeTree(files);
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'start');
  return root;
}

export function found(root: string, changes: Partial<DiscoverOptions> = {}): Discovery {
  return discover({
    cwd: root,
    paths: [],
    include: [],
    exclude: [],
    honourIgnore: true,
    maxFileSize: 5_000_000,
    env: process.env,
    ...changes,
  });
}

export function pathsIn(discovery: Discovery): string[] {
  return discovery.files.map(({ path }) => path);
}

export function reasonsIn(discovery: Discovery): Record<string, string> {
  return Object.fromEntries(discovery.skipped.map(({ path, reason }) => [path, reason]));
}
