import { describe, expect, it } from 'vitest';
import { lowerTypescript } from '../../../src/lower/typescript/index.js';
import { printBindings, printCalls } from '../print.js';

describe('dialects', () => {
  it.each([
    ['a.ts', '#!/usr/bin/env node\nconst url = 1;'],
    ['a.ts', '\uFEFFconst url = 1;'],
    ['a.ts', '\uFEFF#!/usr/bin/env node\r\nconst url = 1;'],
    ['a.ts', '/* déjà */\r\nconst url = 1;\r\n'],
    ['a.mts', 'const url = <any>1; await go(); return;'],
    ['a.cts', 'const url = 1; with (a) {}'],
    ['a.tsx', 'const url = 1; const b = <T,>(x: T) => <p>{x}</p>;'],
    ['a.js', 'const url = 1; const b = <p>{url}</p>;'],
    ['a.js', '// @flow\nimport type { A } from "m"; const url: ?number = 1; const x = (url: any);'],
    ['a.js', 'const url: string = 1 as unknown; interface A {}'],
    ['a.js', 'const url = 1; var await = 2; await\n(3);'],
    ['a.cjs', 'const url = 010; delete url;'],
    ['a.mjs', 'const url = 1; super.x; new.target; export { undeclared };'],
    ['a.jsx', '@dec export class A { @field x = 1 } const url = 1;'],
    ['a.ts', 'const url = 1; const url = 2; export default 1; export default 2;'],
  ])('%s: %s', (path, text) => {
    const facts = lowerTypescript(path, text);
    expect(facts.problems).toEqual([]);
    const url = facts.bindings.find((binding) => binding.name === 'url');
    expect(url && facts.text.slice(...url.span)).toMatch(/^url\b/);
  });
});

describe('broken programs', () => {
  it('keeps what recovery saves and says what is wrong', () => {
    const facts = lowerTypescript('a.ts', 'const client = new Client() const other = load();');
    expect(facts.problems).toEqual([{ message: 'missing semicolon', span: [27, 27] }]);
    expect(printBindings(facts)).toEqual(['client = new Client()', 'other = load()']);
  });

  it.each([
    ['new Client(a,, b);', ['new Client(a, <NewExpression>, b)']],
    ['0, [{ get x() { new Client(1); } }] = [{}];', ['new Client(1)']],
    ['({ f() { new Client(1); } } = load());', ['new Client(1)', 'load()']],
  ])('gets over gaps and strangers in what the parser recovered: %s', (text, calls) => {
    const facts = lowerTypescript('a.ts', text);
    expect(facts.problems).not.toEqual([]);
    expect(printCalls(facts)).toEqual(calls);
  });

  it('keeps at most twenty problems', () => {
    expect(lowerTypescript('a.ts', 'let a b;\n'.repeat(30)).problems).toHaveLength(20);
  });

  it.each([
    ['const a = {\n', /^syntax error: unexpected token \(line 2\)$/],
    ['"secret', /^syntax error: unterminated string \(line 1\)$/],
    [`const a = ${'['.repeat(20_000)}`, /^nested too deeply$/],
  ])('gives up on %.12s without quoting it', (text, message) => {
    expect(() => lowerTypescript('a.ts', text)).toThrow(message);
  });
});

describe('size', () => {
  it.each([
    ['a sum', `const url = ${Array.from({ length: 2000 }, () => 'f()').join(' + ')};`, 2000],
    ['a chain of methods', `const url = app${'.use(f())'.repeat(3000)};`, 6000],
    ['a choice', `const url = ${Array.from({ length: 1000 }, () => 'f()').join(' || ')};`, 1000],
    ['else-ifs', `${'if (f()) g(); else '.repeat(400)} h();`, 801],
    ['nested calls', `${'f('.repeat(220)}${')'.repeat(220)}`, 220],
    ['a deep pattern', `const ${'{ a: '.repeat(250)}{ b = f() }${'}'.repeat(250)} = c;`, 1],
    ['nested functions', `${'f(() => {'.repeat(90)} g() ${'})'.repeat(90)}`, 91],
    ['many declarations', `var ${Array.from({ length: 130_000 }, (_, i) => `v${i}`).join(',')}; f();`, 1],
  ])('reads all calls of %s', (_what, text, calls) => {
    const facts = lowerTypescript('a.ts', text);
    expect(facts.calls).toHaveLength(calls);
    expect(new Set(facts.calls.map(({ call }) => call)).size).toBe(calls);
    expect(() => JSON.stringify(facts.bindings)).not.toThrow();
  });
});

describe('directives', () => {
  it.each([
    ['// reroute: ignore', 'reroute: ignore'],
    ['/* reroute: ignore because local */', 'reroute: ignore because local'],
    ['/**\n * reroute: ignore\n */', 'reroute: ignore'],
    ['const a = <p>{/* reroute: ignore */}</p>;', 'reroute: ignore'],
  ])('%s', (text, expected) => {
    const { directives } = lowerTypescript('a.tsx', text);
    expect(directives.map((directive) => directive.text)).toEqual([expected]);
    expect(text.slice(...(directives[0]?.span ?? [0, 0]))).toMatch(/^\/[/*].*reroute/s);
  });

  it('leaves out other comments and strings', () => {
    expect(lowerTypescript('a.ts', '// routes\nconst a = "reroute: ignore";').directives).toEqual([]);
  });
});

it('gives the same facts twice', () => {
  const text = 'import a from "b"; export class C { d = a(); e() { return this.d; } }';
  expect(lowerTypescript('a.ts', text)).toEqual(lowerTypescript('a.ts', text));
  expect(printBindings(lowerTypescript('a.ts', text))).toEqual(['import a = import(b:default)', 'class C = class#0']);
  expect(printCalls(lowerTypescript('a.ts', text))).toEqual(['a()']);
});
