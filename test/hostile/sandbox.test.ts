import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { git, write } from '../discover/tree.js';
import { buildTool } from './shipped.js';

/** The tool as it ships, with doors that only git gets through, on a repository that wants to be run. */
describe('nothing of the repository is run', () => {
  const place = mkdtempSync(join(tmpdir(), 'reroute-'));
  const root = join(place, 'repository');
  const mark = join(place, 'mark');
  let tool = '';
  afterAll(() => rmSync(place, { recursive: true }));

  beforeAll(() => {
    tool = buildTool(place);
    plant(root, mark);
  }, 120_000);

  const run = (...argv: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(
      process.execPath,
      [
        ...(process.allowedNodeEnvironmentFlags.has('--permission') ? ['--permission'] : ['--experimental-permission']),
        ...['--allow-fs-read=*', '--allow-child-process', '--allow-addons', '--no-warnings'],
        ...['--require', resolve('test/hostile/preload.cjs'), tool, ...argv],
      ],
      { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    );

  it('finds the sites, writes no file, opens no connection, starts nothing but git', () => {
    const { status, stdout, stderr } = run('audit', '--format', 'json');
    expect(stderr).not.toContain('REFUSED');
    expect(status, stderr).toBe(0);
    expect(stdout.match(/"callee"/g)).toHaveLength(3);
    expect(stderr).toContain('STARTED git');
    expect(existsSync(mark)).toBe(false);
  });

  it('nor when the change is rehearsed', () => {
    const { status, stdout, stderr } = run('fix', '--implicit-env', 'fix');
    expect(stderr).not.toContain('REFUSED');
    expect(status, stderr).toBeLessThan(2);
    expect(stdout).toContain('+++ b/app.py');
    expect(existsSync(mark)).toBe(false);
  });

  it('and the doors are shut', () => {
    const script = "require('node:child_process').spawnSync('node', ['-v'])";
    const options = ['--require', resolve('test/hostile/preload.cjs'), '-e'];
    expect(spawnSync(process.execPath, [...options, script]).status).toBe(86);
    expect(spawnSync(process.execPath, [...options, "fetch('http://127.0.0.1:9')"]).status).toBe(86);
    expect(spawnSync(process.execPath, [...options, "require('node:http').get('http://127.0.0.1:9')"]).status).toBe(86);
  });
});

/** Everything that some tool would run when it comes upon it. */
function plant(root: string, mark: string): void {
  const touch = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`;
  const python = `open(${JSON.stringify(mark)}, 'w')\n`;
  write(root, 'app.py', 'import openai\n\nclient = openai.OpenAI()\n');
  write(
    root,
    'app.ts',
    "import OpenAI from 'openai';\nimport './side-effect.js';\n\nexport const client = new OpenAI();\n",
  );
  write(root, 'side-effect.js', `${touch};\n`);
  for (const name of ['setup.py', 'conftest.py', 'sitecustomize.py', 'openai.py', 'typing.py'])
    write(root, name, `${python}import openai\n`);
  write(root, 'nested/__init__.py', `${python}import openai\n\nopenai.OpenAI()\n`);
  for (const name of ['eslint.config.js', 'reroute.config.js', '.prettierrc.cjs', 'babel.config.js', 'next.config.js'])
    write(root, name, `${touch};\n`);
  write(
    root,
    'package.json',
    `{"name":"x","type":"commonjs","scripts":{"prepare":"touch ${mark}"},"bin":{"git":"./git"}}`,
  );
  write(root, 'reroute.yml', 'exclude: []\n');
  write(root, 'tsconfig.json', '{"compilerOptions":{"plugins":[{"name":"./side-effect.js"}]}}');
  write(root, 'Makefile', `all:\n\ttouch ${mark}\n`);
  for (const name of ['git', 'git.cmd', 'node_modules/.bin/git', 'node_modules/.bin/tsc', 'bin/python3']) {
    write(root, name, `#!/bin/sh\ntouch ${mark}\n`);
    chmodSync(join(root, name), 0o755);
  }
  git(root, 'init', '-q');
  git(root, 'add', 'app.py', 'app.ts', 'nested');
  git(root, 'commit', '-q', '-m', 'start');
  write(root, '.gitattributes', '*.py filter=evil diff=evil\n');
  for (const hook of ['post-checkout', 'pre-commit', 'post-index-change', 'fsmonitor-watchman']) {
    write(root, `.git/hooks/${hook}`, `#!/bin/sh\ntouch ${mark}\n`);
    chmodSync(join(root, `.git/hooks/${hook}`), 0o755);
  }
  const settings = [
    'core.fsmonitor',
    'core.pager',
    'core.editor',
    'core.sshCommand',
    'filter.evil.clean',
    'filter.evil.smudge',
    'diff.evil.textconv',
    'diff.external',
    'credential.helper',
    'uploadpack.packObjectsHook',
  ];
  for (const setting of settings) git(root, 'config', setting, join(root, 'git'));
  git(root, 'config', 'alias.ls-files', `!touch ${mark}`);
  rmSync(mark, { force: true });
}
