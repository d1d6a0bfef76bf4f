import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../discover/tree.js';
import { scan } from './cli.js';
import { leaksIn, seeds } from './secrets.js';

/** A diff has to quote what it changes; where that holds a key, there is none. */
describe('a change', () => {
  const said = new Map<string, string>();
  const root = mkdtempSync(join(tmpdir(), 'reroute-'));
  afterAll(() => rmSync(root, { recursive: true }));

  beforeAll(async () => {
    seeds.forEach(({ path, text }, index) => write(root, `m${index}/${path}`, text));
    // What the section on the gateway would stand beside.
    write(root, 'README.md', `# Web\n\n## Environment\n\n- \`OPENAI_API_KEY\`: sk-proj-9f3Kq7Zt2LmX8vBw4RsY6cHd\n`);
    write(
      root,
      'plain.py',
      'import requests\n\nrequests.post(\n    "https://api.openai.com/v1/chat/completions",\n    headers={"Authorization": "Bearer test-key"},\n)\n',
    );
    const listen = async (name: string, argv: string[]): Promise<void> => {
      const { code, out, err } = await scan(root, ['fix', '.', '--no-config', ...argv]);
      expect(code, err).toBeLessThan(2);
      said.set(name, out + err);
    };
    await listen('diff', ['--unsafe-fixes']);
    await listen('rdjson', ['--format', 'rdjson', '--unsafe-fixes']);
    await listen('sarif', ['--format', 'sarif', '--unsafe-fixes']);
    await listen('files', ['--patch', join(root, 'fix.patch'), '--pr-body', join(root, 'pr.md')]);
    const everything = ['--layers', 'code,settings,env,ci,docs', '--unsafe-fixes'];
    await listen('every layer', [...everything, '--pr-body', join(root, 'all.md')]);
    said.set('pull request of every layer', readFileSync(join(root, 'all.md'), 'utf8'));
    await listen('environment', ['--strategy', 'env', '--format', 'rdjson', '--include-vendors', '--unsafe-fixes']);
    said.set('patch', readFileSync(join(root, 'fix.patch'), 'utf8'));
    said.set('pull request', readFileSync(join(root, 'pr.md'), 'utf8'));
  }, 120_000);

  it('is shown where no key stands in it, and its absence is told', () => {
    for (const name of ['diff', 'rdjson', 'sarif', 'patch']) expect(said.get(name)).toContain('plain.py');
    expect(said.get('diff')).toContain('with a key in the lines around the change');
  });

  it('of a name made to be read as Markdown stays one line', async () => {
    const name = 'a`\n# owned <img src=x>.py';
    const folder = mkdtempSync(join(tmpdir(), 'reroute-'));
    write(folder, name, 'import openai\n\nopenai.OpenAI()\n');
    await scan(folder, ['fix', '.', '--no-config', '--pr-body', join(folder, 'pr.md')]);
    const body = readFileSync(join(folder, 'pr.md'), 'utf8');
    rmSync(folder, { recursive: true });
    expect(body).toContain('# owned');
    expect(body).not.toMatch(/^# owned/m);
  });

  it.for(seeds)('quotes no key: $what', (seed, { task }) => {
    task.meta.tried = said.size;
    for (const [where, text] of said) expect(leaksIn(text, seed), where).toEqual([]);
  });
});
