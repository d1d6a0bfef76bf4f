/** Schemas of the environment: the twin goes beside the key, or the call reads the environment by itself. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fixFiles } from './harness.js';

const CALL = `import OpenAI from 'openai';
import { env } from './env';

export const client = new OpenAI({ apiKey: env.OPENAI_API_KEY });
`;
const ZOD = "import { z } from 'zod';\n\n";
const T3 = `import { createEnv } from '@t3-oss/env-nextjs';\n${ZOD}`;

const repository = (env: string) => ({ 'src/env.ts': env, 'src/llm.ts': CALL });

const EXTENDED: Record<string, [before: string, after: string]> = {
  'of t3, with a line for every variable': [
    `${T3}export const env = createEnv({
  server: {
    OPENAI_API_KEY: z.string().min(1),
  },
  runtimeEnv: {
    OPENAI_API_KEY: process.env.OPENAI_API_KEY,
  },
});
`,
    `${T3}export const env = createEnv({
  server: {
    OPENAI_API_KEY: z.string().min(1),
    OPENAI_BASE_URL: z.string().optional(),
  },
  runtimeEnv: {
    OPENAI_API_KEY: process.env.OPENAI_API_KEY,
    OPENAI_BASE_URL: process.env.OPENAI_BASE_URL,
  },
});
`,
  ],
  'of t3, with the whole environment, over several lines': [
    `${T3}export const env = createEnv({
  server: {
    OPENAI_API_KEY: z
      .string()
      .min(1),
    NODE_ENV: z.enum(['a', 'b'])
  },
  runtimeEnv: process.env
});
`,
    `${T3}export const env = createEnv({
  server: {
    OPENAI_API_KEY: z
      .string()
      .min(1),
    OPENAI_BASE_URL: z.string().optional(),
    NODE_ENV: z.enum(['a', 'b'])
  },
  runtimeEnv: process.env
});
`,
  ],
  'of zod, as its last entry, without a comma': [
    `${ZOD}const schema = z.object({
  PORT: z.string().optional(),
  OPENAI_API_KEY: z.string() // secret
});

export const env = schema.parse(process.env);
`,
    `${ZOD}const schema = z.object({
  PORT: z.string().optional(),
  OPENAI_API_KEY: z.string(), // secret
  OPENAI_BASE_URL: z.string().optional(),
});

export const env = schema.parse(process.env);
`,
  ],
};

const LEFT: Record<string, string> = {
  'whose entry shares its line': `${ZOD}export const env = z.object({ PORT: z.string(), OPENAI_API_KEY: z.string(),\n}).parse(process.env);\n`,
  'on one line': `${ZOD}export const env = z.object({ OPENAI_API_KEY: z.string() }).parse(process.env);\n`,
  'half of which is on one line': `${T3}export const env = createEnv({\n  server: {\n    OPENAI_API_KEY: z.string(),\n  },\n  runtimeEnv: { OPENAI_API_KEY: process.env.OPENAI_API_KEY },\n});\n`,
  'of another library': `import { createEnv } from '@t3-oss/env-core';\nimport * as v from 'valibot';\n\nexport const env = createEnv({\n  server: {\n    OPENAI_API_KEY: v.string(),\n  },\n  runtimeEnv: process.env,\n});\n`,
  'with an entry that is made elsewhere': `${ZOD}const required = z.string();\nexport const env = z.object({\n  OPENAI_API_KEY: required,\n}).parse(process.env);\n`,
  'that is fed from elsewhere': `import { load } from './load';\n${ZOD}export const env = z.object({\n  OPENAI_API_KEY: z.string(),\n}).parse({ OPENAI_API_KEY: load() });\n`,
  'beside another one': `${ZOD}export const other = z.object({\n  OPENAI_API_KEY: z.string(),\n});\nconst schema = z.object({\n  OPENAI_API_KEY: z.string(),\n});\nexport const env = schema.parse(process.env);\n`,
};

describe('a schema of the environment', () => {
  it.each(Object.entries(EXTENDED))('is extended: %s', async (_title, [before, after]) => {
    const { files, changed, refused } = await fixFiles(repository(before));
    expect(refused).toEqual([]);
    expect(changed).toEqual(['src/env.ts', 'src/llm.ts']);
    expect(files['src/env.ts']).toBe(after);
    expect(files['src/llm.ts']).toContain('baseURL: env.OPENAI_BASE_URL || undefined,');
  });

  it.each(Object.entries(LEFT))('is left as it is: %s', async (_title, text) => {
    const { files, changed, refused } = await fixFiles(repository(text));
    expect(refused).toEqual([]);
    expect(changed).toEqual(['src/llm.ts']);
    expect(files['src/llm.ts']).toContain('baseURL: process.env.OPENAI_BASE_URL || undefined,');
  });

  it('takes an environment that says nothing of it, and an empty value', async () => {
    const [before = ''] = EXTENDED['of zod, as its last entry, without a comma'] ?? [];
    const text = (await fixFiles(repository(before))).files['src/env.ts'] ?? '';
    const program = text.replace(/^import .*$/m, '').replace('export const env = ', '');
    const parsed = (env: Record<string, string>): unknown => runInNewContext(program, { z, process: { env } });

    const key = { OPENAI_API_KEY: 'k' };
    expect(parsed(key)).toEqual(key);
    expect(parsed({ ...key, OPENAI_BASE_URL: '' })).toEqual({ ...key, OPENAI_BASE_URL: '' });
    expect(parsed({ ...key, OPENAI_BASE_URL: 'http://gw/v1' })).toEqual({ ...key, OPENAI_BASE_URL: 'http://gw/v1' });
  });

  it('gets no entry that nothing reads, where the call can not be changed', async () => {
    const { changed, refused } = await fixFiles({
      'src/env.ts': `${ZOD}const env = z.object({\n  OPENAI_API_KEY: z.string(),\n}).parse(process.env);\n\nexport const config = {\n  openaiApiKey: env.OPENAI_API_KEY,\n};\n`,
      'src/llm.ts': CALL.replace('{ env }', '{ config }').replace('env.OPENAI_API_KEY', 'config.openaiApiKey'),
    });
    expect(changed).toEqual([]);
    expect(refused.join('\n')).toContain('src/llm.ts:4 the setting that it needs can not be added');
  });
});
