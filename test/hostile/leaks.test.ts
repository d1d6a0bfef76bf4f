import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/report/index.js';
import { write } from '../discover/tree.js';
import { scan } from './cli.js';
import { leaksIn, seeds } from './secrets.js';

describe('secrets', () => {
  const said = new Map<string, string>();
  const root = mkdtempSync(join(tmpdir(), 'reroute-'));
  afterAll(() => rmSync(root, { recursive: true }));

  beforeAll(async () => {
    seeds.forEach(({ path, text }, index) => write(root, `m${index}/${path}`, text));
    const listen = async (name: string, argv: string[]): Promise<void> => {
      const { code, out, err } = await scan(root, [...argv, '.', '--no-config']);
      expect(code, err).not.toBe(2);
      said.set(name, out + err);
    };
    for (const format of Object.keys(formats)) await listen(format, ['audit', '-v', '-f', format]);
    await listen('check', ['check', '-v']);
    const cache = join(root, '..', `${basename(root)}-cache`);
    await scan(root, ['audit', '.', '--no-config', '-q', '--cache-dir', cache]);
    const kept = readdirSync(cache).map((name) => readFileSync(join(cache, name), 'latin1'));
    rmSync(cache, { recursive: true });
    expect(kept.join('').length).toBeGreaterThan(10_000);
    said.set('cache', kept.join('\n'));
  }, 120_000);

  it('are seeded in more than forty kinds', () => expect(seeds.length).toBeGreaterThan(40));

  it('stand beside sites that are reported all the same', () => {
    expect(said.get('json')?.match(/"callee"/g)?.length).toBeGreaterThan(40);
    expect(said.get('json')).toContain('«redacted»');
    expect(said.get('terminal')).toContain('a key is written in the code');
  });

  it.for(seeds)('are kept back: $what', (seed, { task }) => {
    task.meta.tried = said.size;
    for (const [where, text] of said) expect(leaksIn(text, seed), where).toEqual([]);
  });
});
