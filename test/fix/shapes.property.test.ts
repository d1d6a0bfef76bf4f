/** Generated calls: a fix adds what it must, and every other byte stays where it was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bare, fixFiles } from './harness.js';

const word = fc.constantFrom(
  'x',
  'long_name_of_a_thing',
  'ключ',
  'f(1, 2)',
  '"a, (b"',
  "'#no'",
  'g(h(1), [2, 3])',
  '{"a": 1}',
  '(3)',
  '"💡"',
);
const comment = fc.constantFrom('', '', '  # plain', '  # with, (brackets', '  # "quoted');
const eol = fc.constantFrom('\n', '\r\n');
const indent = fc.constantFrom('    ', '\t', '  ');

interface Shape {
  args: { name: string; value: string; comment: string }[];
  exploded: boolean;
  trailing: boolean;
  eol: string;
  indent: string;
  depth: number;
  wrap: string;
}

const shape: fc.Arbitrary<Shape> = fc.record({
  args: fc
    .array(
      fc.record({
        name: fc.constantFrom('timeout', 'max_retries', 'organization', 'project', 'api_key'),
        value: word,
        comment,
      }),
      { maxLength: 4 },
    )
    .map((args) => args.filter((arg, index) => args.findIndex(({ name }) => name === arg.name) === index)),
  exploded: fc.boolean(),
  trailing: fc.boolean(),
  eol,
  indent,
  depth: fc.integer({ min: 0, max: 2 }),
  wrap: fc.constantFrom(
    'client = @',
    'return @',
    'print(@)',
    'call(1, @, 2)',
    'xs = [@, None]',
    'client = wrap(@).chat',
  ),
});

function callOf({ args, exploded, trailing, eol: end, indent: step, depth }: Shape): string {
  const own = step.repeat(depth + 1);
  if (!exploded || args.length === 0) return `OpenAI(${args.map(({ name, value }) => `${name}=${value}`).join(', ')})`;
  const lines = args.map(
    ({ name, value, comment: said }, index) =>
      `${own}${step}${name}=${value}${index < args.length - 1 || trailing ? ',' : ''}${said}`,
  );
  return `OpenAI(${end}${lines.join(end)}${end}${own})`;
}

function fileOf(one: Shape): string {
  const nest = Array.from({ length: one.depth + 1 }, (_, level) => `${one.indent.repeat(level)}def f${level}():`);
  const body = `${one.indent.repeat(one.depth + 1)}${one.wrap.replace('@', callOf(one))}`;
  return ['import os', '', 'from openai import OpenAI', '', '', ...nest, body, ''].join(one.eol);
}

const READ = /,?\s*base_url=os\.getenv\((["'])OPENAI_BASE_URL\1\)\s+or \1https:\/\/api\.openai\.com\/v1\1,?/;

describe('any Python call', () => {
  it('gets its argument, and keeps all else', async () => {
    await fc.assert(
      fc.asyncProperty(shape, async (one) => {
        const before = fileOf(one);
        const { files, refused, before: audited } = await fixFiles({ 'app/c.py': before });
        fc.pre(audited.report.sites.length === 1);
        expect(refused).toEqual([]);
        const after = files['app/c.py'] ?? '';
        expect(after).toMatch(READ);
        expect(after.includes('\r')).toBe(before.includes('\r'));
        expect(after.replace(/\r\n/g, '').includes('\r')).toBe(false);
        const gone = bare(after.replace(READ, (found) => (found.startsWith(',') && found.endsWith(',') ? ',' : '')));
        expect(gone.replaceAll(',', '')).toBe(bare(before).replaceAll(',', ''));
        const again = await fixFiles({ 'app/c.py': after });
        expect(again.changed).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
