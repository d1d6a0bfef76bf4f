/** What the package itself brings along: its version and its rules. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.js';
import type { RuleSource } from '../model/options.js';
import type { CheckedRule } from '../model/rules.js';
import { readText } from './text.js';
import { version } from './version.js';

/** This file is two folders deep both in src/ and in dist/, where it is part of a chunk. */
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** The running program: dist/, or src/ under a test. */
const PROGRAM = fileURLToPath(new URL('../', import.meta.url));

/** Set by the build; sources that run as they are have none. */
declare const BUILD_ID: string | undefined;

/** Which program this is. Built, the build says; while it is being worked on, only its files do. */
export function buildId(): string {
  const hash = createHash('sha256').update(version());
  if (typeof BUILD_ID === 'string') return hash.update(BUILD_ID).digest('hex');
  for (const name of readdirSync(PROGRAM, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(PROGRAM, name));
    hash.update(`${name} ${size} ${mtimeMs}\0`);
  }
  return hash.digest('hex');
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

/** What the build has made of `src/report/html/page/`; for sources that run as they are, the tests make it. */
export function page(): string {
  const path = typeof BUILD_ID === 'string' ? join(PROGRAM, 'page.html') : join(PACKAGE, '.built', 'page.html');
  return readFileSync(path, 'utf8');
}

/** What `prove` loads into the processes it watches. */
export function probesFolder(): string {
  return join(PACKAGE, 'probes');
}

/** The package's rules as the build has read and checked them; undefined where they are not of these very texts. */
export function compiledRules(texts: readonly RuleSource[]): CheckedRule[] | undefined {
  if (typeof BUILD_ID !== 'string') return undefined;
  const { digest, files } = JSON.parse(readFileSync(join(PROGRAM, 'rules.json'), 'utf8')) as RulesAsBuilt;
  return digest === digestOf(texts) ? files : undefined;
}

interface RulesAsBuilt {
  digest: string;
  files: CheckedRule[];
}

/** @public Called by `scripts/build/`. */
export const rulesAsBuilt = (
  texts: readonly RuleSource[],
  check: (texts: readonly RuleSource[]) => CheckedRule[],
): RulesAsBuilt => ({ digest: digestOf(texts), files: check(texts) });

function digestOf(texts: readonly RuleSource[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of texts) hash.update(`${path}\0${text}\0`);
  return hash.digest('hex');
}

/** The user's own, by absolute path. */
export function userRules(paths: readonly string[]): RuleSource[] {
  return paths.map((path) => {
    const text = readText(path, 'bad-rule-file');
    if (text === undefined) throw new UserError('bad-rule-file', `there is no file ${path}`);
    return { path, text };
  });
}
