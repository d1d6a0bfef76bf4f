/** What builds a client besides `new OpenAI`: frameworks' factories and classes, ready instances, subclasses, copies. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectMarked } from '../helpers/typescript.js';

const BUILDERS: [name: string, source: string | Files][] = [
  [
    'Azure, from settings',
    `import { AzureOpenAI } from 'openai'\nnew AzureOpenAI({ endpoint: process.env.ENDPOINT, apiVersion: 'x' }) //= client config-driven azure`,
  ],
  [
    'Azure, nothing said',
    `import { AzureOpenAI } from 'openai'\nnew AzureOpenAI({ apiVersion: 'x' }) //= client missing azure`,
  ],
  [
    'Azure, literal',
    `import { AzureOpenAI } from 'openai'\nnew AzureOpenAI({ endpoint: 'https://acme.openai.azure.com' }) //= client hardcoded azure`,
  ],
  [
    'version 3',
    `import { Configuration, OpenAIApi } from 'openai'\nconst configuration = new Configuration({ apiKey: process.env.KEY })\nconst api = new OpenAIApi(configuration) //= client missing openai`,
  ],
  [
    'version 3 with a path',
    `import { Configuration, OpenAIApi } from 'openai'\nconst api = new OpenAIApi(new Configuration({ basePath: process.env.BASE })) //= client config-driven openai`,
  ],
  [
    "version 3 with the project's own configuration",
    `
    import { Configuration, OpenAIApi } from 'openai'
    class Routed extends Configuration {
      constructor() {
        super({ apiKey: process.env.KEY, basePath: process.env.BASE })
      }
    }
    const api = new OpenAIApi(new Routed()) //= client config-driven openai
    `,
  ],
  [
    "version 3 with the project's own configuration, of which another one is made",
    `
    import { Configuration, OpenAIApi } from 'openai'
    class Plain extends Configuration {}
    class Keyed extends Plain {
      constructor(key: string, options = {}) {
        super({ apiKey: key, ...options })
      }
    }
    class Written extends Keyed {
      basePath = 'https://api.openai.com/v1'
    }
    const a = new OpenAIApi(new Keyed('x')) //= client missing openai
    const b = new OpenAIApi(new Keyed('x', { basePath: 'https://gateway.acme.dev/v1' })) //= client hardcoded other
    const c = new OpenAIApi(new Plain({ basePath: process.env.BASE })) //= client config-driven openai
    const d = new OpenAIApi(new Written('x')) //= client hardcoded openai
    const e = new OpenAIApi(new Plain()) //= client missing openai
    `,
  ],
  [
    "version 3 with a configuration whose settings can't be seen",
    `
    import { Configuration, OpenAIApi } from 'openai'
    import { Settings } from './generated/settings'
    import { read } from './generated/read'
    class Read extends Configuration {
      constructor() {
        super(read())
      }
    }
    class Spread extends Configuration {
      constructor(options: Settings) {
        super({ ...options, apiKey: 'x' })
      }
    }
    class Elsewhere extends Settings {}
    const a = new OpenAIApi(new Read()) //= client unresolved unknown
    const b = new OpenAIApi(new Elsewhere()) //= client unresolved unknown
    export const make = (options: Settings) => new OpenAIApi(new Spread(options)) //= client unresolved unknown
    `,
  ],
  [
    'edge',
    `import { Configuration, OpenAIApi } from 'openai-edge'\nconst api = new OpenAIApi(new Configuration({ apiKey: 'x' })) //= client missing openai`,
  ],
  [
    'the default instance, once a file',
    `import { openai } from '@ai-sdk/openai'\nconst a = openai('gpt-4o') //= global missing openai\nconst b = openai.embedding('x')`,
  ],
  [
    'the default instance under another name',
    `import { openai as provider } from '@ai-sdk/openai'\nconst a = provider.chat('gpt-4o') //= global missing openai`,
  ],
  [
    'the default instance in a table',
    `import { openai } from '@ai-sdk/openai'\nimport { anthropic } from '@ai-sdk/anthropic'\nconst MODELS = {\n  fast: openai('gpt-4o-mini'), //= global missing openai\n  good: anthropic('claude'), //= global missing anthropic\n}`,
  ],
  [
    'the default instance, loaded',
    `const { openai } = await import('@ai-sdk/openai')\nconst a = openai('gpt-4o') //= global missing openai`,
  ],
  [
    'a provider registry',
    `import { openai } from '@ai-sdk/openai'\nimport { createProviderRegistry } from 'ai'\nexport const registry = createProviderRegistry({ openai, groq: createGroq() })`,
  ],
  [
    'createOpenAI',
    `import { createOpenAI } from '@ai-sdk/openai'\ncreateOpenAI() //= wrapper missing openai\ncreateOpenAI({ baseURL: process.env.URL }) //= wrapper config-driven openai\ncreateOpenAI({ baseURL: 'https://api.groq.com/openai/v1' }) //= wrapper hardcoded other`,
  ],
  [
    'createOpenAI, called at once',
    `import { createOpenAI } from '@ai-sdk/openai'\nconst model = createOpenAI({ apiKey: key })('gpt-4o') //= wrapper missing openai`,
  ],
  [
    'createOpenAI in a registry',
    `import { createOpenAI } from '@ai-sdk/openai'\nimport { createProviderRegistry } from 'ai'\nexport const registry = createProviderRegistry({\n  openai: createOpenAI({ apiKey: process.env.KEY }), //= wrapper missing openai\n})`,
  ],
  [
    'createAzure',
    `import { createAzure } from '@ai-sdk/azure'\ncreateAzure({ resourceName: process.env.NAME }) //= wrapper config-driven azure\ncreateAzure({ apiKey: 'x' }) //= wrapper missing azure`,
  ],
  [
    'createOpenAICompatible',
    `import { createOpenAICompatible } from '@ai-sdk/openai-compatible'\ncreateOpenAICompatible({ name: 'x', baseURL: 'http://localhost:1' }) //= wrapper hardcoded local\ncreateOpenAICompatible({ name: 'x', baseURL: \`\${host}/v1\` }) //= wrapper config-driven unknown\ndeclare const host: string`,
  ],
  [
    'LangChain',
    `import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai'\nnew ChatOpenAI({ model: 'gpt-4o' }) //= wrapper missing openai\nnew OpenAIEmbeddings() //= wrapper missing openai\nnew ChatOpenAI({ configuration: { baseURL: process.env.URL } }) //= wrapper config-driven openai\nnew ChatOpenAI({ configuration: { baseURL: 'http://localhost:1' } }) //= wrapper hardcoded local`,
  ],
  [
    'LangChain, the key at the top',
    `import { ChatOpenAI } from '@langchain/openai'\nnew ChatOpenAI({ baseURL: 'http://localhost:1' } as any) //= wrapper missing openai`,
  ],
  [
    'LangChain, second argument',
    `import { ChatOpenAI } from 'langchain/chat_models/openai'\nnew ChatOpenAI({ temperature: 0 }, { basePath: process.env.BASE }) //= wrapper config-driven openai`,
  ],
  [
    'LangChain, configuration in a variable',
    `import { ChatOpenAI } from '@langchain/openai'\nconst configuration = { baseURL: 'http://localhost:1' }\nnew ChatOpenAI({ configuration }) //= wrapper hardcoded local`,
  ],
  [
    'LangChain, Azure',
    `import { AzureChatOpenAI } from '@langchain/openai'\nnew AzureChatOpenAI({ azureOpenAIApiInstanceName: process.env.NAME }) //= wrapper config-driven azure`,
  ],
  [
    'LangChain, another vendor',
    `import { ChatAnthropic } from '@langchain/anthropic'\nimport { HumanMessage } from '@langchain/core/messages'\nnew ChatAnthropic({}) //= wrapper missing anthropic\nnew HumanMessage('new ChatOpenAI()')`,
  ],
  [
    'LlamaIndex',
    `import { OpenAI, OpenAIEmbedding } from 'llamaindex'\nnew OpenAI({ model: 'x' }) //= wrapper missing openai\nnew OpenAIEmbedding({ additionalSessionOptions: { baseURL: process.env.URL } }) //= wrapper config-driven openai`,
  ],
  [
    'a subclass',
    `import OpenAI from 'openai'\nclass Client extends OpenAI {}\nnew Client() //= client missing openai\nnew Client({ baseURL: 'http://localhost:1' }) //= client hardcoded local`,
  ],
  [
    'a subclass with a constructor',
    `import OpenAI from 'openai'\nclass Client extends OpenAI {\n  constructor(key: string) { super({ apiKey: key, baseURL: 'http://localhost:1' }) }\n}\nnew Client('x') //= client hardcoded local`,
  ],
  [
    'a subclass that hands on',
    `import OpenAI from 'openai'\nclass Client extends OpenAI {\n  constructor(url: string) { super({ baseURL: url }) }\n}\nnew Client('http://localhost:1') //= client hardcoded local\nnew Client(process.env.URL!) //= client config-driven openai`,
  ],
  [
    'a subclass in another file',
    {
      'lib/client.ts': `import { ChatOpenAI } from '@langchain/openai'\nexport class Gateway extends ChatOpenAI {\n  constructor(fields: object) { super({ ...fields, configuration: { baseURL: process.env.URL } }) }\n}`,
      'app.ts': `import { Gateway } from './lib/client'\nnew Gateway({}) //= wrapper config-driven openai`,
    },
  ],
  [
    'a subclass of a subclass',
    {
      'a.ts': `import OpenAI from 'openai'\nexport class A extends OpenAI {}`,
      'b.ts': `import { A } from './a'\nexport class B extends A { constructor() { super({ baseURL: 'http://localhost:1' }) } }`,
      'c.ts': `import { B } from './b'\nnew B() //= client hardcoded local`,
    },
  ],
  [
    'a copy with another URL',
    `import OpenAI from 'openai'\nconst client = new OpenAI() //= client missing openai\nclient.withOptions({ baseURL: process.env.URL }) //= derived config-driven openai\nclient.withOptions({ timeout: 3 })`,
  ],
  [
    'a factory in another file',
    {
      'a.ts': `import OpenAI from 'openai'\nexport function createClient(url: string) {\n  return new OpenAI({ baseURL: url }) //= client config-driven unknown\n}`,
      'b.ts': `import { createClient } from './a'\nexport const client = createClient('http://localhost:1')`,
    },
  ],
  [
    'a class that holds a client',
    `import OpenAI from 'openai'\nexport class Service {\n  client = new OpenAI() //= client missing openai\n}\nexport const service = new Service()`,
  ],
  ['drop-ins', `import { OpenAI } from '@posthog/ai'\nnew OpenAI({ apiKey: 'x', posthog }) //= client missing openai`],
  [
    'wrapped by a tracer',
    `import OpenAI from 'openai'\nimport { observeOpenAI } from 'langfuse'\nimport { wrapOpenAI } from 'langsmith/wrappers'\nconst a = observeOpenAI(new OpenAI()) //= client missing openai\nconst b = wrapOpenAI(new OpenAI({ baseURL: 'http://localhost:1' })) //= client hardcoded local`,
  ],
  [
    'classes of packages that no rule knows',
    `import Acme from 'acme-llm-sdk'\nimport { Client } from '@acme/llm'\nnew Acme()\nnew Client({ baseURL: 'https://api.openai.com/v1' })`,
  ],
];

describe('builders', () => {
  it.each(BUILDERS)('%s', (_, source) => expectMarked(source));
});
