import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTree } from '../discover/tree.js';
import { scan } from './cli.js';

const CLIENT = 'import openai\n\nopenai.OpenAI()\n';
const BASELINE = '{ "version": 1, "sites": [] }\n';

/** A repository in a folder that holds other things, too. */
function besides(files: Record<string, string>, outside: Record<string, string> = {}): string {
  const top = makeTree({ ...outside, ...prefixed('repo/', { 'a.py': CLIENT, ...files }) });
  mkdirSync(join(top, 'repo/.git'));
  return top;
}

const prefixed = (folder: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [folder + path, text]));

describe('what a configuration of the repository names', () => {
  const rows: [what: string, config: string, outside: Record<string, string>][] = [
    ['rules above', 'rules: [../house.yml]\n', { 'house.yml': 'quokka: wombat\n' }],
    ['rules by their whole path', 'rules: [/etc/passwd]\n', {}],
    ['rules through a folder and back', 'rules: [src/../../house.yml]\n', { 'house.yml': 'quokka: wombat\n' }],
    ['rules from a device', 'rules: [/dev/zero]\n', {}],
    ['a baseline above', 'baseline: ../known.json\n', { 'known.json': BASELINE }],
    ['a baseline by its whole path', 'baseline: /etc/passwd\n', {}],
    ['a baseline without end', 'baseline: /dev/zero\n', {}],
  ];

  it.each(rows)('is read inside of it only: %s', async (_what, config, outside) => {
    const top = besides({ 'reroute.yml': config }, outside);
    const { code, err } = await scan(join(top, 'repo'), ['check', '.']);
    expect([code, err]).toEqual([2, expect.stringContaining('leads out of')]);
    expect(err).not.toMatch(/quokka|wombat|root:/);
  });

  it.each([
    ['rules', 'rules: [house.yml]\n', 'house.yml'],
    ['a baseline', 'baseline: known.json\n', 'known.json'],
    ['a folder on the way', 'rules: [house/rules.yml]\n', 'house'],
  ])('is not read through links: %s', async (_what, config, link) => {
    const top = besides({ 'reroute.yml': config }, { 'out/rules.yml': 'quokka: wombat\n', secret: 'quokka wombat' });
    symlinkSync(join(top, link === 'house' ? 'out' : 'secret'), join(top, 'repo', link));
    const { code, err } = await scan(join(top, 'repo'), ['check', '.']);
    expect([code, err]).toEqual([2, expect.stringContaining('symbolic link')]);
    expect(err).not.toMatch(/quokka|wombat/);
  });

  it('is written inside of it only', async () => {
    for (const baseline of ['../written.json', 'link/written.json', 'there.json']) {
      const top = besides({ 'reroute.yml': `baseline: ${baseline}\n` }, { 'there.json': BASELINE });
      symlinkSync(top, join(top, 'repo/link'));
      symlinkSync(join(top, 'there.json'), join(top, 'repo/there.json'));
      const { code } = await scan(join(top, 'repo'), ['check', '.', '--update-baseline']);
      expect(code).toBe(2);
      expect(readdirSync(top).sort()).toEqual(['repo', 'there.json']);
      expect(readFileSync(join(top, 'there.json'), 'utf8')).toBe(BASELINE);
    }
  });

  it('is as large as such a thing ever is', async () => {
    const top = besides({ 'reroute.yml': 'baseline: known.json\n', 'known.json': BASELINE });
    truncateSync(join(top, 'repo/known.json'), 70_000_000);
    const { code, err } = await scan(join(top, 'repo'), ['check', '.']);
    expect([code, err]).toEqual([2, expect.stringContaining('larger than')]);
  });

  it('may be a pipe, and is not waited for', async () => {
    const top = besides({ 'reroute.yml': 'baseline: known.json\nrules: [house.yml]\n' });
    for (const name of ['known.json', 'house.yml']) execFileSync('mkfifo', [join(top, 'repo', name)]);
    const { code, err } = await scan(join(top, 'repo'), ['check', '.']);
    expect([code, err]).toEqual([2, expect.stringContaining('not a regular file')]);
  });

  it('may stand above the folder that is read, in the same repository', async () => {
    const top = besides({ 'reroute.yml': 'baseline: ci/known.json\n', 'ci/known.json': BASELINE, 'src/a.py': CLIENT });
    expect((await scan(join(top, 'repo'), ['check', 'src'])).code).toBe(1);
  });
});

describe('a configuration that is a link', () => {
  it.each(['reroute.yml', 'reroute.yaml'])('%s is told', async (name) => {
    const top = besides({}, { secret: 'quokka: wombat\n' });
    symlinkSync(join(top, 'secret'), join(top, 'repo', name));
    const { code, err } = await scan(join(top, 'repo'), ['audit', '.']);
    expect([code, err]).toEqual([2, expect.stringContaining('symbolic link')]);
    expect(err).not.toMatch(/quokka|wombat/);
  });

  it.each(['package.json', 'pyproject.toml'])('%s says nothing to this tool', async (name) => {
    const top = besides({}, { secret: 'reroute quokka' });
    symlinkSync(join(top, 'secret'), join(top, 'repo', name));
    const { code, err } = await scan(join(top, 'repo'), ['audit', '.']);
    expect([code, err]).toEqual([0, '']);
  });
});

describe('files that the user names', () => {
  it('may lie anywhere, and be links', async () => {
    const top = besides({}, { 'known.json': BASELINE, 'house/reroute.yml': 'baseline: known.json\n' });
    symlinkSync(join(top, 'known.json'), join(top, 'repo/link.json'));
    const repo = join(top, 'repo');
    expect((await scan(repo, ['check', '.', '--baseline', '../known.json'])).code).toBe(1);
    expect((await scan(repo, ['check', '.', '--baseline', 'link.json'])).code).toBe(1);
  });

  it.each([
    ['--config', 'c.json', 'quokka wombat'],
    ['--config', 'c.toml', 'quokka wombat\n'],
    ['--config', 'c.yml', 'a: [quokka\nwombat: "'],
    ['--config', 'c.yml', 'a: *quokka\n'],
    ['--config', 'c.yml', '"x": "\\quokka"\n'],
    ['--config', 'c.yml', '%quokka wombat\n--- |quokka\n @'],
    ['--config', 'c.yml', 'quokka wombat: 1\n'],
    ['--config', 'c.yml', 'maxSteps: quokka\npolicy: { missing: wombat }'],
    ['--rules', 'r.yml', 'a: [quokka\nwombat: "'],
    ['--rules', 'r.yml', 'a: *quokka\n'],
    ['--rules', 'r.yml', 'kind: quokka\nid: wombat\n'],
    ['--rules', 'r.yml', 'id: wombat\nkind: sdk\ntitle: quokka\nlanguage: wombat\n'],
    ['--rules', 'r.yml', 'quokka wombat\n'],
    ['--rules', 'r.yml', 'quokka wombat: 1\n'],
    ['--baseline', 'b.json', 'quokka wombat'],
    ['--baseline', 'b.json', '{ "version": "quokka", "sites": "wombat" }'],
    ['--baseline', 'b.json', '{ "version": 1, "sites": [], "quokka wombat": 1 }'],
    ['--from', 'f.json', 'quokka wombat'],
    ['--from', 'f.json', '{ "schemaVersion": "quokka" }'],
    ['--from', 'f.json', '{ "schemaVersion": 1, "sites": [{ "status": "quokka wombat" }] }'],
  ])('are not quoted where they can not be used: %s %s %s', async (flag, name, text) => {
    const root = makeTree({ [name]: text, 'a.py': CLIENT });
    const { code, out, err } = await scan(root, ['check', '.', flag, name, '-v']);
    expect(code, out + err).toBe(2);
    expect(err).not.toMatch(/quokka|wombat/);
  });
});
