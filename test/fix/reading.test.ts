/** Keys that are read by a call of a package: their base URLs are read by the same call. */
import { describe, expect, it } from 'vitest';
import { fixFiles } from './harness.js';

const NEST = `import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import OpenAI from 'openai';

`;
const service = (member: string, body: string): string =>
  `${NEST}@Injectable()\nexport class Llm {\n  readonly client: OpenAI;\n\n  constructor(${member}) {\n${body}  }\n}\n`;
const MEMBER = 'private readonly config: ConfigService';
const MODULE = `import { ConfigModule } from '@nestjs/config';
import * as Joi from 'joi';

export const config = ConfigModule.forRoot({
  validationSchema: Joi.object({
    OPENAI_API_KEY: Joi.string().required(),
    PORT: Joi.number().default(3000),
  }),
});
`;
const PACKAGE = { 'package.json': '{}' };

const BESIDE: Record<string, [text: string, expected: string]> = {
  'a service of settings': [
    service(MEMBER, "    this.client = new OpenAI({ apiKey: this.config.get('OPENAI_API_KEY') });\n"),
    "      baseURL: this.config.get('OPENAI_BASE_URL') || undefined,\n",
  ],
  'one that is handed in': [
    service(
      'config: ConfigService',
      "    this.client = new OpenAI({ apiKey: config.get<string>('OPENAI_API_KEY') });\n",
    ),
    "      baseURL: config.get<string>('OPENAI_BASE_URL') || undefined,\n",
  ],
  'one that fails without the key': [
    service(
      MEMBER,
      "    const apiKey = this.config.getOrThrow<string>('OPENAI_API_KEY');\n    this.client = new OpenAI({ apiKey });\n",
    ),
    "      baseURL: this.config.get<string>('OPENAI_BASE_URL') || undefined,\n",
  ],
  'a key of its own': [
    service(MEMBER, "    this.client = new OpenAI({ apiKey: this.config.get('OPENAI_REVIEW_API_KEY') });\n"),
    "      baseURL:\n        this.config.get('OPENAI_REVIEW_BASE_URL') ||\n        this.config.get('OPENAI_BASE_URL') ||\n        undefined,\n",
  ],
};

const ELSEWHERE: Record<string, string> = {
  'a service whose type lists its keys': service(
    'private readonly config: ConfigService<Known, true>',
    "    this.client = new OpenAI({ apiKey: this.config.get('OPENAI_API_KEY', { infer: true }) });\n",
  ),
  'a service that is made for this once': service(
    '',
    "    this.client = new OpenAI({ apiKey: new ConfigService().get('OPENAI_API_KEY') });\n",
  ),
  'a group of settings': service(
    MEMBER,
    "    this.client = new OpenAI({ apiKey: this.config.get('openai.apiKey') });\n",
  ),
};

describe('a key that is asked for, in TypeScript', () => {
  it.each(Object.entries(BESIDE))('of %s', async (_title, [text, expected]) => {
    const { files, refused } = await fixFiles({ ...PACKAGE, 'src/llm.ts': text });
    expect(refused).toEqual([]);
    expect(files['src/llm.ts']).toContain(expected);
  });

  it.each(Object.entries(ELSEWHERE))('of %s: the environment is read instead', async (_title, text) => {
    const { files, refused } = await fixFiles({
      ...PACKAGE,
      'src/llm.ts': text,
      'src/openai.config.ts': 'export const apiKey = process.env.OPENAI_API_KEY;\n',
    });
    expect(refused).toEqual([]);
    expect(files['src/llm.ts']).toContain('baseURL: process.env.OPENAI_BASE_URL || undefined,\n');
  });

  it('is described to the schema that checks the environment, which takes an empty one', async () => {
    const [text = ''] = BESIDE['a service of settings'] ?? [];
    const { files } = await fixFiles({ ...PACKAGE, 'src/llm.ts': text, 'src/app.module.ts': MODULE });
    expect(files['src/app.module.ts']).toContain(
      "    OPENAI_API_KEY: Joi.string().required(),\n    OPENAI_BASE_URL: Joi.string().allow(''),\n    PORT",
    );
    const two = await fixFiles({
      ...PACKAGE,
      'src/llm.ts': text,
      'src/app.module.ts': MODULE,
      'src/other.module.ts': MODULE,
    });
    expect(two.changed).toEqual(['src/llm.ts']);
  });
});

const PYTHON: Record<string, [head: string, key: string, expected: string]> = {
  decouple: ['from decouple import config\n', 'config("OPENAI_API_KEY")', 'config("OPENAI_BASE_URL", default="")'],
  'decouple, with a cast': [
    'from decouple import config\n',
    "config('OPENAI_API_KEY', cast=str)",
    "config('OPENAI_BASE_URL', default='')",
  ],
  'django-environ': [
    'import environ\n\nenv = environ.Env()\n',
    'env.str("OPENAI_API_KEY")',
    'env.str("OPENAI_BASE_URL", default="")',
  ],
  environs: [
    'from environs import Env\n\nenv = Env()\n',
    'env.str("OPENAI_API_KEY")',
    'env.str("OPENAI_BASE_URL", default="")',
  ],
  starlette: [
    'from starlette.config import Config\n\nconfig = Config(".env")\n',
    'config("OPENAI_API_KEY")',
    'config("OPENAI_BASE_URL", default="")',
  ],
};

describe('a key that is asked for, in Python', () => {
  it.each(Object.entries(PYTHON))('at the call: %s', async (_title, [head, key, expected]) => {
    const text = `from openai import OpenAI\n${head}\nclient = OpenAI(api_key=${key})\n`;
    const { files, refused } = await fixFiles({ 'app/llm.py': text });
    expect(refused).toEqual([]);
    expect(files['app/llm.py']).toContain(
      `${expected} or "https://api.openai.com/v1"`.replace(/"/g, expected.includes("'") ? "'" : '"'),
    );
    expect(files['app/llm.py']).not.toContain('getenv');
  });

  it.each(Object.entries(PYTHON))('among constants: %s', async (_title, [head, key, expected]) => {
    const { files, refused } = await fixFiles({
      'app/settings.py': `${head}\nOPENAI_API_KEY = ${key}\n`,
      'app/llm.py':
        'from openai import OpenAI\n\nfrom app.settings import OPENAI_API_KEY\n\nclient = OpenAI(api_key=OPENAI_API_KEY)\n',
    });
    expect(refused).toEqual([]);
    expect(files['app/settings.py']).toContain(expected);
    expect(files['app/settings.py']).not.toContain('getenv');
    expect(files['app/llm.py']).toContain('base_url=OPENAI_BASE_URL');
  });

  it.each([
    [
      'inside',
      'with env.prefixed("OPENAI_"):\n    OPENAI_INNER_API_KEY = env("INNER_API_KEY")\n',
      'os.getenv("OPENAI_INNER_BASE_URL")',
    ],
    [
      'inside two',
      'with env.prefixed("APP_"), env.prefixed("OPENAI_"):\n    OPENAI_INNER_API_KEY = env("INNER_API_KEY")\n',
      'os.getenv("APP_OPENAI_INNER_BASE_URL")',
    ],
    [
      'inside one that is not known',
      'with env.prefixed(NAME):\n    OPENAI_API_KEY = env("OPENAI_API_KEY")\n',
      undefined,
    ],
    [
      'behind',
      'with env.prefixed("APP_"):\n    PORT = env("PORT")\nOPENAI_API_KEY = env("OPENAI_API_KEY")\n',
      'env("OPENAI_BASE_URL", default="")',
    ],
    [
      'inside that of another one',
      'with other.prefixed("APP_"):\n    OPENAI_API_KEY = env("OPENAI_API_KEY")\n',
      'env("OPENAI_BASE_URL", default="")',
    ],
    [
      'inside an open file',
      'with open("app") as APP:\n    OPENAI_API_KEY = env("OPENAI_API_KEY")\n',
      'env("OPENAI_BASE_URL", default="")',
    ],
  ])('among names with a prefix: %s', async (_title, body, expected) => {
    const name = /(\w*API_KEY)/.exec(body)?.[1] ?? '';
    const head = 'from environs import Env\n\nenv = Env()\nother = Env()\n';
    const { files } = await fixFiles({
      'app/settings.py': `${head}\n${body}`,
      'app/llm.py': `from openai import OpenAI\n\nfrom app.settings import ${name}\n\nclient = OpenAI(api_key=${name})\n`,
    });
    if (expected === undefined) expect(files['app/settings.py']).toBe(`${head}\n${body}`);
    else expect(files['app/settings.py']).toContain(expected);
  });

  it('of a function of the project says nothing of other keys', async () => {
    const text = `from openai import OpenAI\n\nfrom app.vault import secret\n\nclient = OpenAI(api_key=secret("OPENAI_API_KEY"))\n`;
    const { files } = await fixFiles({ 'app/llm.py': text });
    expect(files['app/llm.py']).toContain('base_url=os.getenv("OPENAI_BASE_URL")');
  });
});
