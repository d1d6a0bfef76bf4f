/** What opens pull requests with the fixes: the workflow and the recipe for many repositories, run against bare repositories. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { git, makeTree, write } from '../discover/tree.js';
import { buildTool } from '../hostile/shipped.js';

const place = mkdtempSync(join(tmpdir(), 'reroute-branch-'));
const tools = join(place, 'tools');
const missing = 'from openai import OpenAI\n\nclient = OpenAI(base_url="https://api.openai.com/v1")\n';
const azure = 'from openai import AzureOpenAI\n\nclient = AzureOpenAI(api_version="1")\n';
const none = 'print("hello")\n';

beforeAll(() => {
  buildTool(place);
  // `npx --yes reroute@… ARGS`, and a GitHub that remembers one pull request a branch.
  tool('npx', `shift 2\nexec "${process.execPath}" "${join(place, 'dist/cli.js')}" "$@"\n`);
  tool(
    'gh',
    `echo "$2" >> "$GH_STATE.log"
case "$2" in
  list) if [ -e "$GH_STATE" ]; then echo 1; else echo 0; fi ;;
  create|edit) while [ $# -gt 1 ]; do if [ "$1" = --body-file ]; then cp "$2" "$GH_STATE"; fi; shift; done ;;
esac
`,
  );
}, 120_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

function tool(name: string, body: string): void {
  write(tools, name, `#!/bin/sh\n${body}`);
  chmodSync(join(tools, name), 0o755);
}

interface Repository {
  folder: string;
  bare: string;
}

/** A bare repository with one commit on `main`, in a folder of its own. */
function published(files: Record<string, string>): Repository {
  const folder = makeTree({});
  const start = join(folder, 'start');
  for (const [path, text] of Object.entries(files)) write(start, path, text);
  git(folder, 'init', '-q', '-b', 'main', start);
  git(start, 'add', '-A');
  git(start, 'commit', '-qm', 'start');
  const bare = join(folder, 'origin.git');
  git(folder, 'clone', '-q', '--bare', start, bare);
  return { folder, bare };
}

const asked = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
const branches = ({ bare }: Repository): string[] => asked(bare, 'branch', '--format=%(refname:short)').split('\n');

function shell(script: string, cwd: string, env: Record<string, string>): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: `${tools}:${process.env['PATH'] ?? ''}`,
      HOME: cwd,
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@b.c',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@b.c',
      ...env,
    },
  });
  return { code: status, said: `${stdout}${stderr}` };
}

const Workflow = z.object({
  jobs: z.object({
    fix: z.object({
      steps: z.array(z.object({ run: z.string().optional(), env: z.record(z.string(), z.string()).default({}) })),
    }),
  }),
});

describe('the workflow that init writes', () => {
  const state = ({ folder }: Repository): string => join(folder, 'pull-request');

  function runWorkflow(repository: Repository): { code: number | null; said: string } {
    const { folder, bare } = repository;
    const clone = mkdtempSync(join(folder, 'clone-'));
    git(folder, 'clone', '-q', bare, clone);
    const temp = mkdtempSync(join(folder, 'temp-'));
    const init = shell('npx --yes reroute init --github-fix --yes > /dev/null', temp, {});
    expect(init).toEqual({ code: 0, said: '' });
    const text = readFileSync(join(temp, '.github/workflows/reroute-fix.yml'), 'utf8');
    const { steps } = Workflow.parse(parse(text)).jobs.fix;
    const ran = { code: 0 as number | null, said: '' };
    for (const { run, env } of steps) {
      if (run === undefined || ran.code !== 0) continue;
      expect(run).not.toContain('${{');
      const { code, said } = shell(run, clone, { ...env, RUNNER_TEMP: temp, GH_STATE: state(repository) });
      ran.code = code;
      ran.said += said;
    }
    return ran;
  }

  it('opens one pull request, says again only what is new, and is silent when it is merged', () => {
    const repository = published({ 'app.py': missing });
    expect(runWorkflow(repository).code).toBe(0);
    expect(branches(repository)).toEqual(['main', 'reroute/fix']);
    expect(asked(repository.bare, 'diff', '--name-only', 'main', 'reroute/fix')).toBe('app.py');
    expect(readFileSync(state(repository), 'utf8')).toContain('`app.py:3`');

    const first = asked(repository.bare, 'rev-parse', 'reroute/fix');
    expect(runWorkflow(repository).code).toBe(0);
    expect(asked(repository.bare, 'rev-parse', 'reroute/fix')).toBe(first);
    expect(readFileSync(`${state(repository)}.log`, 'utf8')).toBe('list\ncreate\nlist\nedit\n');

    asked(repository.bare, 'update-ref', 'refs/heads/main', first);
    const last = runWorkflow(repository);
    expect(last).toMatchObject({ code: 0 });
    expect(last.said).toContain('Nothing to fix.');
    expect(readFileSync(`${state(repository)}.log`, 'utf8')).toBe('list\ncreate\nlist\nedit\n');
  });

  it('moves the branch along when the project has gone on', () => {
    const repository = published({ 'app.py': missing });
    runWorkflow(repository);
    const other = join(repository.folder, 'other');
    git(repository.folder, 'clone', '-q', repository.bare, other);
    write(other, 'more.py', missing);
    git(other, 'add', '-A');
    git(other, 'commit', '-qm', 'more');
    git(other, 'push', '-q', 'origin', 'main');
    expect(runWorkflow(repository).code).toBe(0);
    expect(asked(repository.bare, 'diff', '--name-only', 'main...reroute/fix').split('\n')).toEqual([
      'app.py',
      'more.py',
    ]);
  });

  it.each([
    ['nothing is to be fixed', none],
    ['all that is left is for a person', azure],
  ])('does nothing where %s', (_title, text) => {
    const repository = published({ 'app.py': text });
    expect(runWorkflow(repository).code).toBe(0);
    expect(branches(repository)).toEqual(['main']);
    expect(existsSync(`${state(repository)}.log`)).toBe(false);
  });

  it('fails where the tool can not do its work', () => {
    const repository = published({ 'app.py': missing, 'reroute.yml': 'nonsense: [' });
    expect(runWorkflow(repository).code).not.toBe(0);
    expect(branches(repository)).toEqual(['main']);
  });
});

describe('the recipe for many repositories', () => {
  const blocks = [...readFileSync('docs/many-repositories.md', 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
    ([, text]) => text ?? '',
  );
  const script = blocks.find((text) => text.startsWith('#!/bin/sh')) ?? '';
  const loop = blocks.find((text) => text.startsWith('while read')) ?? '';

  it('changes what can be changed, and a second time nothing', { timeout: 180_000 }, () => {
    const work = makeTree({});
    const all = {
      fixed: published({ 'app.py': missing }),
      both: published({ 'app.py': missing, 'azure.py': azure }),
      left: published({ 'app.py': azure }),
      clean: published({ 'app.py': none }),
      broken: published({ 'app.py': missing, 'reroute.yml': 'nonsense: [' }),
    };
    write(work, 'fix.sh', script);
    chmodSync(join(work, 'fix.sh'), 0o755);
    write(
      work,
      'repos.txt',
      `${Object.values(all)
        .map(({ bare }) => bare)
        .join('\n')}\n`,
    );
    const run = () => shell(loop, work, { SCRIPT: join(work, 'fix.sh') });

    const first = run();
    expect(first.code).toBe(0);
    expect(first.said.match(/^failed: .*/gm)).toEqual([`failed: ${all.broken.bare}`]);
    const changed = Object.entries(all).filter(([, one]) => branches(one).includes('reroute/fix'));
    expect(changed.map(([name]) => name)).toEqual(['fixed', 'both']);

    for (const [, { bare }] of changed) {
      asked(bare, 'update-ref', 'refs/heads/main', 'reroute/fix');
      asked(bare, 'update-ref', '-d', 'refs/heads/reroute/fix');
    }
    expect(run().code).toBe(0);
    for (const one of Object.values(all)) expect(branches(one)).toEqual(['main']);
  });

  it('keeps the contract of tools that run it: in the clone, 0 for all that is well, dirty only where something changed', () => {
    const { folder, bare } = published({ 'app.py': missing });
    const clone = join(folder, 'clone');
    mkdirSync(clone);
    git(folder, 'clone', '-q', bare, clone);
    expect(shell(script, clone, {})).toEqual({ code: 0, said: '' });
    expect(asked(clone, 'status', '--porcelain')).toBe('M app.py');
    git(clone, 'commit', '-qam', 'fixed');
    expect(shell(script, clone, {})).toEqual({ code: 0, said: '' });
    expect(asked(clone, 'status', '--porcelain')).toBe('');
  });
});
