/** Runs the user's command to its end, or to the end of the time it was given. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import type { Processes, Signal } from '../model/processes.js';

export interface Running {
  command: readonly string[];
  cwd: string;
  env: Record<string, string | undefined>;
  /** In milliseconds. */
  limit: number | undefined;
  processes: Processes;
}

/** The exit code of the command; `overdue` when its time was up. */
export type Ended = { code: number; overdue: boolean } | { missing: string };

const GRACE = 3000;
const ENDED_BY_SIGNAL = 128;

export async function run({ command, cwd, env, limit, processes }: Running): Promise<Ended> {
  const [file = '', ...args] = command;
  // A group of its own, so that nothing it started is left when it has to end.
  const child = spawn(file, args, { cwd, env, stdio: 'inherit', detached: true });
  const state = { overdue: false, ending: false };
  const end = (signal: Signal): void => {
    state.ending = true;
    signalGroup(child, signal, processes);
    setTimeout(() => signalGroup(child, 'SIGKILL', processes), GRACE).unref();
  };
  const overdue =
    limit === undefined
      ? undefined
      : setTimeout(() => {
          state.overdue = true;
          end('SIGTERM');
        }, limit);
  const forget = processes.onSignal(end);
  const ended = await exitOf(child);
  clearTimeout(overdue);
  forget();
  if (state.ending) {
    signalGroup(child, 'SIGKILL', processes);
    for (const pid of strays(env)) processes.kill(pid, 'SIGKILL');
  }
  return typeof ended === 'number' ? { code: ended, overdue: state.overdue } : ended;
}

/** Processes of this run that have left its group: they still carry its environment. Linux alone tells of that. */
function strays({ REROUTE_PROBE: probe }: Running['env']): number[] {
  if (probe === undefined) return [];
  return attempt(() => readdirSync('/proc'), []).flatMap((name) => {
    const isOurs = (): boolean =>
      readFileSync(`/proc/${name}/environ`, 'utf8').split('\0').includes(`REROUTE_PROBE=${probe}`);
    return /^\d+$/.test(name) && attempt(isOurs, false) ? [Number(name)] : [];
  });
}

function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

function exitOf(child: ChildProcess): Promise<number | { missing: string }> {
  return new Promise((done) => {
    child.on('error', (error) => done({ missing: error.message }));
    child.on('exit', (code, signal) => done(code ?? ENDED_BY_SIGNAL + (signal ? constants.signals[signal] : 0)));
  });
}

function signalGroup({ pid }: ChildProcess, signal: Signal | 'SIGKILL', { kill }: Processes): void {
  if (pid !== undefined) kill(-pid, signal);
}
