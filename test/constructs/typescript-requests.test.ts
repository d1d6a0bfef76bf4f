/** Requests of TypeScript code that go through the program's own helpers, classes and packages, to bases that others give. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectMarked } from '../helpers/typescript.js';

const CHAT = 'https://api.openai.com/v1/chat/completions';

const HITS: [name: string, source: string | Files][] = [
  [
    'a request that is spread into a helper of its own',
    `
      interface Sent { url: string; method: string; headers?: Record<string, string>; body?: string }
      async function dispatch(sent: Sent) {
        return fetch(sent.url, { method: sent.method, headers: sent.headers, body: sent.body })
      }
      export async function ask(base: string, body: object, sign: (sent: Sent) => Promise<Sent>) {
        const plain = { url: \`\${base}/chat/completions\`, method: 'POST', body: JSON.stringify(body) }
        const signed = await sign(plain)
        return dispatch({ ...plain, headers: signed.headers }) //= http config-driven unknown
      }
    `,
  ],
  [
    'a signed request that is spread',
    `
      const sign = (sent: { url: string }) => ({ ...sent, headers: { 'x-signature': 'v' } })
      const dispatch = async ({ url, headers }: { url: string; headers: Record<string, string> }) => fetch(url, { headers })
      export async function ask(base: string) {
        const signed = sign({ url: \`\${base}/v1/chat/completions\` })
        return dispatch({ ...signed }) //= http config-driven unknown
      }
    `,
  ],
  [
    'options that are spread beside the URL',
    `
      const post = async (url: string, init: RequestInit) => fetch(url, { method: 'POST', ...init })
      export async function ask(base: string, signed: RequestInit) {
        return post(\`\${base}/chat/completions\`, { ...signed }) //= http config-driven unknown
      }
    `,
  ],
  [
    'a last part without a slash, joined to a base of which nothing is known',
    `
      export async function embed(base: string, input: string[]) {
        const url = new URL('embeddings', base)
        return fetch(url, { method: 'POST', body: JSON.stringify({ model: 'm', input }) }) //= http config-driven unknown
      }
    `,
  ],
  [
    'a last part without a slash, of a class that keeps its base',
    `
      export class Embedder {
        constructor(private readonly base: URL) {}
        async embed(texts: string[]) {
          const answer = await fetch(new URL('embeddings', this.base), { //= http config-driven unknown
            method: 'POST',
            body: JSON.stringify({ model: 'm', input: texts }),
          })
          return answer.json()
        }
      }
    `,
  ],
  [
    'a base that a package of the workspace gives',
    {
      'package.json': '{"name":"root","workspaces":["packages/*"]}',
      'packages/config/package.json': '{"name":"@acme/config","main":"src/index.ts"}',
      'packages/config/src/index.ts': `export { modelBase } from './base'`,
      'packages/config/src/base.ts': `export function modelBase(): string { return process.env.MODEL_BASE ?? 'http://localhost:8000/v1' }`,
      'packages/web/package.json': '{"name":"@acme/web","dependencies":{"@acme/config":"workspace:*"}}',
      'packages/web/src/list.ts': `
        import { modelBase } from '@acme/config'
        export const list = () => fetch(\`\${modelBase()}/models\`) //= http config-driven local
        export const chat = () => fetch(modelBase() + '/chat/completions', { method: 'POST' }) //= http config-driven local
      `,
    },
  ],
  [
    'a base that a package of the workspace gives through a service',
    {
      'package.json': '{"name":"root","workspaces":["packages/*"]}',
      'packages/config/package.json': '{"name":"@acme/config","exports":{".":"./dist/index.js"}}',
      'packages/config/src/index.ts': `export const resolveBase = (name: string) => { const found = lookup(name); return found.url.replace(/\\/$/, '') }\ndeclare const lookup: any`,
      'packages/web/package.json': '{"name":"@acme/web","dependencies":{"@acme/config":"workspace:*"}}',
      'packages/web/src/list.ts': `
        import { resolveBase } from '@acme/config'
        export const chat = () => fetch(resolveBase('x') + '/chat/completions', { method: 'POST' }) //= http config-driven unknown
      `,
    },
  ],
  [
    'the base of an abstract class, given by those that derive from it',
    {
      'base.ts': `
        export abstract class Compatible {
          protected abstract readonly baseUrl: string
          async chat(messages: object[]) {
            return fetch(\`\${this.baseUrl}/chat/completions\`, { method: 'POST' }) //= http config-driven unknown
          }
          async *stream(messages: object[]) {
            const answer = await fetch(\`\${this.baseUrl}/chat/completions\`, { method: 'POST' }) //= http config-driven unknown
            yield* read(answer)
          }
        }
        declare const read: any
      `,
      'groq.ts': `
        import { Compatible } from './base'
        export class Groq extends Compatible { protected readonly baseUrl = 'https://api.groq.com/openai/v1' }
      `,
    },
  ],
  [
    'the base of an abstract class, handed to its constructor',
    {
      'base.ts': `
        export abstract class Compatible {
          constructor(protected readonly baseUrl: string, protected readonly key: string) {}
          protected async send(path: string, body: object) {
            return fetch(\`\${this.baseUrl}\${path}\`, { method: 'POST', body: JSON.stringify(body) })
          }
          async chat(messages: object[]) {
            return this.send('/chat/completions', { messages }) //= http config-driven unknown
          }
          async *stream(messages: object[]) {
            const answer = await this.send('/chat/completions', { messages, stream: true }) //= http config-driven unknown
            yield* read(answer)
          }
        }
        declare const read: any
      `,
      'groq.ts': `
        import { Compatible } from './base'
        export class Groq extends Compatible { constructor(key: string, url?: string) { super(url ?? 'https://api.groq.com/openai/v1', key) } }
      `,
    },
  ],
  [
    'a streaming helper of a class',
    `
      export class Llm {
        private baseUrl: string
        constructor(options: { baseUrl?: string }) { this.baseUrl = options.baseUrl ?? 'https://api.deepseek.com' }
        private async *events(path: string, body: object) {
          const answer = await fetch(this.baseUrl + path, { method: 'POST', body: JSON.stringify(body) })
          for await (const chunk of answer.body as any) yield chunk
        }
        async *chat(messages: object[]) {
          yield* this.events('/chat/completions', { messages }) //= http config-driven other
        }
      }
    `,
  ],
  [
    'helpers of three layers that hand on URL and options together',
    {
      'net.ts': `
        export interface Sent { url: string; init: RequestInit }
        const once = async ({ url, init }: Sent) => fetch(url, init)
        const patient = async (sent: Sent, times = 3) => { for (;;) { try { return await once(sent) } catch (e) { if (!times--) throw e } } }
        export async function post(sent: Sent) { return patient({ ...sent, init: { ...sent.init, method: 'POST' } }) }
      `,
      'ask.ts': `
        import { post } from './net'
        export const ask = (base: string, body: object) =>
          post({ url: \`\${base}/chat/completions\`, init: { body: JSON.stringify(body) } }) //= http config-driven unknown
      `,
    },
  ],
  [
    'the path as an argument of a client that is handed in',
    {
      'http.ts': `
        export class HttpClient {
          constructor(private base: string, private headers: Record<string, string>) {}
          async post<T>(path: string, body: unknown): Promise<T> {
            const answer = await fetch(new URL(path, this.base), { method: 'POST', headers: this.headers, body: JSON.stringify(body) })
            return answer.json()
          }
        }
      `,
      'chat.ts': `
        import { HttpClient } from './http'
        export class Chat {
          constructor(private readonly http: HttpClient) {}
          ask(messages: object[]) { return this.http.post('/v1/chat/completions', { messages }) } //= http config-driven unknown
        }
      `,
    },
  ],
  [
    'the path as an argument of a client of which only an interface is known',
    `
      interface Transport { request(method: string, path: string, body?: unknown): Promise<unknown> }
      export class Chat {
        constructor(private readonly transport: Transport) {}
        ask(messages: object[]) { return this.transport.request('POST', '/chat/completions', { messages }) } //= http config-driven unknown
        list() { return this.transport.request('GET', '/v1/models') } //= http config-driven unknown
      }
    `,
  ],
  [
    'where base and route come together, not at the callers above',
    `
      const send = async (url: string, body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) })
      export function chat(base: string, body: object) {
        return send(base + '/chat/completions', body) //= http config-driven unknown
      }
      export const one = () => chat('https://api.openai.com/v1', {})
      export const two = () => chat('https://api.groq.com/openai/v1', {})
    `,
  ],
  [
    'an own fetch that stands in a test only as a helper',
    {
      'src/live.test.ts': `
        import { expect, it } from 'vitest'
        it('answers', async () => {
          const answer = await fetch('${CHAT}', { method: 'POST' }) //= http hardcoded openai
          expect(answer.ok).toBe(true)
        })
      `,
    },
  ],
];

const SILENT: [name: string, source: string | Files][] = [
  [
    'a server that is handed in',
    `
      import type { FastifyInstance } from 'fastify'
      export function register(api: FastifyInstance, handler: Handler, routes: Router) {
        api.post('/v1/chat/completions', async () => ({}))
        api.get('/v1/models', { schema }, list)
        routes.post('/v1/chat/completions', handler)
      }
      const list = () => []
      declare const schema: object
    `,
  ],
  [
    'fetch that is spied upon and answers itself',
    {
      'src/a.test.ts': `
        import { vi, it, expect } from 'vitest'
        import { send } from './send'
        it('retries', async () => {
          const spy = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{}'))
          await send('${CHAT}')
          await fetch('${CHAT}')
          expect(spy).toHaveBeenCalledTimes(2)
        })
      `,
      'src/send.ts': `export const send = async (url: string) => fetch(url, { method: 'POST' })`,
    },
  ],
  [
    'fetch that is set up for all tests',
    {
      'src/a.test.ts': `
        import { send } from './send'
        const fetchMock = jest.fn()
        beforeEach(() => { global.fetch = fetchMock })
        describe('send', () => {
          it('sends', async () => { await send('${CHAT}') })
        })
      `,
      'src/send.ts': `export const send = async (url: string) => fetch(url, { method: 'POST' })`,
    },
  ],
  [
    'fetch that is a stubbed global',
    {
      'src/a.test.ts': `vi.stubGlobal('fetch', vi.fn(async () => new Response('{}')))\ntest('x', async () => { await fetch('${CHAT}') })`,
    },
  ],
  [
    'fetch that a test of Node replaces',
    {
      'test/a.mjs': `
        import test from 'node:test'
        test('x', async (t) => {
          t.mock.method(globalThis, 'fetch', async () => new Response('{}'))
          await fetch('${CHAT}')
        })
      `,
    },
  ],
  [
    'fetch that is put back afterwards',
    {
      'test/a.test.ts': `
        import { send } from '../src/send'
        test('x', async () => {
          const original = globalThis.fetch
          globalThis.fetch = (async () => new Response('{}')) as typeof fetch
          try { await send('${CHAT}') } finally { globalThis.fetch = original }
        })
      `,
      'src/send.ts': `export const send = async (url: string) => fetch(url, { method: 'POST' })`,
    },
  ],
  [
    'a server that answers in place of the vendor',
    {
      'test/a.test.ts': `
        import { setupServer } from 'msw/node'
        import { http, HttpResponse } from 'msw'
        const server = setupServer(http.post('${CHAT}', () => HttpResponse.json({})))
        beforeAll(() => server.listen())
        it('x', async () => { await fetch('${CHAT}', { method: 'POST' }) })
      `,
      'test/b.test.ts': `
        import nock from 'nock'
        import axios from 'axios'
        it('x', async () => {
          nock('https://api.openai.com').post('/v1/chat/completions').reply(200, {})
          await axios.post('${CHAT}', {})
        })
      `,
      'test/c.test.ts': `
        import axios from 'axios'
        jest.mock('axios')
        it('x', async () => { await axios.post('${CHAT}', {}) })
      `,
    },
  ],
  [
    'what is refused before anything is sent',
    {
      'test/guard.test.ts': `
        import { guarded } from '../src/guard'
        it('refuses', async () => {
          await expect(guarded('http://169.254.169.254/v1/models')).rejects.toThrow(/blocked/)
          await expect(() => guarded('ftp://api.openai.com/v1/chat/completions')).rejects.toThrow()
        })
      `,
      'src/guard.ts': `
        export async function guarded(url: string) {
          if (isPrivate(url)) throw new Error('blocked')
          return fetch(url)
        }
        declare const isPrivate: (url: string) => boolean
      `,
    },
  ],
  [
    'catalogues and management of vendors',
    `
      fetch('https://api.getunbound.ai/public/v1/models')
      fetch(\`\${lmStudioBase}/api/v1/models\`)
      fetch(\`\${resource}/openai/models?api-version=2024-10-21\`)
      fetch(\`\${gatewayUrl}/models/available\`)
      fetch('https://api.x.ai/v1/language-models')
      declare const lmStudioBase: string, resource: string, gatewayUrl: string
    `,
  ],
  [
    'a helper of one’s own pages',
    `
      const api = (path: string) => fetch('/api' + path)
      api('/v1/models')
      api('/chat/completions')
    `,
  ],
];

describe('a request is found', () => {
  it.each(HITS)('%s', (_, source) => expectMarked(source));
});

describe('no request is reported of', () => {
  it.each(SILENT)('%s', (_, source) => expectMarked(source));
});
