import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/commands/run.js';

const sample = fileURLToPath(new URL('../../fixtures/sample/', import.meta.url));
let folder = '';

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: folder, encoding: 'utf8' });

const answers: string[] = [];

async function reroute(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await run(
    argv,
    {
      stdout: (text) => void (out += text),
      stderr: (text) => void (err += text),
      isTTY: false,
      errIsTTY: false,
      columns: undefined,
      env: { PATH: process.env['PATH'] },
      cwd: folder,
      ask: () => Promise.resolve(answers.shift()),
    },
    async () => (await import('../../src/pipeline.js')).audit,
  );
  return { code, out, err };
}

vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'reroute-fix-')));
  cpSync(sample, folder, { recursive: true });
  git('init', '-q');
  git('add', '-A', '-f');
  git('commit', '-qm', 'start');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CHANGED = [
  '.github/workflows/e2e.yml',
  'backend/.env.default',
  'backend/tideway/blocks/codegen.py',
  'backend/tideway/blocks/llm.py',
  'backend/tideway/util/clients.py',
  'backend/tideway/util/settings.py',
  'docker-compose.yml',
];

describe('the sample', () => {
  it('is right after one run, and a second one finds nothing', async () => {
    expect((await reroute('check', '--no-config')).code).toBe(1);

    const first = await reroute('fix', '--no-config', '--write', '--implicit-env', 'fix');
    // The client of another vendor is left, and still complained of.
    expect(first).toMatchObject({
      code: 1,
      err: expect.stringMatching(/Left for a person \(1\):\n.*llm\.py:\d+: a client of/) as string,
    });
    expect(git('diff', '--name-only').trim().split('\n')).toEqual([...CHANGED, 'frontend/src/lib/llm.ts']);
    expect((await reroute('check', '--no-config')).out).toContain('Failed: 1 client bypasses the gateway');

    git('commit', '-qam', 'move');
    const second = await reroute('fix', '--no-config', '--write');
    expect(second.code).toBe(0);
    expect(second.err).toMatch(
      /^No code has to change\.\n\nMoved by the environment alone \(1\):\n.*ANTHROPIC_BASE_URL/,
    );
    expect(git('status', '--porcelain')).toBe('');
  });

  it('changes what it must and nothing else', async () => {
    const { err } = await reroute('fix', '--no-config', '--write');
    expect(err).toContain('frontend/src/lib/llm.ts:7: its package reads OPENAI_BASE_URL by itself');
    await expect(git('diff', '-U0')).toMatchFileSnapshot('./expected/sample.fix.diff');
  });

  it('prints a patch that git takes, and changes no file by itself', async () => {
    const { out } = await reroute('fix', '--no-config');
    expect(git('status', '--porcelain')).toBe('');
    writeFileSync(join(folder, '.git', 'the.patch'), out);
    git('apply', '--check', '.git/the.patch');
    git('apply', '.git/the.patch');
    const applied = git('diff');
    git('checkout', '-q', '.');
    await reroute('fix', '--no-config', '--write');
    expect(git('diff')).toBe(applied);
  });

  it('leaves files alone that have changes of their own', async () => {
    const path = join(folder, 'backend/tideway/blocks/llm.py');
    const text = `${readFileSync(path, 'utf8')}\n# mine\n`;
    writeFileSync(path, text);
    const refused = await reroute('fix', '--no-config', '--write');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('backend/tideway/blocks/llm.py');
    expect(git('diff', '--name-only').trim()).toBe('backend/tideway/blocks/llm.py');
    expect((await reroute('fix', '--no-config', '--write', '--allow-dirty')).code).toBe(0);
  });

  it('can be asked for parts', async () => {
    const { out } = await reroute('fix', '--no-config', '--only', 'frontend/src/lib/llm.ts', '--implicit-env', 'fix');
    expect(out.match(/^diff --git/gm)).toHaveLength(1);
    const layers = await reroute('fix', '--no-config', '--layers', 'code', '--implicit-env', 'fix');
    expect(layers.out).not.toContain('settings.py');
    expect(layers.out).toContain('os.getenv("OPENAI_BASE_URL")');
  });

  it('asks about each', async () => {
    answers.push('n', '?', 'what', 'n', 'y', 'q');
    const { out, err } = await reroute('fix', '--no-config', '-i');
    expect(err.match(/do this and all that follow/g)).toHaveLength(2);
    // The call is shown with the setting that it reads, before anything is answered.
    const third = err.split('diff --git ').filter((part) => /util\/(clients|settings)\.py/.test(part));
    expect(third.map((part) => part.split('\n')[0])).toEqual(
      expect.arrayContaining([
        'a/backend/tideway/util/clients.py b/backend/tideway/util/clients.py',
        'a/backend/tideway/util/settings.py b/backend/tideway/util/settings.py',
      ]),
    );
    expect(out.match(/^\+\+\+ .*/gm)).toEqual([
      '+++ b/backend/tideway/util/clients.py',
      '+++ b/backend/tideway/util/settings.py',
    ]);
  });

  it('asks no more once all that follow are wanted, and does nothing without an answer', async () => {
    answers.push('a');
    const all = await reroute('fix', '--no-config', '-i');
    expect(all.out.match(/^diff --git/gm)).toHaveLength(CHANGED.length);
    const none = await reroute('fix', '--no-config', '-i');
    expect(none.out).toBe('');
  });

  it('describes the change and suggests it to reviewers', async () => {
    await reroute('fix', '--no-config', '--pr-body', 'body.md', '--patch', 'the.patch', '-q');
    const body = readFileSync(join(folder, 'body.md'), 'utf8');
    expect(body).toContain('backend/tideway/util/clients.py:22');
    expect(body).toContain('How to roll back');
    expect(body).toMatch(/- \[ \] `OPENAI_BASE_URL`: the gateway's address.*`OPENAI_API_KEY`/);
    const { out, err } = await reroute('fix', '--no-config', '--format', 'rdjson');
    expect(err).toContain('--write applies it');
    expect(err).not.toContain('git apply');
    const { diagnostics } = JSON.parse(out) as { diagnostics: { suggestions: { text: string }[] }[] };
    expect(diagnostics.some(({ suggestions }) => suggestions[0]?.text.includes('base_url=settings'))).toBe(true);
  });
});
