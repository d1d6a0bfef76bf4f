/** action.yml, the GitLab job, the pre-commit hooks, and init at a terminal: run, not read. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reroute } from '../cli/cli.js';
import { git, makeRepository, makeTree, write } from '../discover/tree.js';
import { checkout } from './checkout.js';
import { readAction, runAction } from './steps.js';

const run = promisify(execFile);
const client = 'from openai import OpenAI\n\nclient = OpenAI()\n';
const fine = 'import os\n\nfrom openai import OpenAI\n\nclient = OpenAI(base_url=os.environ["LLM_URL"])\n';

const SLOW = 60_000;
let folder = '';

beforeAll(() => {
  folder = checkout();
  // The action builds itself when it runs for the first time.
  const built = runAction(folder, join(folder, 'templates'));
  if (!existsSync(join(folder, '.built/dist/cli.js')))
    throw new Error(`The action was not built: ${built.stdout}${built.stderr}`);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }), SLOW);

describe('the action', () => {
  it('pastes no expression into a shell', () => {
    for (const { run: script } of readAction(folder).runs.steps) expect(script ?? '').not.toContain('${{');
  });

  it('fails a job, says where, and hands on what it found', { timeout: SLOW }, () => {
    const root = makeTree({ 'app/a.py': client, 'app/b.py': fine });
    const ran = runAction(folder, root);
    expect(ran.code).toBe(1);
    expect(annotations(ran.stdout)).toEqual([
      { kind: 'error', file: 'app/a.py', line: '3', endLine: '3', col: '10', title: 'Client without a base URL' },
    ]);
    expect(ran.outputs).toMatchObject({ 'exit-code': '1', failures: '1', sites: '2' });
    expect(ran.summary).toContain('app/a.py:3');
    expect(JSON.parse(readFileSync(ran.outputs['sarif'] ?? '', 'utf8'))).toHaveProperty('version', '2.1.0');
    expect(JSON.parse(readFileSync(ran.outputs['report'] ?? '', 'utf8'))).toHaveProperty('schemaVersion', 1);
  });

  it.each([
    ['nothing to complain of', { 'a.py': fine }, {}, 0],
    ['findings that do not fail', { 'a.py': client }, { fail: 'false' }, 0],
    ['a path that is fine', { 'app/a.py': fine, 'old/b.py': client }, { paths: 'app' }, 0],
    ['a folder to run in', { 'app/a.py': fine, 'b.py': client }, { 'working-directory': 'app' }, 0],
    ['further options', { 'a.py': client, 'b.py': 'x = 1\n' }, { args: '--exclude\na.py\n' }, 0],
    ['a wrong configuration', { 'reroute.yml': 'polcy: {}\n' }, { fail: 'false' }, 2],
    ['a baseline that is not there', { 'a.py': client }, { baseline: 'gone.json', fail: 'false' }, 2],
  ])('%s', { timeout: SLOW }, (_what, files: Record<string, string>, inputs: Record<string, string>, code) => {
    expect(runAction(folder, makeTree(files), inputs).code).toBe(code);
  });

  it.each([
    { names: ['paths', 'config', 'baseline', 'since', 'args', 'annotations'] },
    { names: ['paths'] },
    { names: ['args'] },
    { names: ['fail'] },
  ])('$names are never commands', { timeout: SLOW }, ({ names }) => {
    const root = makeTree({ 'a.py': client });
    const hostile = '$(touch started)`touch started`"; touch started; "\'; touch started #\n-x\ntouch started';
    runAction(folder, root, Object.fromEntries(names.map((name) => [name, hostile])));
    expect(existsSync(join(root, 'started'))).toBe(false);
  });

  it('judges a pull request by what it changed', { timeout: SLOW }, () => {
    const root = makeRepository({ 'old.py': client });
    git(root, 'branch', 'base');
    write(root, 'new.py', fine);
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'fine');
    expect(runAction(folder, root, { since: 'base' }).code).toBe(0);
    write(root, 'bad.py', client);
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'not fine');
    expect(runAction(folder, root, { since: 'base' }).outputs).toMatchObject({ 'exit-code': '1', failures: '1' });
  });
});

/** As a runner reads them: properties and messages unescaped. */
function annotations(stdout: string): Record<string, string>[] {
  const plain = (text: string): string =>
    text.replace(/%(0D|0A|3A|2C|25)/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return [...stdout.matchAll(/^::(error|warning|notice) (.*?)::.*$/gm)].map(([, kind = '', properties = '']) => ({
    kind,
    ...Object.fromEntries(properties.split(',').map((one) => one.split('=').map(plain) as [string, string])),
  }));
}

describe('the GitLab job', () => {
  it('fails, and leaves the reports that GitLab reads', { timeout: 120_000 }, async () => {
    const root = makeTree({ 'a.py': client });
    const tarball = await pack(root);
    write(root, 'package.json', '{ "name": "harbour", "private": true }');
    const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
    await run('npm', ['install', ...quiet, `./${tarball}`], { cwd: root });
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    const text = readFileSync(join(folder, 'templates/gitlab-ci.yml'), 'utf8').replaceAll('{{version}}', version);
    const { reroute: job } = parse(text) as {
      reroute: { script: string[]; artifacts: { reports: Record<string, string> } };
    };

    await expect(run('bash', ['-ec', job.script.join('\n')], { cwd: root })).rejects.toMatchObject({ code: 1 });
    expect(JSON.parse(readFileSync(join(root, job.artifacts.reports['codequality']!), 'utf8'))).toMatchObject([
      { check_name: 'reroute/missing-base-url', location: { path: 'a.py', lines: { begin: 3 } } },
    ]);
    expect(readFileSync(join(root, job.artifacts.reports['junit']!), 'utf8')).toContain('failures="1"');
  });
});

describe('init', () => {
  const hasTerminals = spawnSync('python3', ['-c', 'import pty']).status === 0;
  const person = fileURLToPath(new URL('person.py', import.meta.url));

  it.skipIf(!hasTerminals).each([
    ['n,y,y,n,n,y', ['.github/workflows/reroute.yml', 'reroute.yml']],
    ['n,y,y,n,n,n', []],
    ['n,leave', []],
  ])('asks a person at a real terminal, who says %s', { timeout: SLOW }, async (answers, paths) => {
    const root = makeTree({ 'a.py': client });
    const command = [process.execPath, join(folder, '.built/dist/cli.js'), 'init'];
    const { stdout } = await run('python3', [person, answers, ...command], { cwd: root, timeout: SLOW / 2 });
    expect(stdout.includes('Nothing was written.')).toBe(paths.length === 0);
    expect(['.github/workflows/reroute.yml', 'reroute.yml'].filter((path) => existsSync(join(root, path)))).toEqual(
      paths,
    );
  });
});

describe('pre-commit', () => {
  const preCommit = installPreCommit();
  /** In an empty home: nobody's settings, and nothing installed before. */
  const hooksOf = (root: string) => {
    const home = makeTree({});
    const env = { ...process.env, HOME: home, PRE_COMMIT_HOME: join(home, 'pre-commit'), NO_COLOR: '1' };
    return (id: string): Promise<{ stdout: string }> => run(preCommit ?? '', ['run', id], { cwd: root, env });
  };
  const stopped = {
    code: 1,
    stdout: expect.stringContaining('new.py\n  3:10') as string,
  };

  it.skipIf(preCommit === undefined)('takes the manifest', { timeout: SLOW }, async () => {
    await run(preCommit ?? '', ['validate-manifest', join(folder, '.pre-commit-hooks.yaml')]);
  });

  it.skipIf(preCommit === undefined)(
    'installs the hook and stops a commit that adds a bypass',
    { timeout: 600_000 },
    async () => {
      git(folder, 'init', '-q');
      git(folder, 'add', '-A');
      git(folder, 'commit', '-qm', 'reroute');
      const rev = execFileSync('git', ['-C', folder, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
      const root = makeRepository({
        'old.py': client,
        '.pre-commit-config.yaml': `repos:\n  - repo: ${folder}\n    rev: ${rev}\n    hooks: [{ id: reroute }, { id: reroute-fix }]\n`,
      });
      const hook = hooksOf(root);

      write(root, 'old.py', `${client}\nVERSION = 2\n`);
      git(root, 'add', '-A');
      expect((await hook('reroute')).stdout).toContain('Passed');

      write(root, 'new.py', client.replace('OpenAI()', 'OpenAI(base_url="https://api.openai.com/v1")'));
      git(root, 'add', '-A');
      await expect(hook('reroute')).rejects.toMatchObject(stopped);

      await expect(hook('reroute-fix')).rejects.toMatchObject({
        stdout: expect.stringContaining('files were modified') as string,
      });
      expect(readFileSync(join(root, 'new.py'), 'utf8')).toContain('OPENAI_BASE_URL');
    },
  );

  it.skipIf(preCommit === undefined)('runs the entry that init writes', { timeout: 600_000 }, async () => {
    const root = makeRepository({ 'old.py': client });
    await reroute(root, ['init', '--pre-commit', '--yes']);
    const config = join(root, '.pre-commit-config.yaml');
    await run(preCommit ?? '', ['validate-config', config]);
    // What the registry would answer.
    const tarball = join(root, await pack(root));
    writeFileSync(config, readFileSync(config, 'utf8').replace(/reroute@[\d.]+/, tarball));

    write(root, 'new.py', client);
    git(root, 'add', 'new.py', config);
    await expect(hooksOf(root)('reroute')).rejects.toMatchObject(stopped);
  });
});

/** The package as it would be published. */
async function pack(into: string): Promise<string> {
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', into];
  return (await run('npm', args, { cwd: join(folder, '.built') })).stdout.trim();
}

/** The tool itself, from PyPI, in a folder that is kept between runs. Without a way there, that is said; in CI it is a failure. */
function installPreCommit(): string | undefined {
  const venv = join(new URL('../../', import.meta.url).pathname, '.live/pre-commit');
  const command = join(venv, 'bin/pre-commit');
  try {
    if (existsSync(command)) return command;
    execFileSync('python3', ['-m', 'venv', venv], { stdio: 'pipe' });
    execFileSync(join(venv, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', 'pre-commit==4.7.0'], {
      stdio: 'pipe',
    });
    return command;
  } catch (error) {
    rmSync(venv, { recursive: true, force: true });
    if (process.env['CI'] === 'true') throw error;
    writeFileSync(
      process.stderr.fd,
      `SKIPPED: pre-commit could not be installed from PyPI: ${String(error).split('\n')[0] ?? ''}\n`,
    );
    return undefined;
  }
}
