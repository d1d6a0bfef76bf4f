import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTree } from '../discover/tree.js';
import { scan } from './cli.js';

const CLIENT = 'import openai\n\nopenai.OpenAI()\n';
const CHECK = ['check', '.', '--no-config', '--cache-dir'];

/** A repository that has been checked once, and nothing of it since. */
async function kept(): Promise<{ root: string; cache: string; entries: string[] }> {
  const top = makeTree({ 'repo/a.py': CLIENT });
  const [root, cache] = [join(top, 'repo'), join(top, 'cache')];
  utimesSync(join(root, 'a.py'), 1, 1);
  expect((await scan(root, [...CHECK, cache])).code).toBe(1);
  const entries = readdirSync(cache).map((name) => join(cache, name));
  expect(entries.length).toBeGreaterThan(0);
  return { root, cache, entries };
}

/** As the tool writes it, whoever did. */
function forge(path: string, text: string): void {
  rmSync(path, { force: true });
  writeFileSync(path, `${createHash('sha256').update(text).digest('hex')}\n${text}`, { mode: 0o600 });
}

const textOf = (path: string): string => readFileSync(path, 'utf8').replace(/^.*\n/, '');

/** A report that finds nothing. */
function forgeAll(entries: readonly string[]): void {
  for (const path of entries) {
    const text = textOf(path);
    if (/"sites":\[/.test(text)) forge(path, JSON.stringify({ ...(JSON.parse(text) as object), sites: [] }));
  }
}

describe('what is kept of runs before', () => {
  it('is believed where nobody else may write', async () => {
    const { root, cache, entries } = await kept();
    forgeAll(entries);
    expect((await scan(root, [...CHECK, cache])).code).toBe(0);
  });

  it.each([
    ['a folder that all may write', (cache: string) => chmodSync(cache, 0o777)],
    ['a folder that a group may write', (cache: string) => chmodSync(cache, 0o770)],
    ['entries that all may write', (_: string, entries: string[]) => entries.forEach((path) => chmodSync(path, 0o666))],
    ['a folder in one that all may write', (cache: string) => chmodSync(join(cache, '..'), 0o777)],
  ])('is not believed in %s', async (_what, open) => {
    const { root, cache, entries } = await kept();
    forgeAll(entries);
    open(cache, entries);
    expect((await scan(root, [...CHECK, cache])).code).toBe(1);
  });

  it.runIf(userInfo().uid === 0).each([
    ['a folder', (cache: string) => chownSync(cache, 1234, 1234)],
    ['entries', (_: string, entries: string[]) => entries.forEach((path) => chownSync(path, 1234, 1234))],
  ])('is not believed of %s of somebody else', async (_what, give) => {
    const { root, cache, entries } = await kept();
    forgeAll(entries);
    give(cache, entries);
    expect((await scan(root, [...CHECK, cache])).code).toBe(1);
  });

  const replaced = (make: (path: string) => unknown) => (path: string) => {
    rmSync(path);
    make(path);
  };
  it.each<[string, (path: string) => unknown]>([
    ['text that is no JSON, whole', (path) => forge(path, '{"sites":[')],
    ['JSON of something else', (path) => forge(path, '[1]')],
    ['null', (path) => forge(path, 'null')],
    ['a text', (path) => forge(path, '"x"')],
    ['an empty object', (path) => forge(path, '{}')],
    ['half of it', (path) => writeFileSync(path, readFileSync(path).subarray(0, 90))],
    ['nothing', (path) => writeFileSync(path, '')],
    ['a pipe', replaced((path) => execFileSync('mkfifo', ['-m', '600', path]))],
    ['a link to a device without end', replaced((path) => symlinkSync('/dev/zero', path))],
    ['a link to itself', replaced((path) => symlinkSync(path, path))],
    ['a folder', replaced((path) => execFileSync('mkdir', [path]))],
  ])('is nothing where it is %s', async (_what, damage) => {
    const { root, cache, entries } = await kept();
    entries.forEach(damage);
    const { code, err } = await scan(root, [...CHECK, cache]);
    expect([code, err]).toEqual([1, '']);
  });

  it('is nothing where the folder is a file, a pipe or a link to nowhere', async () => {
    const { root, cache } = await kept();
    for (const make of [
      () => writeFileSync(cache, ''),
      () => execFileSync('mkfifo', [cache]),
      () => symlinkSync('/nowhere/at/all', cache),
    ]) {
      rmSync(cache, { recursive: true, force: true });
      make();
      expect((await scan(root, [...CHECK, cache])).code).toBe(1);
    }
  });
});
