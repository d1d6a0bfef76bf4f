import { describe, expect, it } from 'vitest';
import type { FunctionFacts } from '../../../src/model/facts.js';
import { lowerTypescript } from '../../../src/lower/typescript/index.js';
import { print, printBindings, printCalls, printType } from '../print.js';

function signature({ kind, name, params, returns, returnType, isAsync, cls }: FunctionFacts): string {
  const list = params.map((param) => {
    const marks = `${param.property ? 'property ' : ''}${param.kind === 'rest' ? '...' : ''}`;
    const type = param.type ? `: ${printType(param.type)}` : '';
    return `${marks}${param.name}${param.optional ? '?' : ''}${type}${param.default ? ` = ${print(param.default)}` : ''}`;
  });
  const result = returnType ? `: ${printType(returnType)}` : '';
  const owner = cls === undefined ? '' : ` of ${cls}`;
  return `${isAsync ? 'async ' : ''}${kind} ${name ?? '-'}(${list.join(', ')})${result}${owner} -> ${returns.map(print).join(' | ')}`;
}

describe('functions', () => {
  it.each<[string, string[]]>([
    [
      'function connect(url: string, key?: string) { return make(url); }',
      ['function connect(url: other, key?: other) -> make(url)'],
    ],
    ['const connect = (url = BASE) => make(url);', ['lambda connect(url = BASE) -> make(url)']],
    ['const load = async () => ({ url });', ['async lambda load() -> {url: url}']],
    [
      'async function open(): Promise<Client> { if (a) return x; else { return y } }',
      ['async function open(): Promise<Client> -> x | y'],
    ],
    [
      'function outer() { function inner() { return 1 } return inner; }',
      ['function outer() -> inner', 'function inner() -> 1'],
    ],
    ['function all(this: Window, ...urls: string[]) {}', ['function all(...urls: other) -> ']],
    ['function of({ url }: Options = {}) {}', ['function of(: Options = {}) -> ']],
    ['function* pages() { yield next(); return; }', ['function pages() -> ']],
    [
      'const api = { send: (x) => x, post() { return 1 }, get url() { return 2 } };',
      ['lambda send(x) -> x', 'method post() -> 1', 'getter url() -> 2'],
    ],
    [
      'class A { constructor(private readonly url: string, n = 1) {} static of() { return new A() } set x(v) {} #go() {} }',
      [
        'constructor constructor(property url: other, n = 1) of 0 -> ',
        'static of() of 0 -> new A()',
        'setter x(v) of 0 -> ',
        'method #go() of 0 -> ',
      ],
    ],
    ['handler = function () { return 1 }; exports.run = () => 2;', ['function handler() -> 1', 'lambda -() -> 2']],
  ])('%s', (source, expected) => {
    const facts = lowerTypescript('src/client.ts', source);
    expect(facts.functions.map(signature)).toEqual(expected);
    expect(facts.problems).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['(url, ...rest) => 0', ['parameter url = param#0.0', 'parameter rest = param#0.1']],
    [
      "({ url = 'x', llm: { key } }) => 0",
      ['parameter url = default(param#0.0.url | "x")', 'parameter key = param#0.0.llm.key'],
    ],
    ['([first]: Pair, { ...o } = {}) => 0', ['parameter first = param#0.0[0]', 'parameter o = {...param#0.1-[]}']],
  ])('parameters of %s', (source, expected) => {
    expect(printBindings(lowerTypescript('src/client.ts', `(${source})`))).toEqual(expected);
  });

  it('keeps decorators, and the calls in them, once each and in source order', () => {
    const source =
      '@Module({ p: [make()] }) class A { @Get(path()) list(@Body(b()) x = d()) { return go(); } @Field(f()) y = g(); }';
    const facts = lowerTypescript('src/app.ts', source);
    expect(facts.classes[0]?.decorators.map(print)).toEqual(['Module({p: [make()]})']);
    expect(facts.functions[0]?.decorators.map(print)).toEqual(['Get(path())']);
    expect(printCalls(facts)).toEqual([
      'Module({p: [make()]})',
      'make()',
      'Get(path())',
      'path()',
      'fn#0: Body(b())',
      'fn#0: b()',
      'fn#0: d()',
      'fn#0: go()',
      'Field(f())',
      'f()',
      'g()',
    ]);
  });

  it('finds calls wherever they stand, inner ones before outer ones that start with them', () => {
    const source = `
      for (const x of a()) b(); while (c()) {} switch (d()) { case e(): f() } throw g(\`\${h()}\`);
      label: i\`\${j()}\`; k().l().m(); delete n().o; p(q(), ...r()); export default s(); if (t()) u(); do {} while (v());
      w[x()] = y(); ({ [z()]: 1 });`;
    const calls = printCalls(lowerTypescript('src/app.ts', source)).map((call) => call.replace(/\(.*/, ''));
    expect(calls.join(' ')).toBe('a b c d e f g h j k k k n p q r s t u v x y z');
  });

  it('shares each call with the expression it is part of', () => {
    const facts = lowerTypescript('src/app.ts', 'const client = wrap(new Client());');
    const value = facts.bindings[0]?.value;
    expect(facts.calls[0]?.call).toBe(value);
    expect(value?.kind === 'call' && value.args[0]?.value).toBe(facts.calls[1]?.call);
  });
});
