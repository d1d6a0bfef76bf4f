import { describe, expect, it } from 'vitest';
import { fixed } from './harness.js';

const READ = 'process.env.OPENAI_BASE_URL || undefined';
const HEAD = "import OpenAI from 'openai';\n\nconst key = process.env.KEY;\n";

const CASES: Record<string, [before: string, after: string]> = {
  'no arguments': ['const c = new OpenAI();', `const c = new OpenAI({ baseURL: ${READ} });`],
  'no brackets': ['const c = new OpenAI;', `const c = new OpenAI({ baseURL: ${READ} });`],
  'no arguments, on a line that gets too long': [
    'export const client = new OpenAI();',
    `export const client = new OpenAI({\n  baseURL: ${READ},\n});`,
  ],
  'no brackets, on a line that gets too long': [
    'export const client = new OpenAI;',
    `export const client = new OpenAI({\n  baseURL: ${READ},\n});`,
  ],
  'only a comment': ['const c = new OpenAI(/* none */);', `const c = new OpenAI(/* none */ { baseURL: ${READ} });`],
  'an empty object': ['const c = new OpenAI({});', `const c = new OpenAI({ baseURL: ${READ} });`],
  'behind the key': [
    'const c = new OpenAI({ apiKey: key, timeout: 1 });',
    `const c = new OpenAI({\n  apiKey: key,\n  baseURL: ${READ},\n  timeout: 1,\n});`,
  ],
  'one property a line': [
    'const c = new OpenAI({\n  apiKey: key, // ours\n  timeout: 1,\n});',
    `const c = new OpenAI({\n  apiKey: key, // ours\n  baseURL: ${READ},\n  timeout: 1,\n});`,
  ],
  'the last one without comma': [
    'const c = new OpenAI({\n  timeout: 1\n});',
    `const c = new OpenAI({\n  timeout: 1,\n  baseURL: ${READ}\n});`,
  ],
  'behind what is spread in': [
    'const o = { timeout: 1 };\nexport const c = new OpenAI({ apiKey: key, ...o });',
    `const o = { timeout: 1 };\nexport const c = new OpenAI({\n  apiKey: key,\n  ...o,\n  baseURL: ${READ},\n});`,
  ],
  'options that are built elsewhere, and seen': [
    'const o = { apiKey: key };\nconst c = new OpenAI(o);',
    `const o = { apiKey: key };\nconst c = new OpenAI({\n  ...o,\n  baseURL: ${READ},\n});`,
  ],
  'options that are built elsewhere, on a line that gets too long': [
    'const options = { apiKey: key };\nexport const client = new OpenAI(options);',
    `const options = { apiKey: key };\nexport const client = new OpenAI({\n  ...options,\n  baseURL: ${READ},\n});`,
  ],
  'a cast and a block comment': [
    'const c = new OpenAI({ timeout: (3 as number) /* seconds */ });',
    `const c = new OpenAI({ timeout: (3 as number), baseURL: ${READ} /* seconds */ });`,
  ],
  'a literal that is the vendor’s own': [
    "const c = new OpenAI({ baseURL: 'https://api.openai.com/v1' });",
    "const c = new OpenAI({\n  baseURL: process.env.OPENAI_BASE_URL || 'https://api.openai.com/v1',\n});",
  ],
  'a request by hand': [
    "await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST' });",
    "await fetch(\n  `${(process.env.OPENAI_BASE_URL || 'https://api.openai.com/v1').replace(/\\/+$/, '')}/chat/completions`,\n  { method: 'POST' },\n);",
  ],
};

describe('a TypeScript call', () => {
  it.each(Object.entries(CASES))('%s', async (_title, [before, after]) => {
    expect(await fixed(`${HEAD}${before}\n`, 'src/client.ts')).toBe(`${HEAD}${after}\n`);
  });

  it('sets a nested option where the rule says it lies', async () => {
    const text =
      "import { ChatOpenAI } from '@langchain/openai';\n\nconst key = process.env.KEY;\nconst m = new ChatOpenAI({ apiKey: key });\n";
    expect(await fixed(text, 'src/m.ts')).toContain(`configuration: { baseURL: ${READ} }`);
  });

  it.each([
    ['new OpenAIEmbeddings()', `new OpenAIEmbeddings({}, { basePath: ${READ} })`],
    ['new OpenAIEmbeddings({ batchSize: 3 })', `new OpenAIEmbeddings({ batchSize: 3 }, { basePath: ${READ} })`],
    ['new OpenAIEmbeddings({}, {})', `new OpenAIEmbeddings({}, { basePath: ${READ} })`],
  ])('sets an option of a later argument: %s', async (before, after) => {
    const text = `import { OpenAIEmbeddings } from 'langchain/embeddings/openai';\n\nconst key = process.env.KEY;\n${before};\n`;
    const dense = (code: string): string => code.replace(/\s+|,(?=\s*[)}])/g, '');
    expect(dense(await fixed(text, 'src/m.ts'))).toContain(`${dense(after)};`);
  });

  it('builds an instance where the package has a ready-made one', async () => {
    const text =
      "import { openai } from '@ai-sdk/openai';\nimport { generateText } from 'ai';\n\nprocess.exitCode = 0;\nawait generateText({ model: openai('gpt-4o') });\n";
    expect(await fixed(text, 'src/m.ts')).toBe(
      "import { createOpenAI } from '@ai-sdk/openai';\nimport { generateText } from 'ai';\n\nconst openai = createOpenAI({\n  baseURL: process.env.OPENAI_BASE_URL || 'https://api.openai.com/v1',\n});\n\nprocess.exitCode = 0;\nawait generateText({ model: openai('gpt-4o') });\n",
    );
  });

  it.each([
    ['{ createOpenAI, openai }', '{ createOpenAI }', 'createOpenAI'],
    ['{ openai, createOpenAI }', '{ createOpenAI }', 'createOpenAI'],
    ['{\n  createOpenAI,\n  openai,\n}', '{\n  createOpenAI,\n}', 'createOpenAI'],
    ['{\n  openai,\n  createOpenAI as make,\n}', '{\n  createOpenAI as make,\n}', 'make'],
  ])('builds it with the factory that is imported already: %j', async (before, after, factory) => {
    const rest = "\nprocess.exitCode = 0;\nawait generateText({ model: openai('gpt-4o') });\n";
    const text = `import ${before} from '@ai-sdk/openai';\nimport { generateText } from 'ai';\n${rest}`;
    expect(await fixed(text, 'src/m.ts')).toBe(
      `import ${after} from '@ai-sdk/openai';\nimport { generateText } from 'ai';\n\nconst openai = ${factory}({\n  baseURL: process.env.OPENAI_BASE_URL || 'https://api.openai.com/v1',\n});\n${rest}`,
    );
  });

  it.each([
    ['only a type', "import { openai } from '@ai-sdk/openai';\nimport type { createOpenAI } from '@ai-sdk/openai';\n"],
    ['something else', "import { openai } from '@ai-sdk/openai';\nimport { createOpenAI } from './own';\n"],
    [
      'alone in its import',
      "import { openai } from '@ai-sdk/openai';\nimport { createOpenAI } from '@ai-sdk/openai';\n",
    ],
  ])('builds none where the factory is %s', async (_title, head) => {
    const text = `${head}\nprocess.exitCode = 0;\nawait openai('gpt-4o');\n`;
    expect(await fixed(text, 'src/m.ts')).toBe(text);
  });

  it('reads the environment as Deno has it', async () => {
    const text =
      "import OpenAI from 'npm:openai';\n\nconst c = new OpenAI({ apiKey: Deno.env.get('OPENAI_API_KEY') });\n";
    expect(await fixed(text, 'src/c.ts')).toContain("baseURL: Deno.env.get('OPENAI_BASE_URL') || undefined");
  });
});
