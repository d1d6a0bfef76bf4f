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

  it('prints the schema of the configuration', async () => {
    const { out } = await reroute('/', ['init', '--schema']);
    expect(JSON.parse(out)).toHaveProperty('properties.policy.properties.gatewayHosts');
  });
});
