/** Requests whose URL says nothing where they are sent: what is sent and read tells the protocol. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectMarked } from '../helpers/typescript.js';

const EXCHANGES: [name: string, source: string | Files][] = [
  [
    'the URL is the second argument, and a helper reads the answer',
    `
      const textOf = (answer: any) => answer.choices[0].message.content
      export async function ask(send: any, url: string, messages: unknown[]) {
        const answer = await send.request('POST', url, { body: JSON.stringify({ model: 'm', messages }) }) //= http config-driven unknown
        return textOf(JSON.parse(answer.responseText))
      }
    `,
  ],
  [
    'an input is sent, an output text is read',
    `
      export async function ask(url: string, defaults: object, input: string) {
        const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ ...defaults, input }) }) //= http config-driven unknown
        return (await answer.json()).output[0].content.find((part) => part.type === 'output_text').text
      }
    `,
  ],
  [
    'a URL as a parameter, the answer read as the protocol has it',
    `export async function chat(endpoint: string, messages: object[], key: string) {
  const response = await fetch(endpoint, { //= http config-driven unknown
    method: 'POST',
    headers: { Authorization: \`Bearer \${key}\` },
    body: JSON.stringify({ model: 'gpt-4', messages, stream: false }),
  })
  const data = await response.json()
  return data.choices[0].message.content
}`,
  ],
  [
    'a URL as a setting, through axios',
    `import axios from 'axios'
export const ask = async (messages: object[]) => {
  const { data } = await axios.post(process.env.LLM_ENDPOINT!, { model: process.env.MODEL, messages }) //= http config-driven unknown
  return data.choices?.[0]?.message
}`,
  ],
  [
    'a body that is put together first, an answer that arrives in pieces',
    {
      'sse.ts': `export async function fetchSSE(url: string, options: any) { const r = await fetch(url, options); options.onMessage(await r.text()) }`,
      'a.ts': `import { fetchSSE } from './sse'
export abstract class Engine {
  abstract url(): Promise<string>
  abstract path(): Promise<string>
  async send(prompt: string) {
    const url = join(await this.url(), await this.path())
    const body: Record<string, any> = { model: 'x', stream: true }
    body['messages'] = [{ role: 'user', content: prompt }]
    await fetchSSE(url, { //= http config-driven unknown
      body: JSON.stringify(body),
      onMessage(message: string) {
        const delta = JSON.parse(message).choices[0].delta
      },
    })
  }
}
declare const join: (...parts: string[]) => string`,
    },
  ],
  [
    'embeddings in a class that says whose they are',
    `export class OpenAICompatibleEmbedder {
  private async request(url: string, texts: string[], model: string): Promise<Embeddings> {
    const response = await fetch(url, { //= http config-driven unknown
      method: 'POST',
      body: JSON.stringify({ input: texts, model, encoding_format: 'base64' }),
    })
    return await response.json()
  }
}`,
  ],
  [
    'the one who sends, not those who ask it to',
    `export async function generate(apiUrl: string, messages: object[]) {
  const answer = await fetch(apiUrl, { body: JSON.stringify({ model: 'm', messages }) }) //= http config-driven unknown
  return (await answer.json()).choices[0]
}
generate('https://api.openai.com/v1/chat/completions', [])`,
  ],
];

const NO_EXCHANGES: [name: string, source: string | Files][] = [
  [
    'one’s own back end',
    `export async function chat(messages: object[]) {
  const r = await fetch('/api/chat', { body: JSON.stringify({ model: 'x', messages }) })
  return (await r.json()).choices[0]
}`,
  ],
  [
    'another protocol, by what it answers',
    `export async function chat(endpoint: string, messages: object[]) {
  const r = await fetch(endpoint, { body: JSON.stringify({ model: 'x', messages, max_tokens: 1 }) })
  return (await r.json()).content[0].text
}`,
  ],
  [
    'another protocol, by its names',
    `export class AnthropicProvider {
  async chat(endpoint: string, messages: object[]) {
    const r = await fetch(endpoint, { body: JSON.stringify({ model: 'x', messages }) })
    return (await r.json()).choices[0]
  }
}`,
  ],
  [
    'another protocol, by its path',
    `export async function chat(base: string, messages: object[]) {
  const r = await fetch(\`\${base}/api/chat\`, { body: JSON.stringify({ model: 'x', messages }) })
  return (await r.json()).choices[0]
}`,
  ],
  [
    'another protocol, by how it answers',
    `export async function chat(endpoint: string, messages: object[]) {
  const r = await fetch(endpoint, { body: JSON.stringify({ model: 'x', messages }) })
  for (const message of (await r.json()).choices[0].messages) console.log(message.text)
}`,
  ],
  [
    'another protocol, by a part of its path',
    `export async function chat(base: string, id: string, messages: object[]) {
  const r = await fetch(\`\${base}/text/chatcompletion_pro/\${id}\`, { body: JSON.stringify({ model: 'x', messages }) })
  return (await r.json()).choices[0].message
}`,
  ],
  [
    'questions of a command line',
    `export async function ask(endpoint: string, choices: string[]) {
  const r = await fetch(endpoint, { body: JSON.stringify({ name: choices[0] }) })
  return r.json()
}`,
  ],
  [
    'something that sends nothing',
    `export async function save(path: string, messages: object[]) {
  await store.write(path, { body: JSON.stringify({ model: 'x', messages }) })
  return messages.choices[0]
}
declare const store: any`,
  ],
];

describe('by what is sent and read, a request is found', () => {
  it.each(EXCHANGES)('%s', (_, source) => expectMarked(source));
});

describe('by what is sent and read, no request is reported of', () => {
  it.each(NO_EXCHANGES)('%s', (_, source) => expectMarked(source));
});
