/** The repository of a package itself: its classes and factories are imported by paths, not by the package's name. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectMarked } from '../helpers/typescript.js';

const CHAT = `import { OpenAI as OpenAIClient } from 'openai'
export class ChatOpenAI {
  constructor(private fields: { configuration?: { baseURL?: string } } = {}) {}
}
export class Graph {}`;

const HITS: [name: string, files: Files][] = [
  [
    'a class of the package, in a test beside it',
    {
      'libs/langchain-openai/package.json': '{ "name": "@langchain/openai" }',
      'libs/langchain-openai/src/chat.ts': CHAT,
      'libs/langchain-openai/src/index.ts': `export * from './chat.js'`,
      'libs/langchain-openai/src/tests/chat.test.ts': `import { ChatOpenAI } from '../chat.js'
        export const model = new ChatOpenAI({ configuration: { baseURL: process.env.URL } }) //= wrapper config-driven openai
        export const bare = new ChatOpenAI() //= wrapper missing openai`,
      'libs/langchain-openai/src/tests/index.test.ts': `import { ChatOpenAI } from '../index.js'
        export const bare = new ChatOpenAI() //= wrapper missing openai`,
    },
  ],
  [
    'a class of the package that is exported by name',
    {
      'package.json': '{ "name": "@langchain/openai" }',
      'src/chat.ts': `import OpenAI from 'openai'\nclass ChatOpenAI { constructor(fields?: object) {} }\nexport { ChatOpenAI }`,
      'src/mine.ts': `import { ChatOpenAI } from './chat.js'
        export const model = new ChatOpenAI() //= wrapper missing openai`,
    },
  ],
  [
    'a factory of the package',
    {
      'packages/openai/package.json': '{ "name": "@ai-sdk/openai" }',
      'packages/openai/src/openai-provider.ts': `export function createOpenAI(options: { baseURL?: string } = {}) { return build(options) }
        declare const build: (o: object) => object
        export const openai = createOpenAI() //= wrapper missing openai`,
      'packages/openai/src/openai-provider.test.ts': `import { createOpenAI } from './openai-provider'
        const provider = createOpenAI({ baseURL: 'https://proxy.example.com/v1' }) //= wrapper hardcoded other`,
    },
  ],
  [
    'a nested package.json without a name ends no package',
    {
      'package.json': '{ "name": "@langchain/openai" }',
      'src/package.json': '{ "type": "module" }',
      'src/chat.ts': CHAT,
      'src/a.ts': `import { ChatOpenAI } from './chat'\nnew ChatOpenAI() //= wrapper missing openai`,
    },
  ],
];

const SILENT: [name: string, files: Files][] = [
  [
    'a class of that name in another package',
    {
      'package.json': '{ "name": "acme" }',
      'src/chat.ts': CHAT,
      'src/a.ts': `import { ChatOpenAI } from './chat'\nnew ChatOpenAI()`,
    },
  ],
  [
    'a class of that name which the package keeps for itself',
    {
      'package.json': '{ "name": "@langchain/openai" }',
      'src/a.ts': `class ChatOpenAI {}\nexport const fake = new ChatOpenAI()`,
    },
  ],
  [
    'other classes and functions of the package',
    {
      'package.json': '{ "name": "@langchain/openai" }',
      'src/chat.ts': CHAT,
      'src/a.ts': `import { Graph } from './chat'\nimport { tools } from './tools'\nnew Graph()\ntools({ baseURL: 'x' })`,
      'src/tools.ts': `export function tools(o: object) { return o }\nexport interface ChatOpenAI { a: string }`,
    },
  ],
  [
    'a package inside the package',
    {
      'package.json': '{ "name": "@langchain/openai" }',
      'examples/app/package.json': '{ "name": "app" }',
      'examples/app/chat.ts': `export class ChatOpenAI {}`,
      'examples/app/main.ts': `import { ChatOpenAI } from './chat'\nnew ChatOpenAI()`,
    },
  ],
];

describe('in the repository of a package, found are', () => {
  it.each(HITS)('%s', (_, files) => expectMarked(files));
});

describe('in the repository of a package, nothing is reported of', () => {
  it.each(SILENT)('%s', (_, files) => expectMarked(files));
});
