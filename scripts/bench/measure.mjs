/** Runs a command and tells what it cost. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TIME = '/usr/bin/time';

/** @returns {{ wall: number, cpu: number, memory: number, err: string }} seconds, seconds, megabytes */
export function measure([program, ...args], { cwd, env } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const cost = join(folder, 'cost');
  const whole = existsSync(TIME) ? [TIME, '-f', '%U %S %M', '-o', cost, program, ...args] : [program, ...args];
  const start = performance.now();
  const { error, stderr } = spawnSync(whole[0], whole.slice(1), {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 1_800_000,
  });
  const wall = (performance.now() - start) / 1000;
  if (error) throw error;
  const said = existsSync(cost) ? readFileSync(cost, 'utf8').trim().split('\n').at(-1) : '';
  rmSync(folder, { recursive: true });
  const [user = NaN, system = NaN, kilobytes = NaN] = said.split(' ').map(Number);
  return { wall, cpu: user + system, memory: kilobytes / 1024, err: stderr };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const geometricMean = (numbers) =>
  Math.exp(numbers.reduce((sum, one) => sum + Math.log(one), 0) / numbers.length);
