import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The tool as it ships, built into a folder; the answer is what to run. */
export function buildTool(place: string): string {
  execFileSync(process.execPath, ['scripts/build/index.mjs', '--into', place]);
  symlinkSync(resolve('node_modules'), join(place, 'node_modules'));
  return join(place, 'dist/cli.js');
}
