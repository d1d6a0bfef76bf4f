import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTree } from '../discover/tree.js';
import { buildTool } from './shipped.js';

const OLD = 'import openai\n\nclient = openai.OpenAI()\n';
const LONG = `${OLD}# ${'long '.repeat(800)}\n`;
const NAMES = ['a.py', 'b.py'];

/** What is left of a change that something comes in the way of. */
describe('a change that is being written', () => {
  const place = mkdtempSync(join(tmpdir(), 'reroute-'));
  const hooks = resolve('test/hostile/moments.cjs');
  let tool = '';
  beforeAll(() => {
    tool = buildTool(place);
    chmodSync(place, 0o755);
  }, 120_000);
  afterAll(() => rmSync(place, { recursive: true }));

  const command = (...more: string[]): string[] => [
    tool,
    'fix',
    '--no-config',
    '--write',
    '--allow-dirty',
    '--implicit-env',
    'fix',
    ...more,
  ];
  const write = (root: string, env: Record<string, string> = {}, ...more: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, ['--require', hooks, ...command(...more)], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...env },
    });
  const twoFiles = (): string => makeTree({ 'a.py': OLD, 'b.py': OLD });
  const held = (root: string): string[] => NAMES.map((name) => readFileSync(join(root, name), 'utf8'));

  const NEW = (): string => {
    const root = twoFiles();
    expect(write(root).status).toBe(0);
    const [text = ''] = held(root);
    expect(text).toContain('base_url');
    return text;
  };

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('is finished when %s comes at any moment of it, and then the run ends', (signal, code) => {
    const root = twoFiles();
    const { status, signal: killedBy, stderr } = write(root, { SIGNAL: signal });
    expect([status, killedBy], stderr).toEqual([code, null]);
    expect(held(root)).toEqual([NEW(), NEW()]);
    expect(readdirSync(root)).toEqual(NAMES);
  });

  it('leaves every file old or new when the run is killed, and the next run clears up', () => {
    const after = NEW();
    let moment = 0;
    for (let status: number | null = null; status === null;) {
      const root = twoFiles();
      status = write(root, { SIGNAL: 'SIGKILL', MOMENT: String(++moment) }).status;
      for (const text of held(root)) expect([OLD, after], `moment ${moment}`).toContain(text);
      const left = readdirSync(root).filter((name) => !NAMES.includes(name));
      for (const name of left) utimesSync(join(root, name), 0, 0);
      expect(write(root).status).toBe(0);
      expect(held(root)).toEqual([after, after]);
      // A run that has nothing to change clears nothing up.
      if (moment < 8) expect(readdirSync(root)).toEqual(NAMES);
    }
    expect(moment).toBe(9);
  }, 180_000);

  it('does not overwrite what another run has written meanwhile', async () => {
    const root = twoFiles();
    const hold = join(makeTree({}), 'hold');
    const late = spawn(process.execPath, ['--require', hooks, ...command('--only', 'a.py', '--only', 'b.py')], {
      cwd: root,
      env: { PATH: process.env['PATH'], HOLD: hold },
    });
    let said = '';
    late.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const ended = new Promise((done) => late.once('close', done));
    while (!existsSync(`${hold}.ready`) && late.exitCode === null) await setTimeout(20);
    expect(write(root, {}, '--strategy', 'env').status).toBe(0);
    const first = held(root);
    writeFileSync(`${hold}.go`, '');
    expect(await ended).toBe(2);
    expect(said).toContain('a.py: changed while it was read; nothing was changed');
    expect(held(root)).toEqual(first);
    expect(readdirSync(root)).toEqual(NAMES);
  });

  it('is told, and undone, where the disk takes no more', () => {
    const root = makeTree({ 'a.py': OLD, 'b.py': LONG });
    const limited = ['-c', 'ulimit -f 1 && exec "$@"', 'bash', process.execPath, ...command()];
    const { status, stderr } = spawnSync('bash', limited, { cwd: root, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/could not be written: b\.py: .*large.*; nothing was changed/);
    expect(held(root)).toEqual([OLD, LONG]);
    expect(readdirSync(root)).toEqual(NAMES);
  });

  it.each([
    [4, 'b.py'],
    [7, 'a.py'],
    [8, 'b.py'],
  ])('is undone where the disk fails at moment %i', (moment, path) => {
    const root = twoFiles();
    const { status, stderr } = write(root, { FAIL: 'EIO', MOMENT: String(moment) });
    expect(status).toBe(2);
    expect(stderr).toContain(`could not be written: ${path}: input/output error; nothing was changed`);
    expect(held(root)).toEqual([OLD, OLD]);
    expect(readdirSync(root)).toEqual(NAMES);
  });

  it('is told where a folder is read-only', () => {
    const root = makeTree({ 'a.py': OLD, 'sub/b.py': OLD });
    for (const folder of ['.', 'sub']) chmodSync(join(root, folder), folder === '.' ? 0o777 : 0o555);
    // Permissions mean nothing to the superuser.
    const isRoot = process.getuid?.() === 0;
    const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
    if (isRoot) for (const path of ['a.py', 'sub/b.py']) chownSync(join(root, path), 65_534, 65_534);
    const { status, stderr } = spawnSync(process.execPath, command(), { cwd: root, encoding: 'utf8', ...nobody });
    chmodSync(join(root, 'sub'), 0o755);
    expect(status, stderr).toBe(2);
    expect(stderr).toContain('could not be written: sub/b.py: permission denied; nothing was changed');
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(OLD);
    expect(readdirSync(root)).toEqual(['a.py', 'sub']);
    expect(readdirSync(join(root, 'sub'))).toEqual(['b.py']);
  });
});
