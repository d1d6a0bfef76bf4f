import { describe, expect, it } from 'vitest';
import { checkModes } from '../../src/doctor/info.js';
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

  it.each<[string, boolean, string[] | undefined, number]>([
    ['embeds with an embedding model', true, ['embedding'], 0],
    ['chats with a chat model', false, ['chat'], 0],
    ['asks for responses', false, ['responses'], 0],
    ['asks one of which nothing is told', true, undefined, 0],
    ['asks a name that stands for both', true, ['chat', 'embedding'], 0],
    ['asks a name that stands for both to chat', false, ['chat', 'embedding'], 0],
    ['embeds with a chat model', true, ['chat'], 1],
    ['chats with an embedding model', false, ['embedding'], 1],
  ])('are warned of when the code %s', (_what, embeds, modes, count) => {
    const told = new Map(modes ? [['gpt-4o', new Set(modes)]] : []);
    expect(checkModes([{ ...wanted('gpt-4o'), embeds }], told)).toHaveLength(count);
  });
});
