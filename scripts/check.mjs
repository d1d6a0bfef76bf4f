/**
 * Type check, lint, format, architecture, unused code: all that is wrong without running anything. Several at once,
 * since each uses one core; what one of them says stays together.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The longest first, so that none of them is left for the end. */
const CHECKS = ['lint', 'typecheck', 'format:check', 'depcruise', 'knip'];

function run(name) {
  return new Promise((done) => {
    const child = spawn('npm', ['run', '--silent', name], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.on('close', (code) => {
      process.stderr.write(code === 0 ? said : `${said}\nnpm run ${name} failed.\n`);
      done(code === 0);
    });
  });
}

const waiting = [...CHECKS];
async function work() {
  const passed = [];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) passed.push(await run(name));
  return passed;
}

const passed = await Promise.all(Array.from({ length: availableParallelism() }, work));
process.exitCode = passed.flat().every(Boolean) ? 0 : 1;
