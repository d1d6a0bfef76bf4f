/** Generated calls of TypeScript: a fix adds what it must, and every other letter stays where it was. */
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { fixFiles } from './harness.js';

const value = fc.constantFrom(
  '1',
  'aLongNameOfAThingThatFillsMostOfALineByItself',
  'ключ',
  'f(1, 2)',
  "'a, (b'",
  '"// no, comment"',
  '`t${f({ a: [1, 2] })}`',
  'g(h(1), [2, 3])',
  '{ a: 1, b: { c: 2 } }',
  '(3 as number)',
  "'💡'",
  '/[,)}]/.source',
  '() => ({ a: 1 })',
);
const comment = fc.constantFrom('', '', ' // plain', ' // with, { brackets', ' /* a, block */', " // 'quoted");
const property = fc.record({
  name: fc.constantFrom('timeout', 'maxRetries', 'organization', 'project', 'apiKey', "'defaultQuery'", '...common'),
  value,
  comment,
});

const WRAPS = {
  constant: 'const client = @;',
  exported: 'export const client = @',
  call: 'call(1, @, 2);',
  list: 'const xs = [@, null];',
  chain: 'const chat = wrap(@).chat;',
  promise: 'void (async () => await use(@))();',
  field: '@decorated({ a: 1 })\nclass Service {\n  private readonly client = #;\n}',
  parameter: 'function f(client = @) {\n  return client;\n}',
};

const shape = fc.record({
  properties: fc.uniqueArray(property, { selector: ({ name }) => name, maxLength: 4 }),
  /** No brackets at all, or `()`, where there are no properties. */
  empty: fc.constantFrom('', '()', '({})'),
  exploded: fc.boolean(),
  trailing: fc.boolean(),
  eol: fc.constantFrom('\n', '\r\n'),
  indent: fc.constantFrom('  ', '    ', '\t'),
  wrap: fc.constantFrom(...Object.values(WRAPS)),
  mark: fc.constantFrom('', '', '\uFEFF'),
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

function callOf({ properties, empty, exploded, trailing, eol, indent }: Shape, depth: number): string {
  if (properties.length === 0) return `new OpenAI${empty}`;
  const written = properties.map(({ name, value: of }) => (name.startsWith('...') ? name : `${name}: ${of}`));
  const comma = (index: number): string => (index < written.length - 1 || trailing ? ',' : '');
  if (!exploded) return `new OpenAI({ ${written.join(', ')}${trailing ? ',' : ''} })`;
  const own = indent.repeat(depth);
  const lines = written.map((one, index) => `${own}${indent}${one}${comma(index)}${properties[index]?.comment ?? ''}`);
  return `new OpenAI({${eol}${lines.join(eol)}${eol}${own}})`;
}

function fileOf(one: Shape): string {
  const isInside = one.wrap === WRAPS.field;
  const statement = one.wrap
    .replaceAll('\n  ', `\n${one.indent}`)
    .replaceAll('\n', one.eol)
    .replace(isInside ? '#' : '@', () => callOf(one, isInside ? 1 : 0));
  const head = [
    "import OpenAI from 'openai';",
    '',
    'const key = process.env.KEY;',
    'const common = { timeout: 2 };',
    '',
  ];
  return one.mark + [...head, statement, ''].join(one.eol);
}

const READ = /,?\s*baseURL:\s*process\.env\.OPENAI_BASE_URL \|\| undefined,?/;
/** What formatters own, and the brackets of a call that had none. */
const bare = (text: string): string => text.replace(/[\s,]+/g, '').replace(/newOpenAI\((?:\{\})?\)/g, 'newOpenAI');

const problemsOf = (text: string): string[] =>
  (
    ts.transpileModule(text, {
      reportDiagnostics: true,
      compilerOptions: { target: ts.ScriptTarget.ESNext, experimentalDecorators: true },
    }).diagnostics ?? []
  ).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));

describe('any TypeScript call', () => {
  it('gets its property, and keeps all else', async () => {
    await fc.assert(
      fc.asyncProperty(shape, async (one) => {
        const before = fileOf(one);
        expect(problemsOf(before)).toEqual([]);
        const { files, refused, before: audited } = await fixFiles({ 'src/c.ts': before });
        expect(audited.report.sites).toHaveLength(1);
        expect(refused).toEqual([]);
        const after = files['src/c.ts'] ?? '';
        expect(after.match(new RegExp(READ, 'g'))).toHaveLength(1);
        expect(problemsOf(after)).toEqual([]);
        expect(after).not.toMatch(/new OpenAI\(\s+\{/);
        expect(after.startsWith('\uFEFF')).toBe(one.mark !== '');
        if (one.eol === '\r\n') expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        else expect(after).not.toContain('\r');
        expect(bare(after.replace(READ, ''))).toBe(bare(before));
        const kept = before.split(one.eol).filter((line) => !line.includes('OpenAI'));
        const lines = new Set(after.split(one.eol).map((line) => line.replace(/,(?=\s*(?:$|\/))/, '')));
        for (const line of kept) expect([...lines]).toContain(line.replace(/,(?=\s*(?:$|\/))/, ''));
        expect((await fixFiles({ 'src/c.ts': after })).changed).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 240_000);
});
