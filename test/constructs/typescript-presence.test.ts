/** Whose endpoint it is where a setting is surely there, and where it may be absent: then the SDK's own default counts. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectMarked } from '../helpers/typescript.js';

const IMPORT = `import OpenAI from 'openai'\n`;

const PRESENT: [name: string, source: string][] = [
  [
    'thrown where it is missing',
    `const url = process.env.URL\nif (!url) throw new Error('URL')\nnew OpenAI({ baseURL: url }) //= config-driven unknown`,
  ],
  [
    'thrown in braces, the variable read twice',
    `export function make() {\n  if (!process.env.URL) {\n    throw new Error('URL')\n  }\n  return new OpenAI({ baseURL: process.env.URL }) //= config-driven unknown\n}`,
  ],
  [
    'thrown in a constructor, and trimmed',
    `class S {\n  constructor() {\n    if (!process.env.URL) throw new Error('URL')\n    this.client = new OpenAI({ baseURL: process.env.URL?.trim() }) //= config-driven unknown\n  }\n  client: OpenAI\n}`,
  ],
  [
    'returned from, one of two that are missing',
    `export function make(config: { url?: string; key?: string }) {\n  if (!config.key || !config.url) return null\n  return new OpenAI({ baseURL: config.url }) //= config-driven unknown\n}`,
  ],
  [
    'compared with nothing',
    `export function make(url?: string) {\n  if (url == null) return\n  return new OpenAI({ baseURL: url }) //= config-driven unknown\n}`,
  ],
  [
    'left the process',
    `const { URL } = process.env\nif (!URL) {\n  console.error('URL')\n  process.exit(1)\n}\nexport const client = () => new OpenAI({ baseURL: URL }) //= config-driven unknown`,
  ],
  [
    'inside a condition on it',
    `export function make(options: { url?: string; on: boolean }) {\n  if (options.on && options.url) {\n    return new OpenAI({ baseURL: options.url }) //= config-driven unknown\n  }\n  return new OpenAI() //= missing openai\n}`,
  ],
  [
    'a member of the object itself',
    `class S {\n  url?: string\n  make() {\n    if (!this.url) throw new Error('url')\n    return new OpenAI({ baseURL: this.url }) //= config-driven unknown\n  }\n}`,
  ],
  [
    'inside a condition on a member of the object itself',
    `class S {\n  constructor(private config: { url?: string; key?: string }) {}\n  make() {\n    if (this.config.key && this.config.url) {\n      return new OpenAI({ baseURL: this.config.url }) //= config-driven unknown\n    }\n    return new OpenAI({ baseURL: this.config.url }) //= config-driven openai\n  }\n}`,
  ],
  [
    'where it is not missing',
    `export function make(url?: string) {\n  if (!url) return null\n  else return new OpenAI({ baseURL: url }) //= config-driven unknown\n}`,
  ],
  [
    'in one of two expressions',
    `export const a = (url?: string) => (url ? new OpenAI({ baseURL: url }) : null) //= config-driven unknown\nexport const b = (url?: string) => (url ? null : new OpenAI({ baseURL: url })) //= config-driven openai\nexport const c = (url?: string) => url && new OpenAI({ baseURL: url }) //= config-driven unknown\nexport const d = (url?: string) => url || new OpenAI({ baseURL: url }) //= config-driven openai`,
  ],
];

const ABSENT: [name: string, source: string][] = [
  ['no condition', `new OpenAI({ baseURL: process.env.URL }) //= config-driven openai`],
  [
    'a condition that only warns',
    `const url = process.env.URL\nif (!url) console.warn('URL')\nnew OpenAI({ baseURL: url }) //= config-driven openai`,
  ],
  [
    'a condition on something else',
    `const url = process.env.URL\nif (!process.env.KEY) throw new Error('KEY')\nnew OpenAI({ baseURL: url }) //= config-driven openai`,
  ],
  [
    'both have to be missing',
    `const url = process.env.URL\nif (!url && !process.env.KEY) throw new Error('KEY')\nnew OpenAI({ baseURL: url }) //= config-driven openai`,
  ],
  [
    'a condition that comes later',
    `export function make() {\n  const client = new OpenAI({ baseURL: process.env.URL }) //= config-driven openai\n  if (!process.env.URL) throw new Error('URL')\n  return client\n}`,
  ],
  [
    'a condition in another function',
    `export function check() {\n  if (!process.env.URL) throw new Error('URL')\n}\nexport const make = () => new OpenAI({ baseURL: process.env.URL }) //= config-driven openai`,
  ],
  [
    'a condition in one branch',
    `export function make(strict: boolean) {\n  if (strict) {\n    if (!process.env.URL) throw new Error('URL')\n  }\n  return new OpenAI({ baseURL: process.env.URL }) //= config-driven openai\n}`,
  ],
  [
    'a name that is another one here',
    `const url = process.env.URL\nif (!url) throw new Error('URL')\nexport function make(url?: string) {\n  return new OpenAI({ baseURL: url }) //= config-driven openai\n}`,
  ],
  [
    'a condition in which it is used only once',
    `class S {\n  url?: string\n  make() {\n    if (this.url) console.log(this.url)\n    return new OpenAI({ baseURL: this.url }) //= config-driven openai\n  }\n}`,
  ],
  [
    'a spread on its condition',
    `export const make = (url?: string) => new OpenAI({ ...(url && { baseURL: url }) }) //= config-driven openai\nexport const more = (url?: string) => new OpenAI({ ...(url ? { baseURL: url } : {}) }) //= config-driven openai\nexport const last = (url?: string) => new OpenAI({ baseURL: url ? url : undefined }) //= config-driven openai`,
  ],
  [
    'the other branch',
    `export function make(url?: string) {\n  if (url) return null\n  else return new OpenAI({ baseURL: url }) //= config-driven openai\n}`,
  ],
];

const INJECTED: [name: string, source: string][] = [
  [
    'a name that the runtime or the bundler puts in',
    `new OpenAI({ baseURL: LLM_BASE_URL }) //= config-driven unknown\nconst resource = RESOURCE_NAME\nnew OpenAI({ baseURL: \`https://\${resource}.openai.azure.com/openai\` }) //= config-driven azure\nnew OpenAI({ baseURL: __API_URL__ }) //= config-driven unknown`,
  ],
  [
    'a name that nothing tells of',
    `new OpenAI({ baseURL: baseUrl }) //= unresolved unknown\nnew OpenAI({ baseURL: URL2 }) //= unresolved unknown`,
  ],
];

const KEPT: [name: string, source: string | Files][] = [
  [
    'a class field that the constructor may keep',
    `class S {\n  url = 'http://localhost:1'\n  constructor(options: { url?: string }) { this.url = options.url ?? this.url }\n  make() { return new OpenAI({ baseURL: this.url }) } //= config-driven local\n}`,
  ],
  [
    'a class field that the constructor replaces',
    `class S {\n  url = 'http://localhost:1'\n  constructor(options: { url: string }) { this.url = options.url }\n  make() { return new OpenAI({ baseURL: this.url }) } //= config-driven unknown\n}`,
  ],
  [
    'a fallback behind a fallback',
    `const inner = process.env.A ?? 'http://localhost:1'\nnew OpenAI({ baseURL: inner ?? 'https://api.openai.com/v1' }) //= config-driven local`,
  ],
  [
    'a fallback behind what may be missing',
    `const inner = process.env.A ?? process.env.B\nnew OpenAI({ baseURL: inner ?? 'http://localhost:1' }) //= config-driven local`,
  ],
];

const marked = (source: string | Files): Promise<void> =>
  expectMarked(typeof source === 'string' ? IMPORT + source : source);

describe('a setting is there where it was', () => {
  it.each(PRESENT)('%s', (_, source) => marked(source));
});

describe('a setting may be absent in spite of', () => {
  it.each(ABSENT)('%s', (_, source) => marked(source));
});

describe('of two values, the one that counts is', () => {
  it.each(KEPT)('%s', (_, source) => marked(source));
});

describe('defined nowhere', () => {
  it.each(INJECTED)('%s', (_, source) => marked(source));
});
