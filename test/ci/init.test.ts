import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DEFAULT_KNOBS } from '../../src/model/policy.js';
import { audit } from '../../src/pipeline.js';
import { reroute } from '../cli/cli.js';
import { git, makeRepository, makeTree } from '../discover/tree.js';

const client = 'from openai import OpenAI\n\nclient = OpenAI()\n';
const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

describe('reroute init', () => {
  it('shows and writes nothing', async () => {
    const root = makeTree({ 'a.py': client });
    const { code, out } = await reroute(
      root,
      ['init', '--github', '--gitlab', '--pre-commit', '--baseline'],
      {},
      audit,
    );
    expect(code).toBe(0);
    for (const path of ['reroute.yml', '.github/workflows/reroute.yml', '.gitlab-ci.yml', '.pre-commit-config.yaml']) {
      expect(out).toContain(`+ ${path}\n`);
      expect(existsSync(join(root, path))).toBe(false);
    }
    expect(out).toContain('Run it again with --yes');
  });

  it('writes a configuration that says what holds anyway', async () => {
    const root = makeTree({});
    await reroute(root, ['init', '--yes']);
    expect(parse(read(root, 'reroute.yml'))).toEqual({ policy: { ...DEFAULT_KNOBS, overrides: [] } });
  });

  it('with a baseline, the check passes from then on', async () => {
    const root = makeTree({ 'a.py': client });
    expect((await reroute(root, ['init', '--baseline', '--yes'], {}, audit)).code).toBe(0);
    expect((await reroute(root, ['check'], {}, audit)).code).toBe(0);
    expect(read(root, 'reroute-baseline.json')).toContain('"a.py"');
  });

  it('overwrites nothing', async () => {
    const mine = { 'reroute.yml': 'exclude: [old/]\n', '.gitlab-ci.yml': 'test: { script: [make] }\n' };
    const root = makeTree(mine);
    const { out } = await reroute(root, ['init', '--gitlab', '--yes']);
    for (const [path, text] of Object.entries(mine)) expect(read(root, path)).toBe(text);
    expect(out).toContain('= reroute.yml: is there already');
    expect(parse(read(root, '.gitlab/reroute.gitlab-ci.yml'))).toHaveProperty('reroute.script');
    expect(out).toContain('include: [{ local: .gitlab/reroute.gitlab-ci.yml }]');
  });

  it('adds to the pre-commit configuration and keeps its comments', async () => {
    const before =
      '# ours\nrepos:\n  - repo: https://example.com/black # fast\n    rev: v1\n    hooks: [{ id: black }]\n';
    const root = makeTree({ '.pre-commit-config.yaml': before });
    await reroute(root, ['init', '--pre-commit', '--yes']);
    const text = read(root, '.pre-commit-config.yaml');
    expect(text).toContain('# ours\n');
    expect(text).toContain('# fast\n');
    expect(parse(text)).toMatchObject({ repos: [{ rev: 'v1' }, { repo: 'local', hooks: [{ id: 'reroute' }] }] });
    await reroute(root, ['init', '--pre-commit', '--yes']);
    expect(read(root, '.pre-commit-config.yaml')).toBe(text);
  });

  it.each(['repos: none\n', '- a\n', 'repos: [\n'])('leaves %j alone', async (before) => {
    const root = makeTree({ '.pre-commit-config.yaml': before });
    const { code, out } = await reroute(root, ['init', '--pre-commit', '--yes']);
    expect([code, read(root, '.pre-commit-config.yaml')]).toEqual([0, before]);
    expect(out).toContain('= .pre-commit-config.yaml: ');
  });

  it('runs the workflow on the branch that is the default', async () => {
    const root = makeRepository({ 'a.py': '' });
    git(root, 'update-ref', 'refs/remotes/origin/trunk', 'HEAD');
    git(root, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    await reroute(root, ['init', '--github', '--yes']);
    expect(parse(read(root, '.github/workflows/reroute.yml'))).toMatchObject({ on: { push: { branches: ['trunk'] } } });
  });

  it('names the version that wrote it', async () => {
    const { out } = await reroute(makeTree({}), ['init', '--github', '--gitlab', '--pre-commit']);
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect([...out.matchAll(/reroute@([\w.]+)/g)].map(([, found]) => found)).toEqual([version, version, version]);
  });

  it('keeps a baseline that is there, and says where to name it', async () => {
    const mine = { 'reroute.yml': 'exclude: [old/]\n', 'reroute-baseline.json': '{}', 'a.py': client };
    const root = makeTree(mine);
    const { out } = await reroute(root, ['init', '--baseline', '--yes'], {}, audit);
    expect(read(root, 'reroute-baseline.json')).toBe('{}');
    expect(out).toContain('= reroute-baseline.json: is there already');
    expect(out).toContain('name the baseline there: `baseline: reroute-baseline.json`');
  });

  it('prints the schema of the configuration', async () => {
    const { out } = await reroute('/', ['init', '--schema']);
    expect(JSON.parse(out)).toHaveProperty('properties.policy.properties.gatewayHosts');
  });
});

describe('reroute init, with a person at the terminal', () => {
  /** Undefined: the person ends the input. */
  async function talk(root: string, argv: string[], answers: (string | undefined)[]) {
    const asked: string[] = [];
    const ask = (question: string): Promise<string | undefined> => {
      asked.push(question);
      return Promise.resolve(answers.shift());
    };
    const outcome = await reroute(root, ['init', ...argv], { ask, hasPerson: true }, audit);
    return { ...outcome, asked };
  }
  const written = (root: string): string[] =>
    ['reroute.yml', 'reroute-baseline.json', '.github/workflows/reroute.yml', '.gitlab-ci.yml', PRE_COMMIT].filter(
      (path) => existsSync(join(root, path)),
    );
  const PRE_COMMIT = '.pre-commit-config.yaml';

  it.each<[string, (string | undefined)[], string[]]>([
    ['what is suggested', ['', '', '', '', '', ''], ['reroute.yml']],
    [
      'all',
      ['y', 'yes', 'Y', 'y', 'y'],
      ['reroute.yml', 'reroute-baseline.json', '.github/workflows/reroute.yml', '.gitlab-ci.yml', PRE_COMMIT],
    ],
    ['the workflow alone', ['n', 'n', 'y', 'n', 'no', 'y'], ['.github/workflows/reroute.yml']],
    ['an answer it does not know', ['n', 'perhaps', 'y', 'n', 'n', 'n', 'y'], ['reroute.yml']],
    ['nothing', ['n', 'n', 'n', 'n', 'n'], []],
    ['no, after it was shown', ['n', 'y', 'y', 'y', 'y', 'n'], []],
    ['nobody, in the middle', ['n', 'y', undefined], []],
    ['nobody, at the end', ['n', 'y', 'n', 'n', 'n', undefined], []],
  ])('takes %s', async (_what, answers, paths) => {
    const root = makeTree({ 'a.py': client });
    const { code, out } = await talk(root, [], [...answers]);
    expect([code, written(root)]).toEqual([0, paths]);
    for (const path of paths) expect(out).toContain(`+ ${path}\n`);
    expect(out.includes('Nothing was written.')).toBe(paths.length === 0);
  });

  it('suggests what the repository uses', async () => {
    const root = makeTree({ '.github/CODEOWNERS': '', [PRE_COMMIT]: 'repos: []\n' });
    const { asked } = await talk(root, [], []);
    const all = (await talk(root, [], ['', '', '', '', '', 'n'])).asked;
    expect(asked).toHaveLength(1);
    expect(
      all.map((question) =>
        question.replace(/^.*?(GitHub|GitLab|pre-commit|today|this|defaults).*(\[.*\]) $/, '$1 $2'),
      ),
    ).toEqual(['today [y/N]', 'defaults [Y/n]', 'GitHub [Y/n]', 'GitLab [y/N]', 'pre-commit [Y/n]', 'this [Y/n]']);
  });

  it('asks only whether to write it, where the options say what', async () => {
    const root = makeTree({});
    expect((await talk(root, ['--gitlab'], ['y'])).asked).toEqual(['Write this? [Y/n] ']);
    expect(written(root)).toEqual(['reroute.yml', '.gitlab-ci.yml']);
  });

  it.each([['--yes'], ['--schema']])('asks nothing under %s', async (flag) => {
    expect((await talk(makeTree({}), [flag], [])).asked).toEqual([]);
  });
});
