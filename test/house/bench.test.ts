/** That the benchmark runs; how fast is judged by people, on a quiet machine. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reroute-bench-test-'));
  await run(process.execPath, ['scripts/build/index.mjs', '--into', folder], { cwd: root });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

it('measures cold, warm and changed runs, and growth', { timeout: 120_000 }, async () => {
  const { stdout } = await run(process.execPath, ['scripts/bench/index.mjs', '--small'], {
    cwd: root,
    env: { ...process.env, BENCH_CLI: join(folder, 'dist', 'cli.js') },
  });
  expect(stdout).toMatch(/\| Repository +\| files +\| reroute cold +\| reroute warm +\| reroute one changed +\|/);
  // Every hundredth file of the generated repository and its neighbour build a client.
  expect(stdout).toMatch(/\| generated-200 \| 4 \|/);
  expect(stdout).toMatch(/\| 100 \| [\d.]+ s \|/);
});
