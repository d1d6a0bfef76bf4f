import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/report/index.js';
import { makeTree } from '../discover/tree.js';
import { reroute } from './cli.js';

describe('reroute', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']]])('%j prints help', async (argv) => {
    const { code, out, err } = await reroute('/', argv);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Usage: reroute');
    expect(out).toContain('Exit codes:');
  });

  it.each([['--version'], ['-V']])('%s prints the version of package.json', async (flag) => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await reroute('/', [flag])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
  });

  it.each([[['audit', '--help']], [['help', 'audit']]])('%j has groups, examples and every format', async (argv) => {
    const { code, out } = await reroute('/', argv);
    expect(code).toBe(0);
    for (const part of ['Output:', 'Which files:', 'Rules and configuration:', 'Examples:', ...Object.keys(formats)])
      expect(out).toContain(part);
  });

  it('help keeps to the width of the terminal', async () => {
    const { out } = await reroute('/', ['audit', '--help'], { columns: 60 });
    const options = out.slice(0, out.indexOf('Examples:')).split('\n');
    expect(Math.max(...options.map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});

describe('reroute rules', () => {
  it('prints the schema', async () => {
    const { code, out } = await reroute('/', ['rules', '--schema']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveProperty('title', 'reroute rule file');
  });

  it('lists those of the configuration, too', async () => {
    const rule =
      'kind: wire\nid: house-wire\ntitle: Paths of the house\ndefinite: [/house/completions]\nweak: []\nevidence: []\n';
    const root = makeTree({ 'reroute.yml': 'rules: [house.yml]\n', 'house.yml': rule });
    const { code, out } = await reroute(root, ['rules']);
    expect(code).toBe(0);
    expect(out).toMatch(/^house-wire +wire +Paths of the house$/m);
    expect(out).toMatch(/^anthropic +vendor +.*\banthropic-python\b.*\bwire-anthropic$/m);
  });
});
