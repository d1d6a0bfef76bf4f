import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../src/commands/run.js';

const { cache } = createRequire(import.meta.url);
const isLoaded = (): boolean => Object.keys(cache).some((path) => path.includes('/ts-morph/'));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reroute-lazy-'));
  writeFileSync(join(folder, 'a.ts'), "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n");
  writeFileSync(join(folder, 'a.py'), 'from openai import OpenAI\n\nclient = OpenAI()\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function reroute(...argv: string[]): Promise<string> {
  let out = '';
  await run(
    argv,
    {
      stdout: (text) => void (out += text),
      stderr: () => undefined,
      isTTY: false,
      errIsTTY: false,
      columns: undefined,
      env: {},
      cwd: folder,
      ask: () => Promise.resolve(undefined),
    },
    async () => (await import('../../src/pipeline.js')).audit,
  );
  return out;
}

it('loads the compiler for changed TypeScript only', { timeout: 60_000 }, async () => {
  await reroute('--version');
  expect(await reroute('audit', '--format', 'json')).toContain('a.ts');
  expect(await reroute('fix', '--implicit-env', 'fix', '--only', 'a.py')).toContain('+++ b/a.py');
  expect(isLoaded()).toBe(false);

  expect(await reroute('fix', '--implicit-env', 'fix', '--only', 'a.ts')).toContain('+++ b/a.ts');
  expect(isLoaded()).toBe(true);
});
