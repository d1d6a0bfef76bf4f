/** Keys in groups of settings that a program registers with a package: their base URLs go into the same group. */
import { describe, expect, it } from 'vitest';
import { fixFiles } from './harness.js';

const GROUP = `import { registerAs } from '@nestjs/config';

export default registerAs('openai', () => ({
  apiKey: process.env.OPENAI_API_KEY,
  model: process.env.OPENAI_MODEL ?? 'gpt-4o',
}));
`;
const EXTENDED = GROUP.replace('API_KEY,\n', 'API_KEY,\n  baseUrl: process.env.OPENAI_BASE_URL,\n');

const LOADED = `export default () => ({
  port: 3000,
  openai: {
    apiKey: process.env.OPENAI_API_KEY ?? '',
  },
});
`;
const APP = `import { ConfigModule } from '@nestjs/config';
import configuration from './openai.config';

export const config = ConfigModule.forRoot({ load: [configuration] });
`;

const asked = (key: string, type = 'ConfigService'): string => `import { ConfigService } from '@nestjs/config';
import OpenAI from 'openai';

export class Llm {
  constructor(private readonly config: ${type}) {}

  client() {
    return new OpenAI({ apiKey: ${key} });
  }
}
`;

const injected = `import { Inject } from '@nestjs/common';
import { ConfigType } from '@nestjs/config';
import OpenAI from 'openai';
import openai from './openai.config';

export class Llm {
  constructor(@Inject(openai.KEY) private readonly config: ConfigType<typeof openai>) {}

  client() {
    return new OpenAI({ apiKey: this.config.apiKey });
  }
}
`;

const fix = (group: string, llm: string): ReturnType<typeof fixFiles> =>
  fixFiles({ 'package.json': '{}', 'src/openai.config.ts': group, 'src/app.module.ts': APP, 'src/llm.ts': llm });

const EXTENSIONS: Record<string, [llm: string, expected: string]> = {
  injected: [injected, 'baseURL: this.config.baseUrl || undefined'],
  'asked for by a path': [
    asked("this.config.get<string>('openai.apiKey')"),
    "baseURL: this.config.get<string>('openai.baseUrl') || undefined",
  ],
  'asked for by a path, or fail': [
    asked("this.config.getOrThrow('openai.apiKey')"),
    "baseURL: this.config.get('openai.baseUrl') || undefined",
  ],
};

describe('a key in a group of settings', () => {
  it.each(Object.entries(EXTENSIONS))('%s', async (_title, [llm, expected]) => {
    const { files, refused } = await fix(GROUP, llm);
    expect(refused).toEqual([]);
    expect(files['src/openai.config.ts']).toBe(EXTENDED);
    expect(files['src/llm.ts']).toContain(expected);
  });

  it('is extended alone, whatever other groups hold the key', async () => {
    const group = `${GROUP}
export const other = registerAs('other', () => {
  const apiKey = process.env.OPENAI_API_KEY;
  return {
    apiKey,
  };
});
`;
    const { files, refused } = await fix(group, asked("this.config.get('openai.apiKey')"));
    expect(refused).toEqual([]);
    expect(files['src/openai.config.ts']).toBe(
      group.replace('API_KEY,\n', 'API_KEY,\n  baseUrl: process.env.OPENAI_BASE_URL,\n'),
    );
  });

  it('is extended where a class keeps the key under a name of its own', async () => {
    const llm = asked('this.apiKey')
      .replace('  constructor', '  private apiKey: string;\n\n  constructor')
      .replace(') {}', ") {\n    this.apiKey = this.config.get<string>('openai.apiKey') || '';\n  }");
    const { files, refused } = await fix(GROUP, llm);
    expect(refused).toEqual([]);
    expect(files['src/openai.config.ts']).toBe(EXTENDED);
    expect(files['src/llm.ts']).toContain("this.config.get<string>('openai.baseUrl') || undefined");
  });

  it.each([
    [
      'or nothing',
      "const apiKey = this.config.get<string>('openai.apiKey');\n    return new OpenAI({ apiKey: apiKey || '' });",
    ],
    ['cast', "const apiKey = this.config.get('openai.apiKey') as string;\n    return new OpenAI({ apiKey });"],
  ])('is extended where the key is kept under a name: %s', async (_title, body) => {
    const llm = asked('KEY').replace('return new OpenAI({ apiKey: KEY });', body);
    const { files, refused } = await fix(GROUP, llm);
    expect(refused).toEqual([]);
    expect(files['src/openai.config.ts']).toBe(EXTENDED);
    expect(files['src/llm.ts']).toMatch(/baseURL: this\.config\.get(<string>)?\('openai\.baseUrl'\) \|\| undefined/);
  });

  it('is extended inside of what is loaded', async () => {
    const { files, refused } = await fix(LOADED, asked("this.config.get('openai.apiKey')"));
    expect(refused).toEqual([]);
    expect(files['src/openai.config.ts']).toContain('    baseUrl: process.env.OPENAI_BASE_URL,\n  },\n');
    expect(files['src/llm.ts']).toContain("this.config.get('openai.baseUrl') || undefined");
  });

  it.each([
    ['asked for', asked("this.config.get('openai.apiKey')"), "this.config.get('openai.baseURL') || undefined"],
    ['injected', injected, 'baseURL: this.config.baseURL || undefined'],
  ])('is %s where its base URL is there, and was forgotten', async (_title, llm, expected) => {
    const group = GROUP.replace('API_KEY,\n', 'API_KEY,\n  baseURL: process.env.OPENAI_BASE_URL,\n');
    const { files, refused } = await fix(group, llm);
    expect(refused).toEqual([]);
    expect(files['src/openai.config.ts']).toBe(group);
    expect(files['src/llm.ts']).toContain(expected);
  });

  it.each([
    ['a type that lists its keys', GROUP, asked("this.config.get('openai.apiKey')", 'ConfigService<Known>')],
    ['a key of another group', GROUP, asked("this.config.get('llm.apiKey')")],
    ['a key that is put together', GROUP, asked("this.config.get(`${'openai'}.apiKey`)")],
  ])('is left where it is: %s', async (_title, group, llm) => {
    const { files } = await fix(group, llm);
    expect(files['src/openai.config.ts']).toBe(group);
    expect(files['src/llm.ts']).toContain('baseURL: process.env.OPENAI_BASE_URL || undefined');
  });
});
