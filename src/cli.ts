#!/usr/bin/env node
import type { Io } from './commands/io.js';
import { run } from './commands/run.js';

const io: Io = {
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
