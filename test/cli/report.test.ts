import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats, render } from '../../src/report/index.js';
import { makeTree } from '../discover/tree.js';
import { plainView, smallReport } from '../report/build.js';
import { reroute } from './cli.js';

const saved = { 'saved.json': render(smallReport(), 'json', plainView) };
const wide = { ...plainView, width: 100 };

describe('reroute report', () => {
  it.each(Object.keys(formats))('shows a saved report as %s, as a scan would have', async (format) => {
    const { code, out } = await reroute(makeTree(saved), ['report', 'saved.json', '--format', format]);
    expect([code, out]).toEqual([0, render(smallReport(), format as keyof typeof formats, wide)]);
  });

  it('writes several at once', async () => {
    const root = makeTree(saved);
    const argv = ['report', 'saved.json', '--report', 'sarif=out.sarif', '--report', 'sites.csv', '-q'];
    const { code, err } = await reroute(root, argv);
    expect([code, err]).toEqual([0, '']);
    expect(readFileSync(join(root, 'out.sarif'), 'utf8')).toContain('"2.1.0"');
    expect(readFileSync(join(root, 'sites.csv'), 'utf8')).toContain('path,cell,line');
  });

  it('prints the schema', async () => {
    const { out } = await reroute('/', ['report', '--schema']);
    expect(JSON.parse(out)).toHaveProperty('properties.sites');
  });

  it.each([
    [['report'], 'none is named'],
    [['report', 'gone.json'], 'gone.json: there is no such file'],
    [['report', '.'], 'this is a folder'],
    [['report', 'text.json'], 'text.json is not JSON'],
    [['report', 'list.json'], 'list.json is JSON of something else'],
    [['report', 'next.json'], 'next.json has schemaVersion 2, and 1 is known'],
    [['report', 'part.json'], 'part.json at tool'],
    [['report', 'saved.json', '--format', 'pdf'], '"pdf". Known: '],
  ])('%j: %s', async (argv, message) => {
    const root = makeTree({
      ...saved,
      'text.json': '# Report',
      'list.json': '[]',
      'next.json': '{"schemaVersion":2}',
      'part.json': '{"schemaVersion":1}',
    });
    const { code, out, err } = await reroute(root, argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
  });
});
