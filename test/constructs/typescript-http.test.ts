/** Requests that TypeScript code writes by hand. */
import { describe, expect, it } from 'vitest';
import { sitesIn, type Files } from '../helpers/audit.js';
import { expectMarked } from '../helpers/typescript.js';

const CHAT = 'https://api.openai.com/v1/chat/completions';

const HITS: [name: string, source: string | Files][] = [
  [
    'base and path are settings, and the key of an API goes along',
    `
      const PATH = '/v1/chat/completions'
      export const models = (provider: { apiBase: string; modelsEndpoint: string; apiKey: string }) =>
        fetch(\`\${provider.apiBase}\${provider.modelsEndpoint}\`, { headers: { Authorization: \`Bearer \${provider.apiKey}\` } }) //= http config-driven unknown
      export const users = (provider: { apiBase: string; usersEndpoint: string; apiKey: string }) =>
        fetch(\`\${provider.apiBase}\${provider.usersEndpoint}\`, { headers: { Authorization: \`Bearer \${provider.apiKey}\` } })
    `,
  ],
  [
    'a single word below the base of a client',
    `
      import ky from 'ky'
      const api = ky.create({ prefixUrl: process.env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1' })
      export const embed = (json: object) => api.post('embeddings', { json }).json() //= http config-driven openai
      export const users = () => api.get('users').json()
    `,
  ],
  [
    'a package whose name is a constant',
    `
      export async function listen(headers: Record<string, string>) {
        const name = 'ws'
        const WebSocket = (await import(name)).default
        return new WebSocket('wss://api.openai.com/v1/realtime?model=m', { headers }) //= http hardcoded openai
      }
    `,
  ],
  [
    'an address that a table of another file gives',
    {
      'src/paths.ts': `
        const chat = import.meta.env.VITE_CHAT || '/v1/chat/completions'
        export const getChat = () => chat
      `,
      'src/openai.ts': `
        import { getChat } from './paths'
        const base = { kind: 'chat', getEndpoint: (host: string) => host + getChat() }
        export const models = { small: { ...base, limit: 1 }, large: { ...base, limit: 2 } }
      `,
      'src/models.ts': `
        import { models } from './openai'
        const known = { ...models }
        export const getEndpoint = (name: string, host: string) => known[name].getEndpoint(host)
      `,
      'src/ask.ts': `
        import { getEndpoint } from './models'
        export const ask = (name: string, host: string, body: string) =>
          fetch(getEndpoint(name, host), { method: 'POST', body }) //= http config-driven unknown
      `,
    },
  ],
  [
    'a URL that says nothing, with what is sent and read',
    'export async function ask(url: string, messages: unknown[]) {\n  const answer = await fetch(url, { method: "POST", body: JSON.stringify({ model: "m", messages }) }) //= http config-driven unknown\n  return (await answer.json()).choices[0]\n}',
  ],
  [
    'a URL that says nothing, with a body that only embeddings have',
    'export async function embed(url: string, input: string[]) {\n  return fetch(url, { method: "POST", body: JSON.stringify({ input, model: "m", encoding_format: "base64" }) }) //= http config-driven unknown\n}',
  ],
  ['fetch', `fetch('${CHAT}', { method: 'POST' }) //= http hardcoded openai`],
  [
    'fetch of the window',
    `window.fetch('${CHAT}') //= http hardcoded openai\nglobalThis.fetch('${CHAT}') //= http hardcoded openai`,
  ],
  ['a template', 'fetch(`${process.env.URL}/chat/completions`) //= http config-driven unknown'],
  ['a template with a literal host', 'fetch(`https://api.openai.com/v1/models/${id}`) //= http hardcoded openai'],
  [
    'a base with a fallback',
    `const base = process.env.URL ?? 'https://api.openai.com/v1'\nfetch(base + '/embeddings') //= http config-driven openai`,
  ],
  [
    'a path that begins with a slash, a base that ends in one',
    `const base = process.env.OPENAI_URL ?? 'https://api.openai.com/v1/'\nfetch(\`\${base}/models\`) //= http config-driven openai`,
  ],
  ['URL', `fetch(new URL('/v1/chat/completions', process.env.URL)) //= http config-driven unknown`],
  [
    'a URL whose path is set',
    `const url = new URL(process.env.LLM_URL!)\nurl.pathname = '/v1/models'\nawait fetch(url) //= http config-driven unknown`,
  ],
  [
    'a URL whose path grows',
    `const endpoint = new URL(process.env.LLM_URL!)\nendpoint.pathname += '/models'\nendpoint.searchParams.set('a', 'b')\nawait fetch(endpoint.toString()) //= http config-driven unknown`,
  ],
  [
    'a literal URL whose path is set',
    `const url = new URL('https://api.openai.com')\nurl.pathname = '/v1/models'\nawait fetch(url.href) //= http hardcoded openai`,
  ],
  ['Request', `fetch(new Request('${CHAT}', { method: 'POST' })) //= http hardcoded openai`],
  ['joined', `const base = process.env.LLM_BASE\nfetch([base, 'v1/models'].join('/')) //= http config-driven unknown`],
  [
    'axios',
    `import axios from 'axios'\naxios.post('${CHAT}', {}) //= http hardcoded openai\naxios({ url: '${CHAT}', method: 'post' }) //= http hardcoded openai\naxios.request({ url: \`\${host}/v1/models\` }) //= http config-driven unknown\naxios.get('https://api.openai.com/v1/engines') //= http hardcoded openai\ndeclare const host: string`,
  ],
  [
    'axios with a base',
    `import axios from 'axios'\nconst api = axios.create({ baseURL: process.env.OPENAI_BASE })\napi.post('/chat/completions', {}) //= http config-driven unknown`,
  ],
  [
    'axios with a literal base',
    `import axios from 'axios'\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1' })\nexport const list = () => api.get('/models') //= http hardcoded openai`,
  ],
  [
    'axios kept in a class',
    `import axios, { AxiosInstance } from 'axios'\nexport class Llm {\n  private http: AxiosInstance\n  constructor(url: string) { this.http = axios.create({ baseURL: url }) }\n  chat() { return this.http.post('/v1/chat/completions', {}) } //= http config-driven unknown\n}`,
  ],
  [
    'ky',
    `import ky from 'ky'\nky.post('${CHAT}', { json: {} }) //= http hardcoded openai\nconst api = ky.create({ prefixUrl: process.env.LLM_URL })\napi.get('v1/models') //= http config-driven unknown`,
  ],
  [
    'got',
    `import got from 'got'\ngot.post('${CHAT}', { json: {} }) //= http hardcoded openai\ngot('${CHAT}') //= http hardcoded openai`,
  ],
  [
    '$fetch',
    `export default defineEventHandler(() => $fetch('${CHAT}', { method: 'POST' })) //= http hardcoded openai`,
  ],
  ['undici', `import { request } from 'undici'\nrequest('${CHAT}') //= http hardcoded openai`],
  ['node-fetch', `const fetch = require('node-fetch')\nfetch('${CHAT}') //= http hardcoded openai`],
  [
    'a function that is handed in',
    `export async function chat(url: string, fetcher: typeof fetch) {\n  await fetcher(\`\${url}/v1/chat/completions\`) //= http config-driven unknown\n}`,
  ],
  [
    'a local helper',
    `async function post(url: string, body: object) { return fetch(url, { body: JSON.stringify(body) }) }\npost('${CHAT}', {}) //= http hardcoded openai`,
  ],
  [
    'a helper that adds the host',
    `const call = (path: string) => fetch('https://api.openai.com' + path)\ncall('/v1/chat/completions') //= http hardcoded openai`,
  ],
  [
    'a helper of a helper',
    {
      'http.ts': `const once = (url: string) => fetch(url)\nexport const request = (url: string) => retry(() => once(url))\ndeclare function retry<T>(f: () => T): T`,
      'a.ts': `import { request } from './http'\nrequest('${CHAT}') //= http hardcoded openai`,
    },
  ],
  [
    'a helper with an object',
    `async function list({ url, headers }: { url: string; headers?: object }) { return fetch(url, { headers }) }\nlist({ url: 'https://api.openai.com/v1/models' }) //= http hardcoded openai`,
  ],
  [
    'a helper made by a helper',
    `import { customFetch } from '@acme/net'\nexport const chat = (options: object, base: string) => customFetch(options)(new URL('chat/completions', base)) //= http config-driven unknown`,
  ],
  [
    'a method that is inherited',
    {
      'base.ts': `import { send } from '@acme/net'\nexport abstract class Base {\n  apiBase?: string\n  fetch(url: string | URL, init?: object) { return send(() => fetchWith(new URL(url), init)) }\n}\ndeclare const fetchWith: any`,
      'a.ts': `import { Base } from './base'\nexport class Llm extends Base {\n  private endpoint(path: 'chat/completions') { return new URL(path, this.apiBase) }\n  chat() { return this.fetch(this.endpoint('chat/completions')) } //= http config-driven unknown\n}`,
    },
  ],
  [
    'a helper that cannot be seen',
    `import { fetchWithRetry } from '@acme/net'\nexport class A {\n  constructor(private http: Net) {}\n  chat() { return this.http.post('${CHAT}') } //= http hardcoded openai\n}`,
  ],
  [
    'paths of another file',
    {
      'paths.ts': `export const Paths = { chat: 'v1/chat/completions', list: 'v1/models' }`,
      'a.ts': `import { Paths } from './paths'\nexport const chat = (base: string) => fetch(\`\${base}/\${Paths.chat}\`) //= http config-driven unknown`,
    },
  ],
  [
    'the whole URL of another file',
    {
      'urls.ts': `export const CHAT_URL = '${CHAT}'`,
      'a.ts': `import { CHAT_URL } from './urls'\nfetch(CHAT_URL) //= http hardcoded openai`,
    },
  ],
  [
    'a common word in a file that says whose it is',
    {
      'listOpenAICompatible.ts': `export const attempt = (base: string) => fetch(\`\${base}/models\`) //= http config-driven unknown`,
    },
  ],
  [
    'Obsidian',
    `import { requestUrl } from 'obsidian'\nrequestUrl({ url: '${CHAT}', method: 'POST' }) //= http hardcoded openai`,
  ],
  [
    'Deno function',
    `Deno.serve(async () => {\n  const r = await fetch('https://api.openai.com/v1/embeddings', { method: 'POST' }) //= http hardcoded openai\n  return new Response(r.body)\n})`,
  ],
  [
    'Azure',
    'fetch(`https://${name}.openai.azure.com/openai/deployments/${d}/chat/completions?api-version=x`) //= http config-driven azure\ndeclare const name: string, d: string',
  ],
  [
    'Nest',
    `import { HttpService } from '@nestjs/axios'\nexport class S {\n  constructor(private readonly http: HttpService) {}\n  chat() { return this.http.post('${CHAT}', {}) } //= http hardcoded openai\n}`,
  ],
  [
    'a URL of joined segments',
    `import urlJoin from 'url-join'\nimport { urlJoin as join } from 'url-join-ts'\nfetch(urlJoin('https://api.openai.com', 'v1', '/models')) //= http hardcoded openai\nexport const list = (base: string) => fetch(join(base, '/v1/models')) //= http config-driven unknown`,
  ],
  [
    'host and path as options',
    `import https from 'node:https'\nconst options = { hostname: 'api.openai.com', port: 443, path: '/v1/chat/completions', method: 'POST' }\nconst request = https.request(options, (response) => {}) //= http hardcoded openai\nhttps.request({ host: process.env.HOST, path: '/v1/chat/completions' }) //= http config-driven unknown`,
  ],
  [
    'host and path as parameters of a helper',
    `import https from 'https'\nconst post = async (hostname: string, path: string, body: string) => new Promise((resolve) => {\n  const request = https.request({ hostname, path }, resolve)\n  request.write(body)\n})\npost('api.openai.com', '/v1/chat/completions', '{}') //= http hardcoded openai`,
  ],
  [
    'a client whose base is the whole URL',
    `import axios from 'axios'\nexport class Engine {\n  client\n  constructor(config: { baseURL?: string }) {\n    this.client = axios.create({ baseURL: config.baseURL || 'https://openrouter.ai/api/v1/chat/completions' })\n  }\n  ask() { return this.client.post('', {}) } //= http config-driven other\n}`,
  ],
  [
    'a URL that a function of another file gives among others',
    {
      'config.ts': `export function getConfig(key: string) {\n  const apiUrl = '${CHAT}'\n  return { apiUrl, headers: { key } }\n}\nexport const path = () => '/v1/embeddings'`,
      'a.ts': `import axios from 'axios'\nimport { getConfig } from './config'\nexport async function run(key: string) {\n  const { apiUrl, headers } = getConfig(key)\n  return axios.post(apiUrl, {}, { headers }) //= http hardcoded openai\n}`,
      'b.ts': `import { path } from './config'\nexport const embed = (base: string) => fetch(base + path()) //= http config-driven unknown`,
    },
  ],
  ['a websocket', `const ws = new WebSocket('wss://api.openai.com/v1/realtime?model=x') //= http hardcoded openai`],
];

/** Nothing is known of the URL; what is sent and read tells. */
const SILENT: [name: string, source: string | Files][] = [
  [
    'a socket over which nothing of the protocol is spoken',
    `
      const urls: Record<string, string> = { chat: 'https://api.openai.com/v1/chat/completions', swarm: 'wss://swarm.example/generate' }
      export const open = (kind: string) => new WebSocket(urls[kind])
    `,
  ],
  [
    'a URL that says nothing, and a body of another protocol',
    'export async function send(url: string, text: string) {\n  const answer = await fetch(url, { method: "POST", body: JSON.stringify({ model: "m", text }) })\n  return (await answer.json()).choices\n}',
  ],
  [
    'a helper that is handed the request',
    'export async function send(url: string, init: RequestInit) {\n  return (await fetch(url, { ...init })).json()\n}',
  ],
  ['one’s own back end', `fetch('/api/chat')\nfetch('/api/models')\nfetch('/v1/chat/completions')`],
  [
    'a server of the protocol',
    `app.post('/v1/chat/completions', handler)\nrouter.get('/v1/models', list)\nexport const path = '${CHAT}'`,
  ],
  [
    'a mocked server',
    `import nock from 'nock'\nimport { http } from 'msw'\nnock('https://api.openai.com').post('/v1/chat/completions').reply(200)\nhttp.post('${CHAT}', () => {})`,
  ],
  ['an expectation', `expect(fetch).toHaveBeenCalledWith('${CHAT}')\nmockFetch.mockResolvedValueOnce('${CHAT}')`],
  [
    'other protocols',
    `fetch('https://api.anthropic.com/v1/models')\nfetch('http://localhost:11434/api/tags')\nfetch('https://generativelanguage.googleapis.com/v1beta/models')\nfetch('https://api.elevenlabs.io/v1/models')\nfetch('https://api.cohere.com/v1/models')`,
  ],
  [
    'another protocol behind a setting',
    { 'anthropic.ts': `export const list = (base: string) => fetch(\`\${base}/v1/models\`)` },
  ],
  [
    'another protocol by its fallback',
    `export const list = (apiBase?: string) => fetch(new URL('models', apiBase || 'https://generativelanguage.googleapis.com/v1beta/'))`,
  ],
  [
    'other paths of one’s own server',
    `import axios from 'axios'\nimport { baseURL } from './constants'\nconst api = axios.create({ baseURL: \`\${baseURL}/api/v1\` })\napi.get('/document-store/components/embeddings')\napi.get('/providers/openai/settings/models')`,
  ],
  [
    'vendor-only paths',
    `fetch('https://openrouter.ai/api/v1/models/a/b/endpoints')\nfetch('https://openrouter.ai/api/v1/embeddings/models')\nfetch(\`\${process.env.LITELLM_URL}/v1/model/info\`)`,
  ],
  [
    'other hosts, paths and bases',
    `import https from 'node:https'\nimport axios from 'axios'\nimport urlJoin from 'url-join'\nhttps.request({ hostname: 'api.github.com', path: '/repos' })\nhttps.request({ hostname: 'api.openai.com' })\nconst api = axios.create({ baseURL: 'https://example.com/api' })\napi.post('', {})\nfetch(urlJoin('https://example.com', 'v1', 'users'))\nfetch(urlJoin('/api', 'models'))`,
  ],
  ['a helper that sends nothing', `const fetch = (url: string) => Promise.resolve({ url })\nfetch('${CHAT}')`],
  [
    'URLs in tables and logs',
    `const T = { openai: { url: '${CHAT}' } }\nconsole.log('${CHAT}')\nif (url.includes('/chat/completions')) throw new Error('${CHAT}')`,
  ],
  [
    'a helper that only looks at the URL',
    `export const normalizeFetchInput = (input: string) => later.parse(input)\nnormalizeFetchInput('${CHAT}')\ndeclare const later: any`,
  ],
  ['a container', `const cache = new Map<string, string>()\ncache.get('${CHAT}')\nlocalStorage.getItem('${CHAT}')`],
];

describe('a request is found', () => {
  it.each(HITS)('%s', (_, source) => expectMarked(source));
});

describe('no request is reported of', () => {
  it.each(SILENT)('%s', (_, source) => expectMarked(source));
});

describe('the URL that is told', () => {
  it.each([
    ['new URL("v1/models", "https://api.openai.com/")', 'https://api.openai.com/v1/models'],
    ['new URL("models", "https://api.openai.com/v1/")', 'https://api.openai.com/v1/models'],
    ['new URL("v1/models", "https://api.openai.com/ignored")', 'https://api.openai.com/v1/models'],
    ['new URL("/v1/models", "https://api.openai.com/v2/")', 'https://api.openai.com/v1/models'],
    ['new URL("v1/models", "https://api.openai.com")', 'https://api.openai.com/v1/models'],
    ['["https://api.openai.com", "v1/models"].join("/")', 'https://api.openai.com/v1/models'],
  ])('%s', async (expression, url) => {
    const [site] = await sitesIn({ 'src/a.ts': `fetch(${expression})` });
    expect(site?.baseUrl?.urls).toEqual([url]);
  });
});
