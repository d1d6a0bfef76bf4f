/** Rewriting a program without changing what it does must not change the answer; changing what it does must. */
import { describe, expect, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { sitesIn } from '../helpers/audit.js';

type Argument = string | undefined;

/** Each writes the same client, given how its base URL is written. */
const FORMS: Record<string, (url: Argument) => string | Files> = {
  plain: (url) => `import OpenAI from 'openai'\nexport const client = new OpenAI({ ${keyed(url)} })`,
  renamed: (url) => `import { OpenAI as Zebra } from 'openai'\nexport const client = new Zebra({ ${keyed(url)} })`,
  'through a variable': (url) =>
    `import OpenAI from 'openai'\nconst Client = OpenAI\nexport const client = new Client({ ${keyed(url)} })`,
  required: (url) => `const sdk = require('openai')\nmodule.exports = new sdk.OpenAI({ ${keyed(url)} })`,
  loaded: (url) =>
    `export async function connect() {\n  const { default: OpenAI } = await import('openai')\n  return new OpenAI({ ${keyed(url)} })\n}`,
  'extracted to a constant': (url) =>
    `import OpenAI from 'openai'\nconst ENDPOINT = ${url ?? 'undefined'}\nexport const client = new OpenAI({ baseURL: ENDPOINT })`,
  'moved to another file': (url) => ({
    'config.ts': `export const ENDPOINT = ${url ?? 'undefined'}`,
    'client.ts': `import OpenAI from 'openai'\nimport { ENDPOINT } from './config'\nexport const client = new OpenAI({ baseURL: ENDPOINT })`,
  }),
  'wrapped in a factory': (url) =>
    `import OpenAI from 'openai'\nexport function create(timeout: number) {\n  return new OpenAI({ ${keyed(url, 'timeout')} })\n}`,
  'returned by a function': (url) =>
    `import OpenAI from 'openai'\nconst endpoint = () => ${url ?? 'undefined'}\nexport const client = new OpenAI({ baseURL: endpoint() })`,
  spread: (url) =>
    `import OpenAI from 'openai'\nconst common = { ${keyed(url)} }\nexport const client = new OpenAI({ ...common, timeout: 3 })`,
  'in a class': (url) =>
    `import OpenAI from 'openai'\nexport class Llm {\n  private readonly url = ${url ?? 'undefined'}\n  readonly client = new OpenAI({ baseURL: this.url })\n}`,
  subclassed: (url) =>
    `import OpenAI from 'openai'\nclass Gateway extends OpenAI {\n  constructor() { super({ ${keyed(url)} }) }\n}\nexport const client = new Gateway()`,
  're-exported': (url) => ({
    'sdk/index.ts': `export * from './impl'`,
    'sdk/impl.ts': `export { OpenAI as Client } from 'openai'`,
    'client.ts': `import { Client } from './sdk'\nexport const client = new Client({ ${keyed(url)} })`,
  }),
  'in a Vue component': (url) => ({
    'Chat.vue': `<script setup lang="ts">\nimport OpenAI from 'openai'\nconst client = new OpenAI({ ${keyed(url)} })\n</script>\n<template><p /></template>`,
  }),
  'in a notebook': (url) => ({
    'a.ipynb': JSON.stringify({
      nbformat: 4,
      metadata: { kernelspec: { name: 'tslab', language: 'typescript' } },
      cells: ['import OpenAI from "openai"', `const client = new OpenAI({ ${keyed(url)} })`].map((source) => ({
        cell_type: 'code',
        source: [source],
      })),
    }),
  }),
  'in a Svelte component': (url) => ({
    'Chat.svelte': `<script lang="ts">\n  import OpenAI from 'openai'\n  const client = new OpenAI({ ${keyed(url)} })\n</script>`,
  }),
};

function keyed(url: Argument, more = 'maxRetries: 2'): string {
  return url === undefined ? more : `baseURL: ${url}, ${more}`;
}

const ANSWERS: [url: Argument, answer: string, whenUnset: string][] = [
  [undefined, 'missing openai', 'vendor'],
  [`'http://localhost:4000/v1'`, 'hardcoded local', 'literal'],
  [`'https://api.groq.com/openai/v1'`, 'hardcoded other', 'literal'],
  ['process.env.GATEWAY_URL', 'config-driven openai', 'vendor'],
  [`process.env.GATEWAY_URL ?? 'http://localhost:4000/v1'`, 'config-driven local', 'literal'],
  ['`${process.env.GATEWAY_URL}/v1`', 'config-driven unknown', 'error'],
];

async function answerOf(source: string | Files): Promise<{ answer: string; whenUnset: string }> {
  const sites = await sitesIn(typeof source === 'string' ? { 'src/client.ts': source } : source);
  expect(sites.map(({ callee }) => callee)).toEqual(['openai.OpenAI']);
  const [site] = sites;
  return { answer: `${site!.status} ${site!.provider}`, whenUnset: site!.whenUnset };
}

describe.each(ANSWERS)('base URL %s', (url, answer, whenUnset) => {
  it.each(Object.entries(FORMS))('%s', async (_, form) => {
    expect(await answerOf(form(url))).toEqual({ answer, whenUnset });
  });
});

describe('a change of the argument changes the answer', () => {
  it.each([
    ['deleted', '', 'missing openai', 'vendor'],
    ['written out', `baseURL: 'http://localhost:1'`, 'hardcoded local', 'literal'],
    ['?? null', `baseURL: process.env.URL ?? null`, 'config-driven openai', 'vendor'],
    ['|| undefined', `baseURL: process.env.URL || undefined`, 'config-driven openai', 'vendor'],
    [
      'another literal fallback',
      `baseURL: process.env.URL || 'https://api.openai.com/v1'`,
      'config-driven openai',
      'literal',
    ],
    ['another key', `baseUrl: process.env.URL`, 'missing openai', 'vendor'],
    ['null', `baseURL: null`, 'missing openai', 'vendor'],
  ])('%s', async (_, options, answer, whenUnset) => {
    const source = `import OpenAI from 'openai'\nexport const client = new OpenAI({ ${options} })`;
    expect(await answerOf(source)).toEqual({ answer, whenUnset });
  });
});

describe('uses and models', () => {
  const USES: [name: string, source: string | Files, uses: string[]][] = [
    [
      'direct',
      `import OpenAI from 'openai'\nconst c = new OpenAI()\nc.chat.completions.create({ model: 'gpt-4o' })`,
      ['chat.completions.create gpt-4o'],
    ],
    [
      'model in a constant',
      `import OpenAI from 'openai'\nconst MODEL = 'gpt-4o'\nnew OpenAI().embeddings.create({ model: MODEL })`,
      ['embeddings.create gpt-4o'],
    ],
    [
      'through a field',
      `import OpenAI from 'openai'\nclass S {\n  private c = new OpenAI()\n  run() { return this.c.responses.create({ model: 'o3' }) }\n}`,
      ['responses.create o3'],
    ],
    [
      'through a factory',
      `import OpenAI from 'openai'\nconst make = () => new OpenAI()\nmake().images.generate({ model: 'dall-e-3' })`,
      ['images.generate dall-e-3'],
    ],
    [
      'from another file',
      {
        'a.ts': `import OpenAI from 'openai'\nexport const openai = new OpenAI()`,
        'b.ts': `import { openai } from './a'\nopenai.audio.speech.create({ model: 'tts-1' })`,
      },
      ['audio.speech.create tts-1'],
    ],
  ];
  it.each(USES)('%s', async (_, source, uses) => {
    const sites = await sitesIn(typeof source === 'string' ? { 'src/a.ts': source } : source);
    expect(sites.flatMap((site) => site.uses.map(({ api, models }) => `${api} ${models.join()}`))).toEqual(uses);
  });
});
