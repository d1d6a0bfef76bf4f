#!/usr/bin/env node
/**
 * Runs a checkout as pre-commit and the Action have it: nobody has built it. The first run builds a copy beside the
 * sources and renames it when it is whole, so that neither a second run at the same time nor a killed one leaves half of it.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const built = join(checkout, '.built');
const leftOut = /^(\.git|\.live|\.built.*|node_modules|dist|schemas)$/;

function build() {
  process.stderr.write('reroute: building it from its sources, this once\n');
  const folder = mkdtempSync(`${built}-`);
  try {
    for (const name of readdirSync(checkout).filter((one) => !leftOut.test(one)))
      cpSync(join(checkout, name), join(folder, name), { recursive: true });
    npm(folder, 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
    npm(folder, 'run', '--silent', 'build');
    npm(folder, 'prune', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
    rename(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What npm says is no report: it goes to stderr. */
function npm(folder, ...args) {
  execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
}

function rename(folder) {
  try {
    renameSync(folder, built);
  } catch (error) {
    // Another run was faster.
    if (!existsSync(built)) throw error;
  }
}

if (!existsSync(built)) build();
await import(new URL('../.built/dist/cli.js', import.meta.url));
