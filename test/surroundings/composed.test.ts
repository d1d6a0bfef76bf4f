/** Schemas of the environment that are put together from several. */
import { describe, expect, it } from 'vitest';
import { rowsIn, rowsOf } from './rows.js';

const zod = "import { z } from 'zod';\n";
const missing = (line: number) => `${line} missing OPENAI_API_KEY → OPENAI_BASE_URL`;
const present = (line: number) => `${line} present OPENAI_API_KEY → OPENAI_BASE_URL`;
const lone = (line: number) => `${line} present  → OPENAI_BASE_URL`;
const KEY = 'const a = z.object({\n  OPENAI_API_KEY: z.string(),\n});\n';
const URL = 'const b = z.object({\n  OPENAI_BASE_URL: z.string(),\n});\n';
const OTHER = 'const b = z.object({\n  PORT: z.string(),\n});\n';

describe('a schema that is put together', () => {
  it.each([
    ['extend, with the key', `${OTHER}const c = b.extend({ OPENAI_API_KEY: z.string() });\n`, [missing(5)]],
    [
      'extend, after other calls',
      `${OTHER}const c = b.partial().extend({ OPENAI_API_KEY: z.string() });\n`,
      [missing(5)],
    ],
    [
      'extend, with the base URL',
      `${KEY}const c = a.extend({ OPENAI_BASE_URL: z.string() });\n`,
      [present(3), lone(5)],
    ],
    ['extend, with both', `${OTHER}const c = b.extend({ OPENAI_API_KEY: x, OPENAI_BASE_URL: x });\n`, [present(5)]],
    ['extend, with the shape of another', `${KEY}${URL}const c = a.extend(b.shape);\n`, [present(3), lone(6)]],
    ['extend of what is no schema', 'const c = dayjs.extend({ OPENAI_API_KEY: 1 });\n', []],
    ['merge', `${KEY}${URL}const c = a.merge(b);\n`, [present(3), lone(6)]],
    ['merge, the other way round', `${KEY}${URL}const c = b.merge(a).strict();\n`, [present(3), lone(6)]],
    ['merge with what lacks it', `${KEY}${OTHER}const c = a.merge(b);\n`, [missing(3)]],
    [
      'merge without the base URL',
      `${KEY}${URL}const c = a.merge(b.omit({ OPENAI_BASE_URL: true }));\n`,
      [missing(3), lone(6)],
    ],
    ['no merge', `${KEY}${URL}`, [missing(3), lone(6)]],
    ['and', `${KEY}${URL}const c = a.and(b);\n`, [present(3), lone(6)]],
    [
      'and, written out',
      'const c = z.object({ OPENAI_API_KEY: x }).and(z.object({ OPENAI_BASE_URL: x }));\n',
      [present(2), lone(2)],
    ],
    ['intersection', `${KEY}${URL}const c = z.intersection(a, b);\n`, [present(3), lone(6)]],
    ['union, of which one holds', `${KEY}${URL}const c = z.union([a, b]);\n`, [missing(3), lone(6)]],
    ['a spread shape', `${KEY}const c = z.object({ ...a.shape, OPENAI_BASE_URL: x });\n`, [present(3), lone(5)]],
    ['a spread shape without it', `${KEY}const c = z.object({ ...a.shape, PORT: x });\n`, [missing(3)]],
    ['a shape of its own', 'const shape = { OPENAI_API_KEY: z.string() };\nconst c = z.object(shape);\n', [missing(2)]],
    [
      'a spread shape of its own',
      'const shape = { OPENAI_API_KEY: z.string() };\nconst c = z.object({ ...shape, OPENAI_BASE_URL: x });\n',
      [present(2), lone(3)],
    ],
    ['an object that is no shape', 'const shape = { OPENAI_API_KEY: z.string() };\nconst c = { ...shape };\n', []],
    ['keys that are no variables', 'const b = z.object({ a: x });\nconst c = b.extend({ openaiApiKey: x });\n', []],
  ])('%s', async (_, text, rows) => expect(await rowsOf('src/app.ts', zod + text)).toEqual(rows));

  it('from several files', async () => {
    const files = {
      'src/a.ts': `${zod}export ${KEY}`,
      'src/b.ts': `${zod}export ${URL}`,
      'src/c.ts':
        "import { a } from './a';\nimport { b } from './b';\n// OPENAI_API_KEY\nexport const c = a.merge(b);\n",
    };
    expect(await rowsIn(files)).toEqual([`src/a.ts:${present(3)}`, `src/b.ts:${lone(3)}`]);
    expect(await rowsIn({ ...files, 'src/c.ts': '' })).toEqual([`src/a.ts:${missing(3)}`, `src/b.ts:${lone(3)}`]);
  });
});
