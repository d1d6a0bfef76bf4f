/** Groups of settings that a program registers with a package, and asks for by their names: NestJS. */
import { describe, expect, it } from 'vitest';
import { sitesIn, type Files } from '../helpers/audit.js';
import { expectMarked } from '../helpers/typescript.js';

const group = (value: string, name = 'llm'): string =>
  `import { registerAs } from '@nestjs/config'\nexport default registerAs('${name}', () => ({ apiKey: process.env.LLM_KEY, baseURL: ${value} }))`;

const loaded = (value: string): Files => ({
  'configuration.ts': `export default () => ({ port: 3000, llm: { baseURL: ${value} } })`,
  'app.module.ts': `import { ConfigModule } from '@nestjs/config'\nimport configuration from './configuration'\nexport const m = ConfigModule.forRoot({ isGlobal: true, load: [configuration] })`,
});

const asked = (expr: string, expected: string): string =>
  `import { ConfigService } from '@nestjs/config'\nimport OpenAI from 'openai'\nexport class S {\n  constructor(private readonly config: ConfigService) {}\n  make() { return new OpenAI({ baseURL: ${expr} }) } //= client ${expected}\n}`;

const injected = (expr: string, expected: string, type = 'ConfigType<typeof llm>'): string =>
  `import { Inject } from '@nestjs/common'\nimport { ConfigType } from '@nestjs/config'\nimport OpenAI from 'openai'\nimport llm from './llm.config'\nexport class S {\n  constructor(@Inject(llm.KEY) private readonly config: ${type}) {}\n  make() { return new OpenAI({ baseURL: ${expr} }) } //= client ${expected}\n}`;

const FROM_ENV = "process.env.LLM_URL || 'https://api.openai.com/v1'";

const PROGRAMS: [name: string, files: Files][] = [
  [
    'injected, from the environment',
    { 'llm.config.ts': group(FROM_ENV), 's.ts': injected('this.config.baseURL', 'config-driven openai') },
  ],
  [
    'injected, written out',
    { 'llm.config.ts': group("'http://localhost:1'"), 's.ts': injected('this.config.baseURL', 'hardcoded local') },
  ],
  ['injected, lacking', { 'llm.config.ts': group('1'), 's.ts': injected('this.config.baseUrl', 'missing openai') }],
  [
    'of a type that says nothing',
    {
      'llm.config.ts': group("'http://localhost:1'"),
      's.ts': injected('this.config.baseURL', 'config-driven unknown', 'Settings<typeof llm>'),
    },
  ],
  [
    'asked for by a path',
    {
      'llm.config.ts': group(FROM_ENV),
      's.ts': asked("this.config.get<string>('llm.baseURL')", 'config-driven openai'),
    },
  ],
  [
    'asked for by a path, written out',
    {
      'llm.config.ts': group("'http://localhost:1'"),
      's.ts': asked("this.config.getOrThrow('llm.baseURL')", 'hardcoded local'),
    },
  ],
  [
    'asked for by a path that leads nowhere',
    { 'llm.config.ts': group(FROM_ENV), 's.ts': asked("this.config.get('llm.url')", 'missing openai') },
  ],
  [
    'asked for as a whole',
    {
      'llm.config.ts': group("'http://localhost:1'"),
      's.ts': asked("this.config.get('llm').baseURL", 'hardcoded local'),
    },
  ],
  [
    'of a service that a container gives',
    {
      'llm.config.ts': group("'http://localhost:1'"),
      's.ts': `import { ConfigService } from '@nestjs/config'\nimport { NestFactory } from '@nestjs/core'\nimport OpenAI from 'openai'\nexport async function main(m) {\n  const app = await NestFactory.create(m)\n  return new OpenAI({ baseURL: app.get(ConfigService).get('llm.baseURL') }) //= client hardcoded local\n}`,
    },
  ],
  [
    'another group',
    {
      'llm.config.ts': group("'http://localhost:1'"),
      's.ts': asked("this.config.get('other.baseURL')", 'config-driven openai'),
    },
  ],
  [
    'the nearest of the same name',
    {
      'apps/a/llm.config.ts': group("'http://localhost:1'"),
      'apps/b/llm.config.ts': group('process.env.LLM_URL'),
      'apps/a/s.ts': asked("this.config.get('llm.baseURL')", 'hardcoded local'),
      'apps/b/s.ts': asked("this.config.get('llm.baseURL')", 'config-driven openai'),
    },
  ],
  [
    'a function that is loaded',
    { ...loaded("'http://localhost:1'"), 's.ts': asked("this.config.get('llm.baseURL')", 'hardcoded local') },
  ],
  [
    'a function that is loaded, from the environment',
    { ...loaded(FROM_ENV), 's.ts': asked("this.config.get('llm.baseURL')", 'config-driven openai') },
  ],
  [
    'a variable that is called like none of them',
    { ...loaded("'http://localhost:1'"), 's.ts': asked("this.config.get('LLM_URL')", 'config-driven openai') },
  ],
  [
    'a default',
    {
      'llm.config.ts': group('process.env.LLM_URL'),
      's.ts': asked("this.config.get('llm.baseURL', 'http://localhost:1')", 'config-driven local'),
    },
  ],
];

describe('a group of settings', () => {
  it.each(PROGRAMS)('%s', (_name, files) => expectMarked(files));

  it('is told of by the variables that it reads', async () => {
    const [site] = await sitesIn({
      'llm.config.ts': group(FROM_ENV),
      's.ts': asked("this.config.get('llm.baseURL')", 'config-driven openai'),
    });
    expect(site?.baseUrl?.origins.map(({ name, type }) => `${type} ${name}`)).toContain('env LLM_URL');
  });
});
