/** What the package itself brings along: its version and its rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.js';
import type { RuleSource } from '../model/options.js';
import { readText } from './read.js';

/** This file is two folders deep both in src/ and in dist/. */
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

export function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  const found =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined;
  return typeof found === 'string' ? found : '0.0.0';
}

export function bundledRules(): RuleSource[] {
  const folder = join(PACKAGE, 'rules');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => name.split(sep).join('/'))
    .sort()
    .map((name) => ({ path: `rules/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
}

/** A file that `init` writes, for this version. */
export function template(name: string): string {
  return readFileSync(join(PACKAGE, 'templates', name), 'utf8').replaceAll('{{version}}', version());
}

/** What `prove` loads into the processes it watches. */
export function probesFolder(): string {
  return join(PACKAGE, 'probes');
}

/** The user's own, by absolute path. */
export function userRules(paths: readonly string[]): RuleSource[] {
  return paths.map((path) => {
    const text = readText(path, 'bad-rule-file');
    if (text === undefined) throw new UserError('bad-rule-file', `there is no file ${path}`);
    return { path, text };
  });
}
