/** Requests whose path, URL or sender stands in another file. Each program has the marked requests and no more. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectMarked } from '../helpers/typescript.js';

const CHAT = 'https://api.openai.com/v1/chat/completions';

const CASES: [name: string, files: Files][] = [
  [
    'paths that getters of another file give',
    {
      'paths.ts': `const apiBase = import.meta.env.VITE_API_BASE || 'https://api.openai.com'\nconst models = import.meta.env.VITE_MODELS || '/v1/models'\nexport const getApiBase = () => apiBase\nexport const getModels = () => models`,
      'a.ts': `import { getApiBase, getModels } from './paths'\nexport const list = () => fetch(getApiBase() + getModels()) //= http config-driven openai`,
    },
  ],
  [
    'getters of other paths',
    {
      'paths.ts': `const users = '/v1/users'\nconst models = '/v1/models'\nexport const getUsers = () => users\nexport const hasModels = () => models.length`,
      'a.ts': `import { getUsers } from './paths'\nexport const list = (base: string) => fetch(base + getUsers())`,
    },
  ],
  [
    'the entry of the folder, imported from beside and below',
    {
      'src/proxy/index.ts': `export const endpoint = '${CHAT}'\nexport const docs = 'https://example.com'`,
      'src/proxy/basic.ts': `import { endpoint } from '.'\nexport const send = () => fetch(endpoint) //= http hardcoded openai`,
      'src/proxy/entry.ts': `import { endpoint } from "./index.js"\nexport const send = () => fetch(endpoint) //= http hardcoded openai`,
      'src/proxy/deep/below.ts': `import { endpoint } from ".."\nexport const send = () => fetch(endpoint) //= http hardcoded openai`,
      'src/proxy/other.ts': `import { docs } from '.'\nexport const send = () => fetch(docs)`,
      'src/basic.ts': `import { endpoint } from '.'\nexport const send = () => fetch(endpoint)`,
    },
  ],
  [
    'a package’s or one’s own event source, which sends what it is made with',
    {
      'sse.js': `export default class SSE {\n  constructor(url, options) { this.url = url }\n  stream() { this.xhr = new XMLHttpRequest(); this.xhr.open('POST', this.url) }\n}`,
      'a.ts': `import { EventSource } from 'launchdarkly-eventsource'\nimport SSE from './sse'\nnew EventSource('${CHAT}', { method: 'POST' }) //= http hardcoded openai\nexport const stream = (base: string) => new SSE(base + '/v1/chat/completions') //= http config-driven unknown`,
    },
  ],
  [
    'event sources of other servers, and classes that only hold a URL',
    {
      'a.ts': `import { EventSource } from 'launchdarkly-eventsource'\nimport { Endpoint } from './endpoint'\nnew EventSource('https://example.com/events')\nnew Endpoint('${CHAT}')\nclass SSEParser { constructor(readonly url: string) {} }\nnew SSEParser('${CHAT}')`,
    },
  ],
];

describe('with parts in other files', () => {
  it.each(CASES)('%s', (_, files) => expectMarked(files));
});
