import { execFileSync } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The tool as it ships, built into a folder; the answer is what to run. */
export function buildTool(place: string): string {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.', '--outDir', join(place, 'dist')]);
  for (const part of ['rules', 'package.json', 'fixtures/sample']) cpSync(part, join(place, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(place, 'node_modules'));
  return join(place, 'dist/cli.js');
}
