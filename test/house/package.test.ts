/** The package as a stranger meets it: packed, installed into an empty folder, run. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledRules } from '../../src/config/package.js';
import { Report } from '../../src/model/report.js';
import type { CheckedRule } from '../../src/model/rules.js';
import { gather } from '../../src/rules/gather.js';
import { parseRules } from '../../src/rules/load.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

let folder = '';
const installed = (...path: string[]) => join(folder, 'node_modules', 'reroute', ...path);

const repository = {
  'crane.py': 'from openai import OpenAI\n\nclient = OpenAI()\n',
  'ship.ts': "import OpenAI from 'openai';\n\nexport const client = new OpenAI({ baseURL: process.env.LLM_URL });\n",
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reroute-package-'));
  await run('npm', ['pack', '--ignore-scripts=false', '--pack-destination', folder, ...quiet], { cwd: root });
  const [tarball] = await readdir(folder);
  await writeFile(join(folder, 'package.json'), '{ "name": "harbour", "private": true }');
  await run('npm', ['install', '--ignore-scripts', '--prefer-offline', ...quiet, `./${tarball}`], { cwd: folder });

  await mkdir(join(folder, 'repository'));
  for (const [path, text] of Object.entries(repository)) await writeFile(join(folder, 'repository', path), text);
}, 180_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the installed package', () => {
  it('audits a repository in both languages', { timeout: 60_000 }, async () => {
    const command = join(folder, 'node_modules', '.bin', 'reroute');
    const { stdout } = await run(command, ['audit', 'repository', '--format', 'json'], { cwd: folder });
    const report = Report.parse(JSON.parse(stdout));

    expect(report.sites.map(({ path, line, status }) => `${path}:${line} ${status}`)).toEqual([
      'crane.py:3 missing',
      'ship.ts:3 config-driven',
    ]);
    expect(report.summary.files).toMatchObject({ parsed: 2, failed: 0 });
  });

  it('carries its licence, its rules and the sample', async () => {
    expect(await readdir(installed())).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'dist', 'rules']));
    expect(await readdir(installed('rules'))).not.toEqual([]);
    expect(await readdir(installed('fixtures', 'sample'))).toEqual(await readdir(join(root, 'fixtures', 'sample')));
    expect(await readdir(installed('fixtures', 'sample', 'backend'))).toContain('.env.default');
  });

  it('carries its rules as they were read and checked when it was built', async () => {
    const { files } = JSON.parse(await readFile(installed('dist', 'rules.json'), 'utf8')) as { files: CheckedRule[] };
    expect(gather(files)).toEqual(parseRules(bundledRules()));
  });

  it('reads the rules anew when they are no longer those of the build', { timeout: 60_000 }, async () => {
    const text = await readFile(installed('rules', 'wire.yml'), 'utf8');
    await writeFile(installed('rules', 'wire-of-our-house.yml'), text.replace(/^id: .*$/m, 'id: wire-of-our-house'));
    const { stdout } = await run(join(folder, 'node_modules', '.bin', 'reroute'), ['rules'], { cwd: folder });
    expect(stdout).toContain('wire-of-our-house');
    await rm(installed('rules', 'wire-of-our-house.yml'));
  });

  it('carries neither sources nor tests', async () => {
    const names = await readdir(installed());
    expect(names).not.toEqual(expect.arrayContaining(['src']));
    expect(names).not.toEqual(expect.arrayContaining(['test']));
    expect(await readdir(installed('fixtures'))).toEqual(['sample']);
  });

  it('starts with a line that says what runs it', async () => {
    expect(await readFile(installed('dist', 'cli.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});
