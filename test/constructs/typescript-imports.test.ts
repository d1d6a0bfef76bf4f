/** How the class, or the factory, gets its name in a TypeScript or JavaScript file. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectMarked } from '../helpers/typescript.js';

const HITS: [name: string, source: string | Files, path?: string][] = [
  ['default import', `import OpenAI from 'openai'\nnew OpenAI() //= client missing openai`],
  ['default import under another name', `import Sdk from 'openai'\nnew Sdk() //= client missing openai`],
  ['named import', `import { OpenAI } from 'openai'\nnew OpenAI() //= client missing openai`],
  ['named import under another name', `import { OpenAI as Api } from 'openai'\nnew Api() //= client missing openai`],
  ['the default as a named import', `import { default as Api } from 'openai'\nnew Api() //= client missing openai`],
  [
    'namespace',
    `import * as sdk from 'openai'\nnew sdk.OpenAI() //= client missing openai\nnew sdk.default() //= client missing openai`,
  ],
  [
    'static member of the default',
    `import OpenAI from 'openai'\nnew OpenAI.OpenAI() //= client missing openai\nnew OpenAI.AzureOpenAI() //= client missing azure`,
  ],
  [
    'both in one statement',
    `import OpenAI, { AzureOpenAI } from 'openai'\nnew OpenAI() //= client missing openai\nnew AzureOpenAI() //= client missing azure`,
  ],
  ['import = require', `import OpenAI = require('openai')\nnew OpenAI() //= client missing openai`],
  ['without brackets', `import OpenAI from 'openai'\nconst c = new OpenAI //= client missing openai`],
  [
    'with type arguments and assertions',
    `import OpenAI from 'openai'\nconst c = (new OpenAI() as unknown as Client)! //= client missing openai`,
  ],
  ['require', `const OpenAI = require('openai')\nnew OpenAI() //= client missing openai`, 'a.cjs'],
  ['destructured require', `const { OpenAI } = require('openai')\nnew OpenAI() //= client missing openai`, 'a.js'],
  [
    'destructured require, renamed',
    `const { OpenAI: Api } = require('openai')\nnew Api() //= client missing openai`,
    'a.js',
  ],
  ['require and member', `const Api = require('openai').OpenAI\nnew Api() //= client missing openai`, 'a.js'],
  [
    'require in the call',
    `new (require('openai'))() //= client missing openai\nnew (require('openai').OpenAI)() //= client missing openai`,
    'a.js',
  ],
  [
    'the default of a required module',
    `const { default: OpenAI } = require('openai')\nnew OpenAI() //= client missing openai`,
    'a.js',
  ],
  [
    'require in a function',
    `function make() {\n  const { OpenAI } = require('openai')\n  return new OpenAI() //= client missing openai\n}`,
    'a.js',
  ],
  [
    'createRequire',
    `import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)\nconst OpenAI = require('openai')\nnew OpenAI() //= client missing openai`,
    'a.mjs',
  ],
  [
    'createRequire under another name',
    `import { createRequire } from 'module'\nconst load = createRequire(import.meta.url)\nconst { OpenAI } = load('openai')\nnew OpenAI() //= client missing openai`,
    'a.mjs',
  ],
  ['dynamic import, destructured', `const { OpenAI } = await import('openai')\nnew OpenAI() //= client missing openai`],
  [
    'dynamic import, default renamed',
    `const { default: OpenAI } = await import('openai')\nnew OpenAI() //= client missing openai`,
  ],
  ['dynamic import, member', `const OpenAI = (await import('openai')).default\nnew OpenAI() //= client missing openai`],
  ['dynamic import, module kept', `const sdk = await import('openai')\nnew sdk.OpenAI() //= client missing openai`],
  ['dynamic import, in the call', `new (await import('openai')).default() //= client missing openai`],
  ['dynamic import, template', 'const { OpenAI } = await import(`openai`)\nnew OpenAI() //= client missing openai'],
  ['then', `import('openai').then(({ default: OpenAI }) => new OpenAI()) //= client missing openai`],
  ['then, module kept', `import('openai').then((m) => new m.OpenAI()) //= client missing openai`],
  [
    'then, the class handed on',
    `const Api = await import('openai').then((m) => m.default)\nnew Api() //= client missing openai`,
  ],
  [
    'assigned later',
    `let OpenAI\ntry {\n  OpenAI = (await import('openai')).OpenAI\n} catch {\n  throw new Error('not installed')\n}\nnew OpenAI() //= client missing openai`,
  ],
  [
    'loaded beside others',
    `const [{ default: OpenAI }, { z }] = await Promise.all([import('openai'), import('zod')])\nnew OpenAI() //= client missing openai`,
  ],
  [
    'loaded by a helper',
    `const load = async () => import('openai')\nconst { OpenAI } = await load()\nnew OpenAI() //= client missing openai`,
  ],
  [
    'subpaths',
    `import { OpenAI } from 'openai/client'\nimport { AzureOpenAI } from 'openai/azure'\nnew OpenAI() //= client missing openai\nnew AzureOpenAI() //= client missing azure`,
  ],
  [
    'Deno',
    `import OpenAI from 'npm:openai@^4.20'\nimport { OpenAI as Api } from 'https://esm.sh/openai@4.24.1'\nimport Land from 'https://deno.land/x/openai@v4.69.0/mod.ts'\nnew OpenAI() //= client missing openai\nnew Api() //= client missing openai\nnew Land() //= client missing openai`,
  ],
  ['Deno, jsr', `import OpenAI from 'jsr:@openai/openai'\nnew OpenAI() //= client missing openai`],
  ['held in a variable', `import OpenAI from 'openai'\nconst Client = OpenAI\nnew Client() //= client missing openai`],
  [
    'held in a conditional',
    `import OpenAI from 'openai'\nimport { Fake } from './fake'\nconst Client = process.env.TEST ? Fake : OpenAI\nnew Client() //= client missing openai`,
  ],
  [
    'held in a table',
    `import OpenAI, { AzureOpenAI } from 'openai'\nconst CLIENTS = { open: OpenAI, azure: AzureOpenAI }\nnew CLIENTS.open() //= client missing openai\nnew CLIENTS['azure']() //= client missing azure`,
  ],
  [
    'held in a table, looked up',
    `import OpenAI from 'openai'\nconst CLIENTS: Record<string, typeof OpenAI> = { open: OpenAI }\nexport const make = (name: string) => new CLIENTS[name]() //= client missing openai`,
  ],
  [
    'held in a Map',
    `import OpenAI from 'openai'\nconst CLIENTS = new Map([['open', OpenAI]])\nexport const make = () => new (CLIENTS.get('open')!)() //= client missing openai`,
  ],
  [
    'held in a class',
    `import OpenAI from 'openai'\nclass Service {\n  static Client = OpenAI\n  private Api = OpenAI\n  a = new Service.Client() //= client missing openai\n  b = new this.Api() //= client missing openai\n}`,
  ],
  [
    'handed to the builder',
    `import OpenAI from 'openai'\nfunction build(Client: new () => unknown) {\n  return new Client() //= client missing openai\n}\nbuild(OpenAI)`,
  ],
  [
    'a factory handed to what calls it',
    `
    import { createOpenAI } from '@ai-sdk/openai'
    function withAuth(factory: typeof createOpenAI, options: object) {
      return factory({ ...options, baseURL: process.env.BASE }) //= wrapper config-driven openai
    }
    export const model = withAuth(createOpenAI, { apiKey: 'k' })
    `,
  ],
  [
    'a factory handed to what wraps it',
    `
    import { createOpenAI } from '@ai-sdk/openai'
    const wrapped = (factory) => (options) => factory({ ...options, apiKey: 'k' }) //= wrapper unresolved unknown
    export const model = wrapped(createOpenAI)({ baseURL: process.env.BASE })
    `,
  ],
  [
    'a class is built by new alone, and what another function is handed is not called here',
    `
    import OpenAI from 'openai'
    import { createOpenAI } from '@ai-sdk/openai'
    import { createGroq } from '@acme/groq'
    function named(kind) {
      return kind('OpenAI')
    }
    function other(factory) {
      return factory({ baseURL: 'https://gateway.acme.dev/v1' })
    }
    register(named, OpenAI)
    named(OpenAI)
    named((name) => name)
    other(createGroq)
    register(createOpenAI)
    `,
  ],
  [
    'handed to a method as what a table holds',
    `
    import OpenAI from 'openai'
    import { Other } from './other'
    const CLIENTS = { a: OpenAI, b: Other }
    class Manager {
      private classOf(name: string) { return CLIENTS[name as 'a'] as unknown as Ctor }
      open(name: string) { return this.build({ timeout: 3 }, this.classOf(name)) }
      private build(options: object, Client: Ctor) {
        return new Client({}) //= client missing openai
      }
    }`,
  ],
  [
    'JSX',
    `import OpenAI from 'openai'\nexport const App = () => <Chat client={new OpenAI({ dangerouslyAllowBrowser: true })} /> //= client missing openai`,
    'App.tsx',
  ],
];

const SILENT: [name: string, source: string | Files, path?: string][] = [
  ['imported and not built', `import OpenAI from 'openai'\nexport { OpenAI }`],
  [
    'type-only imports',
    `import type OpenAI from 'openai'\nimport { type AzureOpenAI } from 'openai'\nlet a: OpenAI, b: AzureOpenAI`,
  ],
  ['a type query', `let client: InstanceType<typeof import('openai').OpenAI>`],
  ['a class of the same name', `class OpenAI { constructor(readonly o: object) {} }\nnew OpenAI({ from: 'openai' })`],
  [
    "the project's own module",
    { 'openai.ts': `export class OpenAI {}`, 'b.ts': `import { OpenAI } from './openai'\nnew OpenAI()` },
  ],
  [
    'a path alias of the same name',
    {
      'tsconfig.json': `{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }`,
      'src/openai.ts': `export default class OpenAI {}`,
      'src/b.ts': `import OpenAI from '~/openai'\nnew OpenAI()`,
    },
  ],
  [
    "another vendor's class",
    `import { OpenAI } from '@acme/openai-mock'\nimport Acme from '@acme/sdk'\nnew OpenAI()\nnew Acme()`,
  ],
  [
    'shadowed by a parameter',
    `import OpenAI from 'openai'\nexport const make = (OpenAI: new () => object) => new OpenAI()`,
  ],
  [
    'shadowed by a local class',
    `import OpenAI from 'openai'\nfunction test() {\n  class OpenAI {}\n  return new OpenAI()\n}`,
  ],
  [
    'comments and strings',
    `// new OpenAI()\n/* import OpenAI from 'openai'; new OpenAI() */\nconst s = "import OpenAI from 'openai'; new OpenAI()"`,
  ],
  [
    'other exports',
    `import OpenAI, { toFile, APIError, APIPromise } from 'openai'\nnew APIError(1)\nnew OpenAI.APIError(1)\ntoFile('')`,
  ],
  [
    'a name that nothing binds, though a package has it',
    `import { createOpenAI } from '@ai-sdk/openai'\nexport const model = openai('gpt-4o')\nexport const client = new openai.OpenAI()`,
  ],
  ['error classes', `import { APIConnectionError } from 'openai/error'\nnew APIConnectionError({})`],
  [
    'instanceof, types of values',
    `import OpenAI from 'openai'\nif (x instanceof OpenAI) use(x as OpenAI)\nconst y: OpenAI.Chat = z`,
  ],
  [
    'the definition of a subclass',
    `import OpenAI from 'openai'\nexport class Client extends OpenAI {\n  constructor() { super({ baseURL: 'http://localhost:1' }) }\n}`,
  ],
  ['vi.mock', `import { vi } from 'vitest'\nimport OpenAI from 'openai'\nvi.mock('openai')\nnew OpenAI()`, 'a.test.ts'],
  [
    'vi.mock with a factory',
    `import OpenAI from 'openai'\nvi.mock('openai', () => ({ default: vi.fn() }))\nconst client = new OpenAI({ apiKey: 'x' })`,
    'a.test.ts',
  ],
  ['jest.mock', `jest.mock('openai')\nconst { OpenAI } = require('openai')\nnew OpenAI()`, 'a.test.js'],
  [
    'vi.mock of the imported module',
    `vi.mock(import('openai'), () => ({ OpenAI: class {} }))\nimport { OpenAI } from 'openai'\nnew OpenAI()`,
    'a.test.ts',
  ],
];

describe('a client, however it is named', () => {
  it.each(HITS)('%s', (_, source, path) => expectMarked(source, path));
});

describe('nothing is reported of', () => {
  it.each(SILENT)('%s', (_, source, path) => expectMarked(source, path));
});
