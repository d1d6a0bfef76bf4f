#!/usr/bin/env node
import type { Io } from './commands/io.js';
import { run } from './commands/run.js';
import type { Processes } from './model/processes.js';

const processes: Processes = {
  onSignal: (take) => {
    process.on('SIGINT', take).on('SIGTERM', take);
    return () => void process.off('SIGINT', take).off('SIGTERM', take);
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
    return await Promise.race([person.question(question), ended]);
  } finally {
    person.close();
  }
}

const io: Io = {
  ask,
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

// `reroute audit | head -1`: whoever has read enough is not an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

// Not process.exit(): what was written to a pipe may still be under way.
process.exitCode = await run(process.argv.slice(2), io, async () => (await import('./pipeline.js')).audit);
