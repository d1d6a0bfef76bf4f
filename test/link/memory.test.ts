import { describe, expect, it } from 'vitest';
import { createMemory, type Answers } from '../../src/link/evaluate/memory.js';

/** Names that are defined by each other: what reaches a name are its own words and those of the names it refers to. */
function asker(definitions: Record<string, readonly string[]>) {
  const memory = createMemory();
  const answers: Answers<string, string[]> = new Map();
  const worked: string[] = [];
  const ask = (name: string): string[] => memory.once(answers, name, () => work(name), []);
  const work = (name: string): string[] => {
    worked.push(name);
    const words = (definitions[name] ?? []).flatMap((part) => (part in definitions ? ask(part) : [part]));
    return [...new Set(words)].sort();
  };
  return { ask, worked, memory, answers };
}

const ring = (size: number): Record<string, string[]> =>
  Object.fromEntries(
    Array.from({ length: size }, (_, index) => [`n${index}`, [`word${index}`, `n${(index + 1) % size}`]]),
  );

describe('what was worked out is not worked out again', () => {
  it('where one definition is asked for from many', () => {
    const { ask, worked } = asker({ a: ['c'], b: ['c'], c: ['x'] });
    expect([ask('a'), ask('b'), ask('c')]).toEqual([['x'], ['x'], ['x']]);
    expect(worked).toEqual(['a', 'c', 'b']);
  });

  it('where a circle hangs below what is asked for', () => {
    const { ask, worked } = asker({ top: ['a'], a: ['b', 'x'], b: ['a', 'y'] });
    expect(ask('top')).toEqual(['x', 'y']);
    expect(ask('a')).toEqual(['x', 'y']);
    expect(worked).toEqual(['top', 'a', 'b']);
  });

  it('more than a few times where everything leads to everything', () => {
    const all = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`n${at}`, [`w${at}`, ...Array.from({ length: 12 }, (_, to) => `n${to}`)]]),
    );
    const { ask, worked } = asker(all);
    expect(ask('n0')).toHaveLength(12);
    expect(worked.length).toBeLessThan(12 * 4);
  });
});

describe('what is told of a circle does not depend on who asks first', () => {
  it.each(['n0', 'n3', 'n7'])('from %s', (first) => {
    const { ask } = asker(ring(9));
    ask(first);
    for (const name of Object.keys(ring(9))) expect(ask(name)).toHaveLength(9);
  });
});

describe('what a limit has ended', () => {
  it('is asked again, but for the question itself', () => {
    const { memory, answers, worked } = asker({});
    const cut = (name: string, inner?: () => string[]): string[] =>
      memory.once(answers, name, () => (worked.push(name), memory.giveUp(), inner?.() ?? []), []);
    cut('question', () => cut('inner'));
    cut('inner');
    cut('question');
    expect(worked).toEqual(['question', 'inner', 'inner']);
  });

  it('leaves nothing behind that is thought to be at work', () => {
    const { ask, memory, answers } = asker({ a: ['x'] });
    expect(() =>
      memory.once(
        answers,
        'a',
        () => {
          throw new RangeError('deep');
        },
        [],
      ),
    ).toThrow('deep');
    expect(ask('a')).toEqual(['x']);
    expect(memory.depth()).toBe(0);
  });
});
