import { describe, expect, it } from 'vitest';
import { lower, show, showType } from './show.js';

describe('functions', () => {
  it('parameters of every kind', () => {
    const [fn] = lower('def f(a, /, b: int = 3, *args, c, d=x, **kw: str) -> Client | None: ...\n').functions;
    const params = fn?.params.map(
      (param) => `${param.kind} ${param.name}: ${showType(param.type)} = ${show(param.default)}`,
    );
    expect(params).toEqual([
      'positional a: - = -',
      'positional b: int = 3',
      'rest args: - = -',
      'keyword c: - = -',
      'keyword d: - = x',
      'kwrest kw: str = -',
    ]);
    expect(showType(fn?.returnType)).toBe('Client | absent');
  });

  it.each([
    ['def f(*, url): pass', ['keyword']],
    ['def f((a, b), c): pass', ['positional', 'positional']],
    ['def f(): pass', []],
    ['f = lambda url, *rest, key=1: url', ['positional', 'rest', 'keyword']],
  ])('%s', (source, kinds) => {
    expect(lower(`${source}\n`).functions[0]?.params.map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    ['def f():\n  return a, b', ['[a, b]']],
    ['def f():\n  if x:\n    return 1\n  return None', ['1', 'None']],
    ['def f():\n  return', []],
    ['def f():\n  yield client', ['client']],
    ['def f():\n  yield from clients', []],
    ['def f():\n  got = yield client', ['client']],
    ['async def f():\n  return await make()', ['make()']],
    ['f = lambda: make()', ['make()']],
    ['def f():\n  def g():\n    return 1', []],
  ])('returns of %s', (source, expected) => {
    expect(lower(`${source}\n`).functions[0]?.returns.map(show)).toEqual(expected);
  });

  it('parameters are bound to their places', () => {
    const { bindings } = lower('def make(url: str, key=None):\n  pass\n');
    expect(
      bindings.slice(1).map(({ name, kind, value, type }) => `${kind} ${name} ${show(value)} ${showType(type)}`),
    ).toEqual(['parameter url param0.0 str', 'parameter key param0.1 -']);
  });

  it('decorators and defaults run where the function stands', () => {
    const source = 'def outer():\n  @route(path())\n  def inner(client=make()):\n    use()\n';
    const { calls, functions } = lower(source);
    expect(calls.map(({ call, fn }) => [show(call), fn])).toEqual([
      ['route(path())', 0],
      ['path()', 0],
      ['make()', 0],
      ['use()', 1],
    ]);
    expect(functions[1]?.decorators.map(show)).toEqual(['route(path())']);
  });

  it('knows what is async', () => {
    const { functions } = lower('async def a(): pass\ndef b(): pass\n');
    expect(functions.map(({ isAsync }) => isAsync)).toEqual([true, false]);
  });
});
