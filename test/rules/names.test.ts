import { describe, expect, it } from 'vitest';
import { nameTable } from '../../src/rules/names.js';

const table = nameTable([
  ['openai.OpenAI', 'client'],
  ['openai/index.mjs.OpenAI', 'client by file'],
  ['openai/*.OpenAI', 'client by subpath'],
  ['@ai-sdk/openai.createOpenAI', 'factory'],
  ['@ai-sdk/openai.openai.**', 'default instance'],
  ['httpx.Client().post', 'post'],
  ['axios.create().*', 'any method'],
  ['axios.create().post', 'post of an instance'],
  ['acme.$fetch', 'dollar'],
  ['acme.*.Client', 'one level'],
  ['acme.chat.**', 'deep'],
] as const);

describe('nameTable', () => {
  it.each([
    ['openai.OpenAI', 'client'],
    ['openai/index.mjs.OpenAI', 'client by file'],
    ['openai/azure.OpenAI', 'client by subpath'],
    ['@ai-sdk/openai.createOpenAI', 'factory'],
    ['@ai-sdk/openai.openai.chat().x', 'default instance'],
    ['httpx.Client().post', 'post'],
    ['axios.create().post', 'post of an instance'],
    ['axios.create().patch', 'any method'],
    ['acme.$fetch', 'dollar'],
    ['acme.llm.Client', 'one level'],
    ['acme.chat.Client', 'deep'],
  ])('finds %s', (path, expected) => expect(table.lookup(path)).toBe(expected));

  it.each([
    'openai',
    'openai.OpenAI()',
    'openai.Openai',
    'openai/index.js.OpenAI',
    '@ai-sdk/openai.openai',
    '@ai-sdk/openaiXopenai.chat',
    'httpx.Client.post',
    'axios.create.post',
    'axios.create().post.bind',
    'acme.Client',
    'acme.a.b.Client',
    'acme.chat',
    'my.acme.chat.x',
    '__proto__',
    'constructor',
    '',
  ])('does not find %s', (path) => expect(table.lookup(path)).toBeUndefined());

  it('keeps every entry of one name, told apart later', () => {
    const models = nameTable([
      ['langchain.initChatModel', 1],
      ['langchain.*', 3],
      ['langchain.initChatModel', 2],
    ]);
    expect(models.lookupAll('langchain.initChatModel')).toEqual([1, 2, 3]);
    expect(models.lookupAll('langchain.other')).toEqual([3]);
    expect(models.lookupAll('other')).toEqual([]);
  });
});
