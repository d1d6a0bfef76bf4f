import { describe, expect, it } from 'vitest';
import { lower } from './show.js';

const callsOf = (source: string): string[] => {
  const { calls, text } = lower(`${source}\n`);
  return calls.map(({ call }) => text.slice(...call.span));
};

describe('calls', () => {
  it.each([
    ['a(b(c()))', ['a(b(c()))', 'b(c())', 'c()']],
    ['a().b()', ['a()', 'a().b()']],
    ['f"{a()} {b!r:{c()}}"', ['a()', 'c()']],
    ['[a(x) for x in b() if c(x)]', ['a(x)', 'b()', 'c(x)']],
    ['{a(): b() for x in y}', ['a()', 'b()']],
    ['class S(make()): pass', ['make()']],
    ['assert a(), b()', ['a()', 'b()']],
    ['raise a() from b()', ['a()', 'b()']],
    ['del a()[b()]', ['a()', 'b()']],
    ['x[a():b()]', ['a()', 'b()']],
    ['not a()', ['a()']],
    ['-a()', ['a()']],
    ['print >>a(), b()', ['a()', 'b()']],
    ['while a():\n  b()', ['a()', 'b()']],
    ['a().b = c()', ['a()', 'c()']],
    ['x[a()] += b()', ['a()', 'b()']],
    ['for x[a()] in b(): pass', ['a()', 'b()']],
    ['type(a()).b = c()', ['c()']],
    ['with a(): b()', ['a()', 'b()']],
    ['match a():\n  case 1 if b():\n    c()', ['a()', 'b()', 'c()']],
    ['try:\n  a()\nexcept b() as e:\n  c()', ['a()', 'b()', 'c()']],
    ['return a()', ['a()']],
    ['"a()" # b()', []],
    ['a', []],
  ])('%s', (source, expected) => {
    expect(callsOf(source)).toEqual(expected);
  });

  it('says where the arguments stand', () => {
    const { calls, text } = lower('make(\n  url)\nrun(x for x in y)\n');
    expect(calls.map(({ call }) => call.argsSpan && text.slice(...call.argsSpan))).toEqual([
      '(\n  url)',
      '(x for x in y)',
    ]);
  });
});
