/** What the package itself brings along: its version and its rules. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.js';
import type { RuleSource } from '../model/options.js';
import type { CheckedRule } from '../model/rules.js';
import { readText } from './text.js';
import { version } from './version.js';

/** This file is two folders deep both in src/ and in dist/. */
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** The running program: dist/, or src/ under a test. */
export const PROGRAM = fileURLToPath(new URL('../', import.meta.url));

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

/** The package's rules as the build has read and checked them; undefined where they are not of these very texts. */
export function compiledRules(texts: readonly RuleSource[]): CheckedRule[] | undefined {
  const text = ifThere(join(PACKAGE, COMPILED_RULES));
  if (text === undefined) return undefined;
  const { digest, files } = JSON.parse(text) as CompiledRules;
  return digest === digestOf(texts) ? files : undefined;
}

/** @public Called from the built package by `scripts/compile-rules.mjs`, which an unbuilt tree does not show. */
export function compiled(texts: readonly RuleSource[], files: CheckedRule[]): { path: string; text: string } {
  const content: CompiledRules = { digest: digestOf(texts), files };
  return { path: join(PACKAGE, COMPILED_RULES), text: JSON.stringify(content) };
}

interface CompiledRules {
  digest: string;
  files: CheckedRule[];
}

const COMPILED_RULES = 'dist/rules.json';

/** Of the rules, and of the schema that they were read by. */
function digestOf(texts: readonly RuleSource[]): string {
  const hash = createHash('sha256').update(ifThere(join(PACKAGE, 'dist/model/rule.js')) ?? '');
  for (const { path, text } of texts) hash.update(`\0${path}\0${text}`);
  return hash.digest('hex');
}

function ifThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The user's own, by absolute path. */
export function userRules(paths: readonly string[]): RuleSource[] {
  return paths.map((path) => {
    const text = readText(path, 'bad-rule-file');
    if (text === undefined) throw new UserError('bad-rule-file', `there is no file ${path}`);
    return { path, text };
  });
}
