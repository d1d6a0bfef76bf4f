#!/usr/bin/env node
import type { Io } from './commands/io.js';
import { reasonOf } from './errors.js';
import { version } from './config/version.js';
import type { Processes } from './model/processes.js';

const COULD_NOT_RUN = 2;

const processes: Processes = {
  onSignal: (take) => {
    // A terminal that is closed ends what runs in it.
    const closed = (): void => take('SIGTERM');
    process.on('SIGINT', take).on('SIGTERM', take).on('SIGHUP', closed);
    return () => void process.off('SIGINT', take).off('SIGTERM', take).off('SIGHUP', closed);
  },
  kill: (pid, signal) => {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended by itself.
    }
  },
};

async function ask(question: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline/promises');
  // What is asked must not end up in a patch that is piped on.
  const person = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<undefined>((resolve) => person.once('close', () => resolve(undefined)));
  try {
    const answer = await Promise.race([person.question(question), ended]);
    if (answer === undefined) io.stderr('\n');
    return answer;
  } finally {
    person.close();
  }
}

const io: Io = {
  ask,
  hasPerson: process.stdin.isTTY && process.stdout.isTTY && process.stderr.isTTY,
  processes,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  isTTY: process.stdout.isTTY,
  errIsTTY: process.stderr.isTTY,
  columns: process.stdout.columns,
  env: process.env,
  // A folder that was removed under our feet has to become a message, not a crash.
  get cwd() {
    return process.cwd();
  },
};

// `reroute audit | head -1`: whoever has read enough is not an error. A full disk is.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    if (stream === process.stdout) io.stderr(`reroute: What was found could not be printed: ${reasonOf(error)}\n`);
    process.exit(COULD_NOT_RUN);
  });
}

// Scripts ask for it often; it need not wait for the command line to be put together.
const isVersion = (argv: readonly string[]): boolean => argv.length === 1 && /^(-V|--version)$/.test(argv[0] ?? '');

async function main(argv: readonly string[]): Promise<number> {
  if (isVersion(argv)) return (io.stdout(`${version()}\n`), 0);
  const { run } = await import('./commands/run.js');
  return run(argv, io, async () => (await import('./pipeline.js')).audit);
}

// Not process.exit(): what was written to a pipe may still be under way.
void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
