/** Where the base URL of a TypeScript client comes from. Each source builds one client, on the line that is marked. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectMarked } from '../helpers/typescript.js';

const IMPORT = `import OpenAI from 'openai'\n`;

const EXPRESSIONS: [expected: string, expression: string, before?: string][] = [
  ['missing openai', 'undefined'],
  ['missing openai', 'null'],
  ['missing openai', 'void 0'],
  ['missing openai', `''`],
  ['hardcoded local', `'http://localhost:1'`],
  ['hardcoded openai', '`https://api.openai.com/v1`'],
  ['hardcoded local', `URL`, `const URL = 'http://localhost:1'`],
  ['hardcoded local', '`${HOST}/v1`', `const HOST = 'http://localhost:1'`],
  ['hardcoded local', `HOST + '/v1'`, `const HOST = 'http://localhost:1'`],
  ['hardcoded local', `HOST.concat('/v1')`, `const HOST = 'http://localhost:1'`],
  ['hardcoded local', `[HOST, 'v1'].join('/')`, `const HOST = 'http://localhost:1'`],
  ['hardcoded local', `new URL('/v1', HOST).toString()`, `const HOST = 'http://localhost:1'`],
  ['hardcoded local', `new URL('/v1', HOST).href`, `const HOST = 'http://localhost:1'`],
  ['hardcoded local', `new URL(HOST).origin`, `const HOST = 'http://localhost:1/v1'`],
  ['hardcoded local', `url.href`, `const url = new URL('http://localhost:1')\nurl.pathname = '/v1'`],
  ['hardcoded local', `HOST.replace(/\\/$/, '')`, `const HOST = 'http://localhost:1/'`],
  ['hardcoded local', `HOST as string`, `const HOST = 'http://localhost:1' as const`],
  ['hardcoded local', `<string>HOST`, `const HOST = 'http://localhost:1'`],
  ['hardcoded local', `HOST satisfies string`, `const HOST = 'http://localhost:1'`],
  ['hardcoded local', `HOST!`, `const HOST: string | undefined = 'http://localhost:1'`],
  ['hardcoded local', `dev ? 'http://localhost:1' : 'http://localhost:2'`, `declare const dev: boolean`],
  ['hardcoded local', `dev ? 'http://localhost:1' : undefined`, `declare const dev: boolean`],
  ['hardcoded local', `dev && 'http://localhost:1'`, `declare const dev: boolean`],
  ['hardcoded local', `Hosts.Local`, `enum Hosts { Local = 'http://localhost:1' }`],
  ['hardcoded local', `Hosts['Local']`, `enum Hosts { Local = 'http://localhost:1' }`],
  ['hardcoded local', `HOSTS.local`, `const HOSTS = { local: 'http://localhost:1' } as const`],
  ['hardcoded local', `HOSTS.a.b`, `const HOSTS = { a: { b: 'http://localhost:1' } }`],
  [
    'hardcoded local',
    `HOSTS[name]`,
    `const HOSTS: Record<string, string> = { a: 'http://localhost:1' }\ndeclare const name: string`,
  ],
  ['hardcoded local', `HOSTS[0]`, `const HOSTS = ['http://localhost:1']`],
  ['hardcoded local', `HOSTS.get('a')`, `const HOSTS = new Map([['a', 'http://localhost:1']])`],
  ['hardcoded local', `host`, `const { host } = { host: 'http://localhost:1' }`],
  ['hardcoded local', `host`, `const [host] = ['http://localhost:1']`],
  ['hardcoded local', `host()`, `const host = () => 'http://localhost:1'`],
  [
    'hardcoded local',
    `host()`,
    `function host() {\n  if (dev) return 'http://localhost:1'\n  return 'http://localhost:2'\n}`,
  ],
  ['hardcoded local', `host`, `let host\nif (dev) host = 'http://localhost:1'\nelse host = 'http://localhost:2'`],
  ['hardcoded local', `host`, `let host = 'http://localhost:1'\nif (dev) host = 'http://localhost:2'`],
  ['hardcoded local', `Config.HOST`, `class Config { static readonly HOST = 'http://localhost:1' }`],
  ['hardcoded local', `new Config().host`, `class Config { host = 'http://localhost:1' }`],
  ['hardcoded local', `new Config().host`, `class Config { get host() { return 'http://localhost:1' } }`],
  ['hardcoded local', `config.host`, `const config = { get host() { return 'http://localhost:1' } }`],
  ['hardcoded local', `Net.HOST`, `namespace Net { export const HOST = 'http://localhost:1' }`],
  ['hardcoded local', `Object.freeze({ host: 'http://localhost:1' }).host`],
  ['hardcoded local', `(await host())`, `async function host() { return 'http://localhost:1' }`],
  ['config-driven openai', `process.env.URL`],
  ['config-driven openai', `process.env['URL']`],
  ['config-driven openai', 'process.env[`URL`]'],
  ['config-driven openai', `process?.env?.URL`],
  ['config-driven openai', `globalThis.process.env.URL`],
  ['config-driven openai', `URL`, `const { URL } = process.env`],
  ['config-driven openai', `host`, `const { URL: host } = process.env`],
  ['config-driven openai', `env.URL`, `const env = process.env`],
  ['config-driven openai', `env.URL`, `import { env } from 'node:process'`],
  ['config-driven openai', `import.meta.env.VITE_URL`],
  ['config-driven openai', `Deno.env.get('URL')`],
  ['config-driven openai', `Bun.env.URL`],
  ['config-driven openai', `process.env.URL!`],
  ['config-driven openai', `process.env.URL as string`],
  ['config-driven local', `process.env.URL ?? 'http://localhost:1'`],
  ['config-driven local', `process.env.URL || 'http://localhost:1'`],
  ['config-driven openai', `process.env.URL || undefined`],
  ['config-driven openai', `process.env.URL ?? null`],
  ['config-driven local', `process.env.URL ? process.env.URL : 'http://localhost:1'`],
  ['config-driven local', `URL`, `const { URL = 'http://localhost:1' } = process.env`],
  ['config-driven unknown', '`${process.env.URL}/v1`'],
  ['config-driven unknown', `process.env.URL + '/v1'`],
  ['config-driven openai', `process.env.URL?.replace(/\\/+$/, '')`],
  ['config-driven openai', `String(process.env.URL)`],
  ['config-driven unknown', `new URL('/v1', process.env.URL).toString()`],
  ['config-driven local', `HOST`, `let HOST = 'http://localhost:1'\nif (process.env.URL) HOST = process.env.URL`],
  [
    'config-driven local',
    `env('URL', 'http://localhost:1')`,
    `const env = (name: string, fallback: string) => process.env[name] ?? fallback`,
  ],
  ['config-driven openai', `env('URL')`, `function env(name: string) { return process.env[name] }`],
  [
    'config-driven unknown',
    `env('URL')`,
    `function env(name: string) {\n  const value = process.env[name]\n  if (!value) throw new Error(name)\n  return value\n}`,
  ],
  [
    'config-driven openai',
    `env.URL`,
    `import { cleanEnv, str } from 'envalid'\nconst env = cleanEnv(process.env, { URL: str({ default: undefined }) })`,
  ],
  ['config-driven unknown', `load().url`, `import { load } from './settings'`],
  ['config-driven unknown', `settings.url`, `import settings from './settings.json'`],
  ['config-driven unknown', `await db.setting('url')`, `import { db } from 'some-database'`],
  ['config-driven unknown', `config.get('llm.url')`, `import config from 'config'`],
];

const PLACES: [name: string, source: string | Files][] = [
  ['no argument', `new OpenAI() //= missing openai`],
  ['an empty object', `new OpenAI({}) //= missing openai`],
  ['only a key', `new OpenAI({ apiKey: process.env.KEY }) //= missing openai`],
  ['the key in the wrong case', `new OpenAI({ baseUrl: 'http://localhost:1' } as any) //= missing openai`],
  [
    'keys of another version',
    `new OpenAI({ basePath: 'http://localhost:1', base_url: process.env.URL }) //= missing openai`,
  ],
  [
    'a custom fetch',
    `new OpenAI({ fetch: (url, init) => fetch(process.env.PROXY!, init), httpAgent: agent }) //= missing openai`,
  ],
  ['shorthand', `const baseURL = process.env.URL\nnew OpenAI({ baseURL }) //= config-driven openai`],
  ['a quoted key', `new OpenAI({ 'baseURL': 'http://localhost:1' }) //= hardcoded local`],
  ['a computed key', `new OpenAI({ ['baseURL']: 'http://localhost:1' }) //= hardcoded local`],
  [
    'options in a variable',
    `const options = { baseURL: 'http://localhost:1' }\nnew OpenAI(options) //= hardcoded local`,
  ],
  [
    'options in a typed variable',
    `const options: ClientOptions = { apiKey: 'x' }\nnew OpenAI(options) //= missing openai`,
  ],
  [
    'a key added to the options',
    `const options: ClientOptions = {}\nif (process.env.URL) options.baseURL = process.env.URL\nnew OpenAI(options) //= config-driven openai`,
  ],
  [
    'a key added after',
    `const options: any = {}\nnew OpenAI(options) //= missing openai\noptions.baseURL = process.env.URL`,
  ],
  [
    'Object.assign',
    `const options = Object.assign({ timeout: 3 }, { baseURL: 'http://localhost:1' })\nnew OpenAI(options) //= hardcoded local`,
  ],
  [
    'spread',
    `const common = { baseURL: 'http://localhost:1' }\nnew OpenAI({ ...common, timeout: 3 }) //= hardcoded local`,
  ],
  [
    'spread, overridden',
    `const common = { baseURL: process.env.URL }\nnew OpenAI({ ...common, baseURL: 'http://localhost:1' }) //= hardcoded local`,
  ],
  [
    'overridden by a spread',
    `const common = { baseURL: 'http://localhost:1' }\nnew OpenAI({ baseURL: process.env.URL, ...common }) //= hardcoded local`,
  ],
  ['spread without the key', `const common = { timeout: 3 }\nnew OpenAI({ ...common }) //= missing openai`],
  [
    'a conditional spread',
    `new OpenAI({ ...(process.env.URL ? { baseURL: process.env.URL } : {}) }) //= config-driven openai`,
  ],
  ['a guarded spread', `new OpenAI({ ...(process.env.URL && { baseURL: process.env.URL }) }) //= config-driven openai`],
  [
    'a guarded spread of a literal',
    `new OpenAI({ ...(local && { baseURL: 'http://localhost:1' }) }) //= hardcoded local`,
  ],
  [
    'a spread of the unseen',
    `export const make = (options: any) => new OpenAI({ apiKey: 'x', ...options }) //= unresolved unknown`,
  ],
  [
    'a spread of the unseen beside the key',
    `export const make = (options: any) => new OpenAI({ ...options, baseURL: process.env.URL }) //= config-driven openai`,
  ],
  [
    'a spread of a type without the key',
    `interface Extra { timeout?: number }\nexport const make = (extra: Extra) => new OpenAI({ ...extra }) //= missing openai`,
  ],
  [
    'options that are a parameter',
    `export const make = (options: ClientOptions) => new OpenAI(options) //= unresolved unknown`,
  ],
  [
    'a member of a parameter',
    `export const make = (options: { url: string }) => new OpenAI({ baseURL: options.url }) //= config-driven unknown`,
  ],
  [
    'an optional member of a parameter',
    `export const make = (options: { url?: string }) => new OpenAI({ baseURL: options.url }) //= config-driven openai`,
  ],
  [
    'a member of an optional parameter',
    `export const make = (options?: Options) => new OpenAI({ baseURL: options?.url ?? 'http://localhost:1' }) //= config-driven local`,
  ],
  [
    'a destructured parameter',
    `export const make = ({ url }: Options) => new OpenAI({ baseURL: url }) //= config-driven unknown`,
  ],
  [
    'a destructured parameter with a default',
    `export const make = ({ url = 'http://localhost:1' }: Options = {}) => new OpenAI({ baseURL: url }) //= config-driven local`,
  ],
  ['a parameter', `export const make = (url: string) => new OpenAI({ baseURL: url }) //= config-driven unknown`],
  [
    'an optional parameter',
    `export const make = (url?: string) => new OpenAI({ baseURL: url }) //= config-driven openai`,
  ],
  [
    'a parameter with a default',
    `export const make = (url = 'http://localhost:1') => new OpenAI({ baseURL: url }) //= config-driven local`,
  ],
  [
    'a rest of a pattern',
    `export function make({ key, ...rest }: any) {\n  return new OpenAI({ ...rest }) //= unresolved unknown\n}`,
  ],
  [
    'a function that returns the options',
    `const options = () => ({ baseURL: 'http://localhost:1' })\nnew OpenAI(options()) //= hardcoded local`,
  ],
  [
    'a method that returns the options',
    `class S {\n  private options() { return { baseURL: this.url } }\n  constructor(private url: string) {}\n  make() { return new OpenAI(this.options()) } //= config-driven unknown\n}`,
  ],
  [
    'a class field',
    `class S {\n  url = 'http://localhost:1'\n  client = new OpenAI({ baseURL: this.url }) //= hardcoded local\n}`,
  ],
  [
    'a private field',
    `class S {\n  #url = 'http://localhost:1'\n  make() { return new OpenAI({ baseURL: this.#url }) } //= hardcoded local\n}`,
  ],
  [
    'a field of the environment',
    `class S {\n  private readonly url = process.env.URL\n  make() { return new OpenAI({ baseURL: this.url }) } //= config-driven openai\n}`,
  ],
  [
    'a field set in the constructor',
    `class S {\n  private url: string\n  constructor(options: { url: string }) { this.url = options.url }\n  make() { return new OpenAI({ baseURL: this.url }) } //= config-driven unknown\n}`,
  ],
  [
    'a parameter property',
    `class S {\n  constructor(private readonly url: string) {}\n  make() { return new OpenAI({ baseURL: this.url }) } //= config-driven unknown\n}`,
  ],
  [
    'a getter',
    `class S {\n  get url() { return process.env.URL ?? 'http://localhost:1' }\n  make() { return new OpenAI({ baseURL: this.url }) } //= config-driven local\n}`,
  ],
  [
    'an abstract member of a base class',
    `abstract class Base {\n  abstract readonly url: string\n  make() { return new OpenAI({ baseURL: this.url }) } //= config-driven unknown\n}`,
  ],
  [
    'super with a literal',
    `class Base {\n  client: OpenAI\n  constructor(url: string) {\n    this.client = new OpenAI({ baseURL: url }) //= config-driven unknown\n  }\n}\nexport class Groq extends Base { constructor() { super('https://api.groq.com/openai/v1') } }`,
  ],
  [
    'a loop over a table',
    `for (const url of ['http://localhost:1', 'http://localhost:2']) {\n  new OpenAI({ baseURL: url }) //= hardcoded local\n}`,
  ],
  [
    'a loop over entries',
    `const T = { a: 'http://localhost:1' }\nfor (const [name, url] of Object.entries(T)) {\n  new OpenAI({ baseURL: url }) //= hardcoded local\n}`,
  ],
  [
    'a loop over rows',
    `const T = [{ url: 'http://localhost:1' }]\nfor (const { url } of T) new OpenAI({ baseURL: url }) //= hardcoded local`,
  ],
  [
    'map over rows',
    `const T = [{ url: 'http://localhost:1' }]\nT.map((row) => new OpenAI({ baseURL: row.url })) //= hardcoded local`,
  ],
  [
    'values of a table',
    `const T = { a: { url: 'http://localhost:1' } }\nObject.values(T).forEach(({ url }) => new OpenAI({ baseURL: url })) //= hardcoded local`,
  ],
  [
    'a loop over the unseen',
    `export function all(urls: string[]) {\n  for (const url of urls) new OpenAI({ baseURL: url }) //= config-driven unknown\n}`,
  ],
  [
    'found in a table',
    `const T = [{ name: 'a', url: 'http://localhost:1' }]\nconst row = T.find((r) => r.name === x)!\nnew OpenAI({ baseURL: row.url }) //= hardcoded local`,
  ],
  [
    'memoised',
    `let client: OpenAI | undefined\nexport const get = () => (client ??= new OpenAI({ baseURL: process.env.URL })) //= config-driven openai`,
  ],
  [
    'in a closure',
    `export function connect(url: string) {\n  const make = () => new OpenAI({ baseURL: url }) //= config-driven unknown\n  return make()\n}`,
  ],
  [
    'zod',
    `import { z } from 'zod'\nconst env = z.object({ URL: z.string().url() }).parse(process.env)\nnew OpenAI({ baseURL: env.URL }) //= config-driven unknown`,
  ],
  [
    'zod with a default',
    `import { z } from 'zod'\nconst schema = z.object({ URL: z.string().default('http://localhost:1') })\nconst env = schema.parse(process.env)\nnew OpenAI({ baseURL: env.URL }) //= config-driven local`,
  ],
  [
    'zod, optional',
    `import { z } from 'zod'\nconst schema = z.object({ URL: z.string().optional() })\nconst env = schema.parse(process.env)\nnew OpenAI({ baseURL: env.URL }) //= config-driven openai`,
  ],
  [
    'zod, safe',
    `import { z } from 'zod'\nconst parsed = z.object({ URL: z.string().optional() }).safeParse(process.env)\nif (!parsed.success) throw new Error()\nexport const env = parsed.data\nnew OpenAI({ baseURL: env.URL }) //= config-driven openai`,
  ],
  [
    't3-env',
    `import { createEnv } from '@t3-oss/env-nextjs'\nconst env = createEnv({ server: { URL: z.string().optional() }, experimental__runtimeEnv: process.env })\nnew OpenAI({ baseURL: env.URL }) //= config-driven openai`,
  ],
  [
    'NestJS',
    `import { ConfigService } from '@nestjs/config'\n@Injectable()\nexport class S {\n  constructor(private readonly config: ConfigService) {}\n  make() { return new OpenAI({ baseURL: this.config.get<string>('URL') }) } //= config-driven openai\n}`,
  ],
  [
    'NestJS, or fail',
    `import { ConfigService } from '@nestjs/config'\nexport class S {\n  client: OpenAI\n  constructor(config: ConfigService) { this.client = new OpenAI({ baseURL: config.getOrThrow('URL') }) } //= config-driven unknown\n}`,
  ],
  [
    'NestJS, with a default',
    `import { ConfigService } from '@nestjs/config'\nexport class S {\n  constructor(private config: ConfigService) {}\n  client() { return new OpenAI({ baseURL: this.config.get('URL', 'http://localhost:1') }) } //= config-driven local\n}`,
  ],
  [
    'VS Code settings',
    `import * as vscode from 'vscode'\nconst config = vscode.workspace.getConfiguration('acme')\nnew OpenAI({ baseURL: config.get<string>('baseUrl') }) //= config-driven openai`,
  ],
  [
    'a constant of another file',
    {
      'hosts.ts': `export const HOST = 'http://localhost:1'`,
      'a.ts': `import OpenAI from 'openai'\nimport { HOST } from './hosts'\nnew OpenAI({ baseURL: HOST }) //= hardcoded local`,
    },
  ],
  [
    'a constant by way of a barrel',
    {
      'config/hosts.ts': `export const HOST = 'http://localhost:1'`,
      'config/index.ts': `export * from './hosts'`,
      'a.ts': `import OpenAI from 'openai'\nimport { HOST } from './config'\nnew OpenAI({ baseURL: HOST }) //= hardcoded local`,
    },
  ],
  [
    'a namespace of constants',
    {
      'hosts.ts': `export const HOST = 'http://localhost:1'`,
      'a.ts': `import OpenAI from 'openai'\nimport * as hosts from './hosts'\nnew OpenAI({ baseURL: hosts.HOST }) //= hardcoded local`,
    },
  ],
  [
    'settings of another file',
    {
      'config.ts': `export const config = { llm: { url: process.env.URL } }`,
      'a.ts': `import OpenAI from 'openai'\nimport { config } from './config'\nnew OpenAI({ baseURL: config.llm.url }) //= config-driven openai`,
    },
  ],
  [
    'settings by default export',
    {
      'config.ts': `export default { url: process.env.URL || 'http://localhost:1' }`,
      'a.ts': `import OpenAI from 'openai'\nimport config from './config'\nnew OpenAI({ baseURL: config.url }) //= config-driven local`,
    },
  ],
  [
    'settings in CommonJS',
    {
      'config.js': `module.exports = { url: 'http://localhost:1' }`,
      'a.js': `const OpenAI = require('openai')\nconst { url } = require('./config')\nnew OpenAI({ baseURL: url }) //= hardcoded local`,
    },
  ],
  [
    'a base class in another file',
    {
      'base.ts': `export abstract class Base {\n  constructor(protected options: { url: string }) {}\n}`,
      'a.ts': `import OpenAI from 'openai'\nimport { Base } from './base'\nexport class S extends Base {\n  make() { return new OpenAI({ baseURL: this.options.url }) } //= config-driven unknown\n}`,
    },
  ],
  [
    'super into a base class in another file',
    {
      'base.ts': `import OpenAI from 'openai'\nexport class Base {\n  protected client: OpenAI\n  constructor(name: string, url: string) {\n    this.client = new OpenAI({ baseURL: url }) //= config-driven unknown\n  }\n}`,
      'a.ts': `import { Base } from './base'\nexport class S extends Base { constructor() { super('s', 'http://localhost:1') } }`,
    },
  ],
  [
    'options of a package’s type, or of one that a schema is the source of',
    `import type { Foreign } from 'somewhere'\nimport * as z from 'zod'\nconst schema = z.object({ url: z.string() })\ntype Own = z.infer<typeof schema>\nexport const a = (o: Foreign) => new OpenAI({ baseURL: (o.url || 'http://localhost:1').replace(/x$/, '') }) //= config-driven local\nexport const b = (o: Own) => new OpenAI({ baseURL: (o.url || 'http://localhost:1').trim() }) //= config-driven local\nexport const c = () => new OpenAI({ baseURL: 'http://localhost:1'.replace(/x$/, '') }) //= hardcoded local`,
  ],
];

describe('a base URL', () => {
  it.each(EXPRESSIONS)('%s: %s', (expected, expression, before = '') =>
    expectMarked(`${IMPORT}${before}\nnew OpenAI({ baseURL: ${expression} }) //= ${expected}`),
  );
});

describe('reached through', () => {
  it.each(PLACES)('%s', (_, source) => expectMarked(typeof source === 'string' ? IMPORT + source : source));
});
