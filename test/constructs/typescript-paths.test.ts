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
    'a URL that a switch of another file makes, sent by a helper that hands its options on',
    {
      'access.ts': `export const PATHS = { models: '/v1/models', files: '/v1/users' } as const\nexport function access(to: { dialect: string; host: string }, path: string): { headers: object; url: string } {\n  switch (to.dialect) {\n    case 'groq': {\n      const host = to.host || 'https://api.groq.com/openai'\n      return { headers: {}, url: host + path }\n    }\n    default:\n      return { headers: {}, url: (to.host || 'https://api.mistral.ai') + path }\n  }\n}`,
      'fetchers.ts': `export const fetchJsonOrThrow = <T>(config: { url: string }): Promise<T> => send(config)\nasync function send(config: { url: string; method?: string }) {\n  const { url, method = 'GET' } = config\n  const answer = await fetch(url, { method })\n  return answer.json()\n}`,
      'a.ts': `import { access, PATHS } from './access'\nimport { fetchJsonOrThrow } from './fetchers'\nexport async function list(to: any) {\n  const { headers, url } = access(to, PATHS.models)\n  return fetchJsonOrThrow({ url, headers }) //= http config-driven other\n}\nexport async function upload(to: any) {\n  const { headers, url } = access(to, PATHS.files)\n  return fetchJsonOrThrow({ url, headers })\n}`,
      'b.ts': `import { PATHS } from './access'\nimport { fetchJsonOrThrow } from './fetchers'\nexport const list = (host: string) => fetchJsonOrThrow({ url: host + PATHS.models }) //= http config-driven unknown\nexport const upload = (host: string) => fetchJsonOrThrow({ url: host + PATHS.files })`,
    },
  ],
  [
    'options made before, and handed on',
    {
      'send.ts': `export function submit(options: { url: string }) { return go(options) }\nfunction go(options: { url: string }) { return fetch(options.url) }\nexport function keep(options: { url: string }) { return Promise.resolve(options) }`,
      'a.ts': `import { submit, keep } from './send'\nexport function chat(base: string) {\n  const options = { url: base + '/v1/chat/completions', method: 'POST' }\n  keep(options)\n  return submit(options) //= http config-driven unknown\n}`,
    },
  ],
  [
    'another protocol, where only one of the ways names its host',
    {
      'a.ts': `export function list(host: string) {\n  let base = host || 'api.anthropic.com'\n  if (!base.startsWith('http')) base = \`https://\${base}\`\n  return fetch(base + '/v1/models')\n}\nexport function same(host: string) {\n  let base = host || 'api.mistral.ai'\n  if (!base.startsWith('http')) base = \`https://\${base}\`\n  return fetch(base + '/v1/models') //= http config-driven other\n}`,
    },
  ],
  [
    'a base of which nothing is known, with the key of an API or without',
    {
      'a.ts': `import axios from 'axios'\nexport const list = (url: string, apiKey?: string) =>\n  axios.get(\`\${url}/models\`, { headers: { Authorization: apiKey && \`Bearer \${apiKey}\` } }) //= http config-driven unknown\nexport const own = (url: string, token: string) => axios.get(\`\${url}/models\`, { headers: { Authorization: \`Bearer \${token}\` } })\nexport const plain = (url: string) => axios.get(\`\${url}/models\`)\nexport const deep = (url: string, id: string, apiKey: string) =>\n  axios.get(\`\${url}/forms/\${id}/models\`, { headers: { Authorization: \`Bearer \${apiKey}\` } })`,
      'claude.ts': `export const list = (url: string, apiKey: string) => fetch(\`\${url}/models\`, { headers: { Authorization: \`Bearer \${apiKey}\` } })`,
      'b.ts': `export async function list(host: string, apiKey: string) {\n  const headers = { Authorization: 'Bearer ' + apiKey }\n  return fetch(host + '/v1' + '/completions', { headers }) //= http config-driven unknown\n}`,
    },
  ],
  [
    'headers of another protocol, and a sender that is handed in',
    {
      'a.ts': `type Get = (url: string, headers: object) => Promise<any>\nexport const list = (url: string, key: string) =>\n  fetch(\`\${url}/v1/models\`, { headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' } })\nexport const same = (url: string, key: string) => fetch(\`\${url}/v1/models\`, { headers: { 'x-api-key': key } }) //= http config-driven unknown\nexport class Adapter {\n  async models(url: string, headers: object, makeGetRequest: Get, lookUp: Get) {\n    await lookUp(\`\${url}/v1/models\`, headers)\n    return makeGetRequest(\`\${url}/v1/models\`, headers) //= http config-driven unknown\n  }\n}`,
    },
  ],
  [
    'a page’s own back end, behind a base of its own, and another’s',
    {
      'a.ts': `const host = import.meta.env.VITE_HOST\nexport const chat = (body: string) => fetch(host + '/api/chat/completions', { method: 'POST', body })\nexport const draw = (body: string) => fetch(\`\${host}/api/images/generations\`, { method: 'POST', body })\nexport const direct = (body: string) => fetch(\`\${host}/api/v1/chat/completions\`, { method: 'POST', body }) //= http config-driven unknown\nexport const known = (body: string) => fetch('https://api.groq.com/api/chat/completions', { method: 'POST', body }) //= http hardcoded other`,
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

const ONCE: [name: string, files: Files][] = [
  [
    'where it is sent, not where its sender is made or called with a URL',
    {
      'a.ts': `export function create(key: string, url = '${CHAT}') { return createModel(url, { model: key }) }
        export const fromEnv = (env: any) => create('x', env.ENDPOINT ?? '${CHAT}')
        function createModel(url: string, defaults: object) {
          return { complete }
          async function complete(messages: object[]) {
            const options = { method: 'POST', body: JSON.stringify({ ...defaults, messages, n: 1 }) }
            const response = await fetchWithTimeout(url, options) //= http config-driven unknown
            const json = await response.json()
            return json?.choices?.[0]?.message?.content
          }
        }
        async function fetchWithTimeout(url: string, options: RequestInit) { return fetch(url, options) }`,
    },
  ],
  [
    'where its path stands, not where it is handed the base',
    {
      'api.ts': `export const fetchChat = async (payload: { baseUrl: string; body: Record<string, any> }) => {
          const init = { method: 'POST', body: JSON.stringify(payload.body) }
          return fetch(payload.baseUrl + '/v1/chat/completions', init) //= http config-driven unknown
        }`,
      'openai.ts': `import { fetchChat } from './api'
        export const handle = async (settings: any, messages: object[]) => {
          const response = await fetchChat({ baseUrl: settings.baseUrl.trim(), body: { model: settings.model, messages } })
          return (await response.json()).choices[0].message
        }`,
    },
  ],
  [
    'where its path stands, not in the helper that is handed all of the URL',
    {
      'base.ts': `export class Base {
          async get(url: string, headers: Record<string, string>) { return fetch(url, { method: 'GET', headers }) }
          async list(baseUrl: string) { return fetch(baseUrl + '/v1/users') }
        }`,
      'a.ts': `import { Base } from './base'
        export class Local extends Base {
          constructor(public options: { host: string }) { super() }
          models() { return this.get(this.options.host + '/v1/models', {}) } //= http config-driven unknown
          users() { return this.get(this.options.host + '/v1/users', {}) }
        }`,
    },
  ],
  [
    'where its path stands, though the helper sends it by a bridge that is not known',
    {
      'base.ts': `export abstract class Service {
          protected async makeHttpRequest(url: string, payload: object) {
            return window.electron.request({ url, method: 'POST', body: JSON.stringify(payload) }).then((r: any) => r)
          }
          protected async noteRequest(url: string) { return url.length }
        }`,
      'a.ts': `import { Service } from './base'
        export class Chat extends Service {
          chat(base: string, messages: any[]) { return this.makeHttpRequest(base + '/chat/completions', { messages }) } //= http config-driven unknown
          users(base: string) { return this.makeHttpRequest(base + '/users', {}) }
          note(base: string) { return this.noteRequest(base + '/chat/completions') }
        }`,
    },
  ],
];

describe('with parts in other files', () => {
  it.each(CASES)('%s', (_, files) => expectMarked(files));
});

describe('a request is told once', () => {
  it.each(ONCE)('%s', (_, files) => expectMarked(files));
});
