import { describe, expect, it } from 'vitest';
import { lower, show } from './show.js';

describe('source text', () => {
  it.each([
    ['accents and emoji', 'é = "ü😀"\nclient = make("😀😀", ключ=1)\n'],
    ['CRLF', 'if a:\r\n    x = "b"\r\nclient = make()\r\n'],
    ['CR', 'if a:\r    x = "b"\rclient = make()\r'],
    ['BOM', '\uFEFFx = 1\nclient = make()\n'],
    ['no line break at the end', 'client = make()'],
    ['tabs and form feeds', 'if a:\n\tx = 1\n\fclient = make()\n'],
    ['lone surrogates', 'x = "\ud800"\nclient = make()\n'],
  ])('spans hold with %s', (_what, text) => {
    const facts = lower(text);
    const client = facts.bindings.at(-1);
    expect(facts.problems).toEqual([]);
    expect(client && text.slice(...client.span)).toBe('client');
    expect(client?.value && text.slice(...client.value.span)).toMatch(/^make\(.*\)$/);
    expect(facts.text).toBe(text);
  });

  it('texts longer than any buffer', () => {
    const text = `${'x = make("é", [1, 2])\n'.repeat(4_000)}client = last()`;
    const { calls } = lower(text);
    expect(calls.length).toBe(4_001);
    expect(text.slice(...(calls.at(-1)?.call.span ?? [0, 0]))).toBe('last()');
  });

  it.each([
    ['x = 1  # reroute: ignore why not', ['reroute: ignore why not']],
    ['#reroute:ignore\r\nx = 1', ['reroute:ignore']],
    ['## noqa reroute: ignore', ['noqa reroute: ignore']],
    ['x = "# reroute: ignore"', []],
    ['# rerouted', []],
  ])('directives: %s', (source, expected) => {
    const { directives, text } = lower(`${source}\n`);
    expect(directives.map((directive) => directive.text)).toEqual(expected);
    expect(
      directives.every(({ span }) => text.slice(...span).startsWith('#') && !/\s$/.test(text.slice(...span))),
    ).toBe(true);
  });
});

describe('broken source', () => {
  it.each([
    ['x = make(\n', []],
    ['import sdk\nx = find(\nclient = make()\n\ndef f():\n  return sdk.load()\n', ['make()', 'sdk.load()']],
    ['import sdk\nx = """text\nclient = make()\n', ['make()']],
    ['x = [\ny = {\nclient = make()\n', ['make()']],
    ['x = = 3\nclient = make()\n', ['make()']],
    ['def broken(:\n  pass\n\nclient = make()\n', ['make()']],
    ['if ready\n  x = 1\nclient = make()\n', ['make()']],
    ['make(a b)\n', ['make(a)']],
    ['import sdk\nx = }\nclient = sdk.make()\n', ['sdk.make()']],
    ['x = "\0"\nclient = make()\n', ['make()']],
    ['client = make(url=)\nother = find()\n', ['make(url)', 'find()']],
  ])('%j', (source, seen) => {
    const { problems, calls } = lower(source);
    expect(problems[0]?.message).toMatch(/^syntax error/);
    expect(calls.map(({ call }) => show(call))).toEqual(seen);
  });

  it('tells only so many problems', () => {
    expect(lower('x = = 1\ny = 2\n'.repeat(200)).problems.length).toBeLessThanOrEqual(20);
  });

  it('Python 2 is read, too', () => {
    const { problems, calls } = lower(
      'print "a", make()\nexec "code"\ntry:\n  pass\nexcept Bad, e:\n  raise Bad, "x"\n',
    );
    expect(calls.map(({ call }) => show(call))).toEqual(['make()']);
    expect(problems.length).toBeLessThanOrEqual(1);
  });
});

const N = 10_000;

describe('hostile nesting', () => {
  it.each([
    ['parentheses', `x = ${'('.repeat(10 * N)}1${')'.repeat(10 * N)}`],
    ['unclosed parentheses', '('.repeat(10 * N)],
    ['unclosed brackets', '[{('.repeat(N)],
    ['lists', `x = ${'['.repeat(N)}${']'.repeat(N)}`],
    ['attributes', `x = a${'.b'.repeat(N)}`],
    ['sums', `x = ${'1 + '.repeat(N)}1`],
    ['powers', `x = ${'2 ** '.repeat(N)}2`],
    ['calls in calls', `x = ${'f('.repeat(N)}${')'.repeat(N)}`],
    ['conditionals', `x = ${'a if b else '.repeat(N)}c`],
    ['alternatives', `x = ${'a or '.repeat(N)}c`],
    ['lambdas', `x = ${'lambda: '.repeat(N)}c`],
    ['negations', `x = ${'not '.repeat(N)}c`],
    ['targets', `${'x = '.repeat(N)}c`],
    ['target lists', `${'['.repeat(N)}a${']'.repeat(N)} = b`],
    ['types', `x: ${'A['.repeat(N)}B${']'.repeat(N)}`],
    ['unions', `x: ${'A | '.repeat(N)}B`],
    ['patterns', `match a:\n case ${'['.repeat(N)}b${']'.repeat(N)}: pass`],
    ['dictionaries', `x = ${'{"a": '.repeat(N)}1${'}'.repeat(N)}`],
    ['f-strings', `x = ${'f"{'.repeat(3000)}`],
    ['blocks', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}if a:\n`).join('')],
  ])('%s', (_what, source) => {
    expect(() => lower(`${source}\n`)).not.toThrow();
  });

  it('long chains are read in full', () => {
    const { calls } = lower(`x = start()${'.step(make())'.repeat(900)}\ny = ${'a + '.repeat(1500)}end()\n`);
    expect(calls.length).toBe(1 + 900 * 2 + 1);
  });
});
