import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guarded } from '../../src/discover/guard.js';
import type { Report } from '../../src/model/report.js';
import { makeTree } from '../discover/tree.js';
import { scan } from './cli.js';

const functions = (count: number): string =>
  Array.from({ length: count }, (_, i) => `def f${i}(x):\n  return f${i + 1}(x) or f${i + 1}(x + "a")\n`).join('');
const program = `from openai import OpenAI\n${functions(40)}OpenAI(base_url=f0("https://x.example"))\n`;

async function reportOf(files: Record<string, string>): Promise<{ code: number; report: Report }> {
  const { code, out } = await scan(makeTree(files), ['audit', '.', '--strict', '--format', 'json']);
  return { code, report: JSON.parse(out) as Report };
}

describe('the limit on work', () => {
  it('is told where it bites, and costs no site', async () => {
    const { code, report } = await reportOf({ 'a.py': program, 'reroute.yml': 'maxSteps: 50\n' });
    expect(report.sites).toMatchObject([{ path: 'a.py', callee: 'openai.OpenAI' }]);
    expect(report.diagnostics).toMatchObject([{ severity: 'warning', path: 'a.py' }]);
    expect(report.diagnostics[0]?.message).toContain('maxSteps');
    expect(code).toBe(3);
  });

  it('is far from what programs need', async () => {
    const { code, report } = await reportOf({ 'a.py': program.replace(functions(40), functions(3)) });
    expect([code, report.diagnostics]).toEqual([0, []]);
  });
});

const CLIENT = 'import openai\n\nopenai.OpenAI()\n';

describe('limits in a configuration', () => {
  const printed = async (config: string, ...flags: string[]): Promise<string> =>
    (await scan(makeTree({ 'reroute.yml': config, 'a.py': CLIENT }), ['audit', '.', '--print-config', ...flags])).out;

  it.each([
    ['maxFileSize: 1GB', 'maxFileSize: 5000000'],
    ['maxFileSize: 1kB', 'maxFileSize: 1000'],
    ['maxSteps: 1000000000', 'maxSteps: 1000000'],
    ['maxSteps: 5', 'maxSteps: 5'],
  ])('of a repository only lower: %s', async (written, inForce) => {
    expect(await printed(`${written}\n`)).toContain(inForce);
  });

  it('of the user count', async () => {
    expect(await printed('maxFileSize: 1kB\n', '--max-file-size', '9MB')).toContain('maxFileSize: 9000000');
    expect(await printed('maxSteps: 2000000\n', '--config', 'reroute.yml')).toContain('maxSteps: 2000000');
  });
});

describe('regular expressions of other rule files', () => {
  const rule = (pattern: string): string =>
    `kind: sdk\nid: own\ntitle: Own\nlanguage: python\npackages: [openai]\nconstructors:\n  - names: [openai.Own]\n    kind: client\n    baseUrl: [base_url]\n    when: { param: [model], matches: '${pattern}' }\nexamples:\n  - { title: plain, code: 'import openai', sites: [] }\n`;
  const audited = (pattern: string) =>
    scan(makeTree({ 'reroute.yml': 'rules: [own.yml]\n', 'own.yml': rule(pattern), 'a.py': CLIENT }), ['audit', '.']);

  it.each([
    '(a+)+$',
    '(a|a)*$',
    '(?:a*)*b',
    '([a-z]+)*$',
    '(a|aa)+$',
    '(?:(?:a+)b?)+',
    '(.*a){20}',
    '(a)\\1+',
    'a*a*a*a*a*a*a*a*a*b',
  ])('that could take for ever are refused: %s', async (pattern) => {
    const { code, err } = await audited(pattern);
    expect([code, err]).toEqual([2, expect.stringContaining('could take for ever')]);
  });

  it.each(['^gpt-', '^(?:gpt|o\\d)-.*$', '^[\\w.-]+/(?:a|b)$', '(?<name>x)?y+'])('are taken: %s', async (pattern) => {
    const { err } = await audited(pattern);
    expect(err).not.toContain('could take for ever');
  });
});

describe('a run', () => {
  it.each(['audit', 'check', 'fix'])('ends when its time is up, and tells what was left out: %s', async (command) => {
    const { code, err } = await scan(makeTree({ 'a.py': CLIENT }), [command, '.', '--timeout', '0.000001']);
    expect([code, err]).toEqual([2, expect.stringMatching(/not whole: the time is up .*; 1 file left out/)]);
  });

  it('is answered as long as there is time', () => {
    let clock = 0;
    const sources = { read: () => Buffer.from('x'), mentioning: () => ['a'], passing: () => ['a'] };
    const guard = guarded(sources, 1, () => clock);
    expect([guard.sources.read('a').toString(), guard.stopped()]).toEqual(['x', undefined]);
    clock = 1001;
    expect(() => guard.sources.read('a')).toThrow('left out: the time is up (1 s)');
    expect([guard.sources.mentioning([], ['b']), guard.stopped()]).toEqual([['b'], 'the time is up (1 s)']);
  });

  it('waits for no pipe', async () => {
    const root = makeTree({ 'a.py': CLIENT });
    for (const name of ['.gitignore', 'package.json', 'reroute.yaml', '.env', 'tsconfig.json'])
      if (name !== 'reroute.yaml') execFileSync('mkfifo', [join(root, name)]);
    const { code } = await scan(root, ['audit', '.', '--no-config']);
    expect(code).toBe(0);
  });
});
