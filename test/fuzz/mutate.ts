/** Programs that were real until somebody's elbow fell on the keyboard. */
import fc from 'fast-check';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { isConfiguration, isModuleData, languageOf } from '../../src/discover/names.js';

export interface Source {
  path: string;
  text: string;
}

/** The fixtures, and what is below the folder that FUZZ_CORPUS names. */
export function corpus(): Source[] {
  const extra = process.env['FUZZ_CORPUS'];
  return ['fixtures', ...(extra === undefined ? [] : [extra])].flatMap((root) => sourcesBelow(root));
}

const LARGEST = 60_000;

function sourcesBelow(root: string): Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => languageOf(path) ?? (isModuleData(path) || isConfiguration(path)))
    .filter((path) => !/(^|\/)(node_modules|\.git)\//.test(path))
    .map((path) => ({ path, full: join(root, path) }))
    .filter(({ full }) => statSync(full).isFile() && statSync(full).size < LARGEST)
    .map(({ path, full }) => ({ path, text: readFileSync(full, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const TOKENS = [
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '`',
    '"""',
    '${',
    '}}',
    '{{',
    '#',
    '//',
    '/*',
    '*/',
    '\\',
    ',',
    ';',
    ':',
    '=',
    '=>',
    '.',
    '?.',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    '    ',
    '\0',
    '\uFEFF',
    '\u2028',
    '\ud800',
    'é',
    '😀',
    '<<<<<<< HEAD',
    '=======',
    '%matplotlib inline\n',
  ],
  ...[
    'class ',
    'def ',
    'async ',
    'await ',
    'lambda: ',
    'function ',
    'new ',
    'import ',
    'from ',
    'export ',
    'return ',
    'if ',
    'else ',
    '*',
    '**',
    '...',
    '@',
  ],
  ...[
    'None',
    'undefined',
    'self',
    'this',
    'super()',
    'OpenAI',
    'OpenAI(',
    'openai.',
    'base_url=',
    'baseURL:',
    'os.environ',
    'process.env',
    '<script>',
    '---\n',
    '&a ',
    '*a',
    '- ',
  ],
];

type Change = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, where: number): number => Math.floor(where * text.length);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...TOKENS)).map(
    ([where, token]): Change =>
      (text) =>
        text.slice(0, at(text, where)) + token + text.slice(at(text, where)),
  ),
  fc.tuple(place, fc.nat(40)).map(
    ([where, length]): Change =>
      (text) =>
        text.slice(0, at(text, where)) + text.slice(at(text, where) + length),
  ),
  fc.tuple(place, place, fc.nat(300)).map(
    ([from, to, length]): Change =>
      (text) =>
        text.slice(0, at(text, to)) + text.slice(at(text, from), at(text, from) + length) + text.slice(at(text, to)),
  ),
  place.map(
    (where): Change =>
      (text) =>
        text.slice(0, at(text, where)),
  ),
  fc.tuple(place, place).map(([one, other]): Change => (text) => {
    const lines = text.split('\n');
    const [a, b] = [Math.floor(one * lines.length), Math.floor(other * lines.length)];
    [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
    return lines.join('\n');
  }),
);

export function mutated(sources: readonly Source[]): fc.Arbitrary<Source> {
  return fc
    .tuple(fc.constantFrom(...sources), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([{ path, text }, changes]) => ({ path, text: changes.reduce((before, apply) => apply(before), text) }));
}

/** Short and always the same in every run; `npm run fuzz` is long and never the same. */
export function runs(few: number, { meta }: Pick<TestContext['task'], 'meta'>): fc.Parameters<unknown> {
  const long = process.env['npm_lifecycle_event'] === 'fuzz';
  const seed = process.env['FUZZ_SEED'];
  const numRuns = long ? few * Number(process.env['FUZZ_FACTOR'] ?? 100) : few;
  meta.tried = numRuns;
  if (!long) return { numRuns, seed: 20_260, endOnFailure: true };
  return {
    numRuns,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}
