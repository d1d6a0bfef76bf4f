import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readObserved } from '../../src/prove/index.js';
import { makeTree } from '../discover/tree.js';
import { buildTool } from './shipped.js';

const row = (host: string): string =>
  JSON.stringify({ pid: 1, host, port: 443, kind: 'vendor', frames: [], blocked: false });

describe('the log of a process that means no good', () => {
  it.each(['api.example\n\nNo known vendor host was contacted', '\u001b[2J', 'a b', '', 'x'.repeat(300)])(
    'has no row for %j',
    (host) => {
      const log = makeTree({ 'a.jsonl': `${row(host)}\n${row('api.example')}\n{"pid":1,"runtime":"Node\\n3"}\n` });
      const { contacts, runtimes } = readObserved(log);
      expect([contacts.map((contact) => contact.host), runtimes.size]).toEqual([['api.example'], 0]);
    },
  );

  it('may be a pipe', () => {
    const log = makeTree({ 'a.jsonl': row('api.example') });
    spawnSync('mkfifo', [join(log, 'b.jsonl')]);
    expect(readObserved(log).contacts).toHaveLength(1);
  });
});

describe('the tool as it ships', () => {
  const place = mkdtempSync(join(tmpdir(), 'reroute-'));
  let tool = '';
  beforeAll(() => void (tool = buildTool(place)), 120_000);
  afterAll(() => rmSync(place, { recursive: true }));

  it.skipIf(!existsSync('/dev/full'))('says in one sentence that nothing can be printed', () => {
    const root = makeTree({ 'a.py': 'import openai\n\nopenai.OpenAI()\n' });
    const stdio = ['ignore' as const, openSync('/dev/full', 'w'), 'pipe' as const];
    const { status, stderr } = spawnSync(process.execPath, [tool, 'audit', '--no-config', '--no-cache'], {
      cwd: root,
      stdio,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([
      2,
      'reroute: What was found could not be printed: no space left on the device\n',
    ]);
  });

  it.skipIf(process.platform !== 'linux').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves nothing of a proof behind after %s',
    async (signal) => {
      const root = makeTree({});
      const temporary = makeTree({});
      const script = `setsid sleep 300 & echo $! > ${join(root, 'pid')}; sleep 300`;
      const child = spawn(process.execPath, [tool, 'prove', '--no-config', '--', 'sh', '-c', script], {
        cwd: root,
        stdio: 'ignore',
        env: { ...process.env, TMPDIR: temporary },
      });
      while (!existsSync(join(root, 'pid')) || readFileSync(join(root, 'pid'), 'utf8') === '') await setTimeout(50);
      child.kill(signal);
      await once(child, 'exit');
      expect(readdirSync(temporary)).toEqual([]);
      expect(existsSync(`/proc/${readFileSync(join(root, 'pid'), 'utf8').trim()}/exe`)).toBe(false);
    },
  );
});
