import { describe, expect, it } from 'vitest';
import { checkModels, isServed } from '../../src/doctor/models.js';

const wanted = (name: string) => ({ name, place: 'ship.py:3', embeds: false });

describe('the models', () => {
  it.each([
    ['gpt-4o', ['gpt-4o'], true],
    ['gpt-4o', ['gpt-4o-mini'], false],
    ['openai/gpt-4o', ['openai/*'], true],
    ['gpt-4o', ['*'], true],
    ['gpt-4o', [], false],
  ])('%s among %j', (name, served, isThere) => {
    expect(isServed(name, served)).toBe(isThere);
  });

  it('are compared, the nearest name is suggested', () => {
    const [row, ...rest] = checkModels([wanted('gpt-4o'), wanted('gpt-40')], ['gpt-4o'], 'http://g');
    expect(rest).toEqual([]);
    expect(row).toMatchObject({ outcome: 'fail', text: expect.stringContaining('Did you mean "gpt-4o"?') as string });
  });
});
