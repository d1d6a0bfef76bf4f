import { describe, expect, it } from 'vitest';
import { compilerObjections } from '../../src/fix/verify/compiler.js';
import { fixFiles } from './harness.js';

const HEAD = "import OpenAI from 'openai';\n\n";
const CALL = 'export const client = new OpenAI({ apiKey: process.env.KEY });\n';

const reasonsFor = async (before: string, after: string, path = 'src/client.ts'): Promise<string[]> =>
  (await compilerObjections([{ path, before, after }])).map(({ reason }) => reason);

const REFUSED: Record<string, [before: string, after: string, reason: string, path?: string]> = {
  'a bracket too few': [
    `${HEAD}${CALL}`,
    `${HEAD}${CALL.replace(' })', ')')}`,
    'the compiler finds an error of syntax in the changed file',
  ],
  'a second error of syntax beside the first': [
    `${HEAD}${CALL}const a = [1;\n`,
    `${HEAD}${CALL}const a = [1;\nconst b = [2;\n`,
    'the compiler finds an error of syntax in the changed file',
  ],
  'types in JavaScript': [
    `${HEAD}${CALL}`,
    `${HEAD}${CALL.replace('client', 'client: OpenAI')}`,
    'the compiler finds an error of syntax in the changed file',
    'src/client.js',
  ],
  'a name that nothing declares': [
    `${HEAD}${CALL}`,
    `${HEAD}${CALL.replace(' })', ', baseURL: settings.url })')}`,
    'nothing in the changed file is called settings',
  ],
  'a name that nothing declares, in JavaScript': [
    "const OpenAI = require('openai');\nmodule.exports = new OpenAI({});\n",
    "const OpenAI = require('openai');\nmodule.exports = new OpenAI({ baseURL: url });\n",
    'nothing in the changed file is called url',
    'client.cjs',
  ],
  'a shorthand of nothing': [
    `${HEAD}${CALL}`,
    `${HEAD}${CALL.replace(' })', ', baseURL })')}`,
    'nothing in the changed file is called baseURL',
  ],
  'a name that another scope declares': [
    `${HEAD}function a() { const url = ''; return url; }\n${CALL}`,
    `${HEAD}function a() { const url = ''; return url; }\n${CALL.replace(' })', ', baseURL: url })')}`,
    'nothing in the changed file is called url',
  ],
  'a silenced file': [
    `// @ts-nocheck\n${HEAD}${CALL}`,
    `// @ts-nocheck\n${HEAD}${CALL.replace(' })', ', baseURL: settings.url })')}`,
    'nothing in the changed file is called settings',
  ],
  'a constant that is there already': [
    `${HEAD}const openai = 1;\n${CALL}`,
    `${HEAD}const openai = 1;\nconst openai = 2;\n${CALL}`,
    'openai would be there twice',
  ],
  'a name that is imported already': [
    `${HEAD}${CALL}`,
    `import { OpenAI } from 'openai';\n${HEAD}${CALL}`,
    'OpenAI would be there twice',
  ],
  'a third beside two': [
    `${HEAD}var a: number;\nconst b = 1;\nconst b = 2;\n`,
    `${HEAD}var a: number;\nconst b = 1;\nconst b = 2;\nconst b = 3;\n`,
    'b would be there twice',
  ],
  'a property that is there already': [
    `${HEAD}new OpenAI({ baseURL: 'a' });\n`,
    `${HEAD}new OpenAI({ baseURL: 'a', baseURL: 'b' });\n`,
    'baseURL would be there twice',
  ],
  'a constant that comes later': [
    `${HEAD}${CALL}const url = 'a';\n`,
    `${HEAD}${CALL.replace(' })', ', baseURL: url })')}const url = 'a';\n`,
    'url would be used before it is declared',
  ],
  'the value of a type': [
    `import type { createOpenAI } from '@ai-sdk/openai';\nexport const a = 1;\n`,
    `import type { createOpenAI } from '@ai-sdk/openai';\nexport const a = createOpenAI({});\n`,
    'createOpenAI is only a type in the changed file',
  ],
};

const ALLOWED: Record<string, [before: string, after: string, path?: string]> = {
  'the environment where nothing else reads it': [
    `${HEAD}export const client = new OpenAI();\n`,
    `${HEAD}export const client = new OpenAI({ baseURL: process.env.OPENAI_BASE_URL || undefined });\n`,
  ],
  'what a library declares': [
    `${HEAD}${CALL}`,
    `${HEAD}${CALL}console.log(new Map(), Promise.resolve(), Buffer.from(''));\n`,
  ],
  'the environment of Deno': [`${HEAD}${CALL}`, `${HEAD}${CALL.replace('process.env.KEY', "Deno.env.get('KEY')")}`],
  'what was unknown before, once more': [
    `${HEAD}export const client = new OpenAI({ apiKey: CONFIG.key });\n`,
    `${HEAD}export const client = new OpenAI({ apiKey: CONFIG.key, baseURL: CONFIG.url });\n`,
  ],
  'what was wrong before': [
    `${HEAD}const b = 1;\nconst b = 2;\nconst c = [;\n${CALL}`,
    `${HEAD}const b = 1;\nconst b = 2;\nconst c = [;\n${CALL.replace(' })', ', timeout: 1 })')}`,
  ],
  'overloads and what merges': [
    `${HEAD}function a(x: string): void;\nfunction a(x: unknown): void {}\nnamespace a { export const b = 1; }\n${CALL}`,
    `${HEAD}function a(x: string): void;\nfunction a(x: number): void;\nfunction a(x: unknown): void {}\nnamespace a { export const b = 1; }\n${CALL}`,
  ],
  'a constant that comes later, in a function': [
    `${HEAD}export const make = () => new OpenAI({});\nconst url = 'a';\n`,
    `${HEAD}export const make = () => new OpenAI({ baseURL: url });\nconst url = 'a';\n`,
  ],
  JSX: [
    `${HEAD}export const A = () => <p>{String(new OpenAI())}</p>;\n`,
    `${HEAD}export const A = () => <p>{String(new OpenAI({ baseURL: process.env.URL }))}</p>;\n`,
    'src/A.tsx',
  ],
  'JSX in JavaScript': [
    `${HEAD}export const A = () => <p>{String(new OpenAI())}</p>;\n`,
    `${HEAD}export const A = () => <p>{String(new OpenAI({ baseURL: process.env.URL }))}</p>;\n`,
    'src/A.js',
  ],
  'what is no TypeScript': ['a = 1\n', 'a = [\n', 'src/client.py'],
};

describe('the compiler', () => {
  it.each(Object.entries(REFUSED))('objects to %s', async (_title, [before, after, reason, path]) => {
    expect(await reasonsFor(before, after, path)).toEqual([reason]);
  });

  it.each(Object.entries(ALLOWED))('lets pass %s', async (_title, [before, after, path]) => {
    expect(await reasonsFor(before, after, path)).toEqual([]);
  });

  it('objects to a text that is too deep to be read, and does not fall over', async () => {
    const deep = `${HEAD}${CALL}x = ${'('.repeat(60_000)}1${')'.repeat(60_000)};\n`;
    expect(await reasonsFor(deep, deep)).toEqual(['the compiler could not read the changed file']);
  });
});

const USE = "await generateText({ model: openai('gpt-4o') });\n";
const EARLY: Record<string, string> = {
  'among the imports': `import { openai } from '@ai-sdk/openai';\nconst model = openai('gpt-4o');\nimport { generateText } from 'ai';\n\nawait generateText({ model });\n`,
  'before the environment is loaded': `import { openai } from '@ai-sdk/openai';\nimport { generateText } from 'ai';\nimport dotenv from 'dotenv';\n\n${USE}dotenv.config();\n`,
};

describe('a fix that the compiler objects to', () => {
  it.each(Object.entries(EARLY))('is given up with its file: an instance used %s', async (_title, text) => {
    const sound = `${HEAD}export const client = new OpenAI({ timeout: 1 });\n`;
    const { changed, refused } = await fixFiles({ 'src/early.ts': text, 'src/sound.ts': sound });
    expect(changed).toEqual(['src/sound.ts']);
    expect(refused.join()).toMatch(
      /^src\/early\.ts:\d+ the change was tried and given up: openai would be used before it is declared$/,
    );
  });
});
