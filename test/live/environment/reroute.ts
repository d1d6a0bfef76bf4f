/** The command as a user starts it: compiled, in a process of its own. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { LIVE, ROOT } from './place.js';

/** One a run, since several runs may share what is installed. */
const DIST = (process.env['REROUTE_LIVE_DIST'] ??= join(LIVE, `dist-${process.pid}`));

/** Built into a folder of its own, once a run: dist/ may be older than the source. */
export function compile(): void {
  rmSync(DIST, { recursive: true, force: true });
  execFileSync(process.execPath, [join(ROOT, 'scripts/build/index.mjs'), '--into', DIST], { stdio: 'inherit' });
  symlinkSync(join(ROOT, 'node_modules'), join(DIST, 'node_modules'));
}

export function removeCompiled(): void {
  rmSync(DIST, { recursive: true, force: true });
}

export interface Ran {
  code: number | null;
  out: string;
  err: string;
  milliseconds: number;
}

export async function reroute(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<Ran> {
  const started = performance.now();
  const cli = join(DIST, 'dist/cli.js');
  if (!existsSync(cli)) throw new Error('compile() has to run first.');
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<number | null>((done) => child.on('close', done));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code, out, err, milliseconds: performance.now() - started };
}
