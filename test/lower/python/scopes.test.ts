import { describe, expect, it } from 'vitest';
import { bindings, lower } from './show.js';

describe('scopes', () => {
  it.each([
    ['if a:\n  x\nelif b:\n  x\nelse:\n  x', ['if', 'elif', 'else']],
    ['for a in b:\n  x\nelse:\n  x', ['loop', 'else']],
    ['while a:\n  x', ['loop']],
    ['try:\n  x\nexcept A:\n  x\nelse:\n  x\nfinally:\n  x', ['try', 'catch', 'else', 'finally']],
    ['with a:\n  x', ['with']],
    ['async with a:\n  x', ['with']],
    ['if a: x = 1', ['if']],
    ['x = 1', []],
  ])('%s', (source, expected) => {
    const { scopes } = lower(`${source}\n`);
    expect(scopes.slice(1).map(({ kind, block, parent }) => [kind, block, parent])).toEqual(
      expected.map((block) => ['block', block, 0]),
    );
  });

  it('the cases of one match stand in a block of their own', () => {
    const { scopes } = lower('match a:\n  case 1:\n    x\n  case _:\n    x\n');
    expect(scopes.slice(1).map(({ block, parent }) => [block, parent])).toEqual([
      ['plain', 0],
      ['case', 1],
      ['case', 1],
    ]);
  });

  it('blocks hold no bindings', () => {
    const source = 'class S:\n  def f(self):\n    if a:\n      x = 1\n  if b:\n    y = 2\n';
    expect(bindings(source).slice(3)).toEqual(['x@2/3 variable = 1', 'y@1/4 variable = 2']);
  });

  it('functions and classes know their own', () => {
    const { scopes, functions, classes } = lower('class S:\n  def f(self):\n    g = lambda: 1\n');
    expect(scopes.map(({ kind, parent, fn, cls }) => [kind, parent, fn, cls])).toEqual([
      ['module', undefined, undefined, undefined],
      ['class', 0, undefined, 0],
      ['function', 1, 0, undefined],
      ['function', 2, 1, undefined],
    ]);
    expect([classes[0]?.scope, functions[0]?.scope, functions[1]?.scope]).toEqual([1, 2, 3]);
  });
});
