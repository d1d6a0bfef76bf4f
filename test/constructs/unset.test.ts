/** Where calls go when nothing is set, and which variables the SDK looks at by itself. */
import { describe, expect, it } from 'vitest';
import { sitesIn, type Files } from '../helpers/audit.js';

const OPENAI = 'https://api.openai.com/v1';
const TS = `import OpenAI from 'openai';\nimport { ChatOpenAI } from '@langchain/openai';\n`;
const PY = 'import os, httpx, requests\nfrom openai import OpenAI\n';

const unset = async (files: Files): Promise<string[]> =>
  (await sitesIn(files)).map(({ whenUnset, implicitEnv }) => [whenUnset, ...implicitEnv].join(' '));

describe('TypeScript', () => {
  it.each([
    ['literal', 'a template', `fetch(\`\${process.env.U || '${OPENAI}'}/chat/completions\`)`],
    ['literal', 'concatenation', `fetch((process.env.U ?? '${OPENAI}') + '/chat/completions')`],
    ['literal', 'a client', `new OpenAI({ baseURL: (process.env.U || 'https://api.openai.com') + '/v1' })`],
    ['literal', 'a name between', `const u = process.env.U || '${OPENAI}';\nfetch(\`\${u}/chat/completions\`)`],
    [
      'literal',
      'replaced',
      `const u = (process.env.U || '${OPENAI}/').replace(/\\/$/, '');\nfetch(\`\${u}/chat/completions\`)`,
    ],
    ['literal', 'a URL object', `fetch(new URL('/v1/chat/completions', process.env.U || 'https://api.openai.com'))`],
    ['literal', 'joined', `fetch([process.env.U || '${OPENAI}', 'chat/completions'].join('/'))`],
    ['literal', 'a helper', `const base = () => process.env.U || '${OPENAI}';\nfetch(\`\${base()}/chat/completions\`)`],
    [
      'literal',
      'scheme, host and port',
      'new OpenAI({ baseURL: `http://${process.env.H || "localhost"}:${process.env.P || 80}/v1` })',
    ],
    ['error', 'nothing to fall back on', 'fetch(`${process.env.U}/chat/completions`)'],
    ['error', 'a client with a text around it', 'new OpenAI({ baseURL: `${process.env.U}/v1` })'],
    [
      'error',
      'a host of which a part is set',
      'new OpenAI({ baseURL: `https://api.${process.env.REGION}.acme.dev/v1` })',
    ],
    ['unknown', 'a parameter', 'export const ask = (u: string) => fetch(`${u}/chat/completions`)'],
    ['vendor OPENAI_BASE_URL', 'a setting', 'new OpenAI({ baseURL: process.env.U })'],
    ['vendor', 'null, which is the vendor', 'new OpenAI({ baseURL: null })'],
    ['vendor OPENAI_BASE_URL', 'undefined, for which the SDK looks', 'new OpenAI({ baseURL: undefined })'],
    ['literal', 'never empty', `new OpenAI({ baseURL: process.env.U || 'http://localhost:1234' })`],
    [
      'literal',
      'never empty, with a text behind',
      `new OpenAI({ baseURL: (process.env.U || 'http://localhost:1234') + '/v1' })`,
    ],
    ['unknown', 'a parameter that is required', 'export const make = (baseURL: string) => new OpenAI({ baseURL })'],
    ['literal', 'written', `new OpenAI({ baseURL: '${OPENAI}' })`],
  ])('%s: %s', async (expected, _, source) => {
    expect(await unset({ 'a.ts': TS + source })).toEqual([expected]);
  });
});

describe('Python', () => {
  it.each([
    ['literal', 'an f-string', `httpx.post(f"{os.getenv('U', '${OPENAI}')}/chat/completions")`],
    ['literal', 'concatenation', `requests.post((os.environ.get("U") or "${OPENAI}") + "/chat/completions")`],
    ['literal', 'stripped', `u = os.getenv("U", "${OPENAI}/").rstrip("/")\nrequests.post(f"{u}/chat/completions")`],
    ['literal', 'a default', `def ask(u="${OPENAI}"):\n    return requests.post(f"{u}/chat/completions")`],
    [
      'literal',
      'kept in an object',
      `class A:\n    def __init__(self, u=None):\n        self.u = u or "${OPENAI}"\n    def ask(self):\n        return requests.post(f"{self.u}/chat/completions")`,
    ],
    ['literal', 'a client', `OpenAI(base_url=os.getenv("U", "https://api.openai.com") + "/v1")`],
    ['error', 'nothing to fall back on', 'requests.post(f"{os.environ[\'U\']}/chat/completions")'],
    ['vendor OPENAI_BASE_URL', 'a setting', 'OpenAI(base_url=os.getenv("U"))'],
    ['error', 'a setting that has to be there', 'OpenAI(base_url=os.environ["U"])'],
  ])('%s: %s', async (expected, _, source) => {
    expect(await unset({ 'a.py': PY + source })).toEqual([expected]);
  });
});

it('prints what is passed, not how a parameter is declared', async () => {
  const source =
    'def make(api_base=None, **more):\n    kw = dict(more)\n    if api_base:\n        kw["base_url"] = api_base\n    return OpenAI(**kw)\n';
  const [site] = await sitesIn({ 'a.py': PY + source });
  expect(site?.baseUrl?.expression).toBe('api_base');
});
