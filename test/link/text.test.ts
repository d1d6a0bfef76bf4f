import { describe, expect, it } from 'vitest';
import { replaced } from '../../src/link/evaluate/text.js';

describe('text in which parts are replaced', () => {
  it.each([
    ['everywhere', 'a-b-c', '-', '+', Infinity, 'a+b+c'],
    ['once', 'a-b-c', '-', '+', 1, 'a+b-c'],
    ['by nothing', 'https://host/v1/chat/completions', '/chat/completions', '', Infinity, 'https://host/v1'],
    ['by what is no pattern', 'a.b', '.', '$&', 1, 'a$&b'],
    ['nowhere', 'abc', 'x', 'y', Infinity, 'abc'],
  ])('%s', (_, text, from, to, most, expected) => {
    expect(replaced(text, from, to, most)).toBe(expected);
  });

  it('grows no further than a text that a person writes', () => {
    let text: string | undefined = 'a';
    for (let times = 0; times < 40 && text !== undefined; times++) text = replaced(text, 'a', 'aa', Infinity);
    expect(text).toBeUndefined();
  });

  it('may be longer when it was written so', () => {
    const long = 'a'.repeat(200_000);
    expect(replaced(long, 'a', 'b', Infinity)).toBe('b'.repeat(200_000));
  });
});
