/** Whose address it is, which part of it can be set, and what is said of that. */
import { describe, expect, it } from 'vitest';
import type { Site } from '../../src/model/report.js';
import { baseUrlVariables, needText, statusSentence } from '../../src/report/sentences.js';
import { sitesIn } from '../helpers/audit.js';

const TS = `import OpenAI from 'openai';\n`;

async function only(source: string): Promise<Site> {
  const sites = await sitesIn({ 'a.ts': TS + source });
  expect(sites).toHaveLength(1);
  return sites[0]!;
}

describe('the provider', () => {
  it.each([
    [
      'mixed: openai, other',
      `new OpenAI({ baseURL: x ? 'https://api.openai.com/v1' : 'https://openrouter.ai/api/v1' })`,
    ],
    ['mixed: local, openai', `new OpenAI({ baseURL: x ? 'http://localhost:1' : 'https://api.openai.com/v1' })`],
    ['other', `new OpenAI({ baseURL: x ? 'https://api.groq.com/openai/v1' : 'https://openrouter.ai/api/v1' })`],
    ['openai', `new OpenAI({ baseURL: process.env.U || 'https://api.openai.com/v1' })`],
    ['unknown', `new OpenAI({ baseURL: 'http://gateway:4000/v1' })`],
    ['unknown', `new OpenAI({ baseURL: 'http://203.0.113.7:4000/v1' })`],
    ['local', `new OpenAI({ baseURL: 'http://192.168.1.7:4000/v1' })`],
    ['local', `new OpenAI({ baseURL: 'http://127.0.0.1:4000/v1' })`],
    ['local', `new OpenAI({ baseURL: 'http://[::1]:4000/v1' })`],
    ['local', `new OpenAI({ baseURL: 'http://host.docker.internal:4000/v1' })`],
  ])('%s: %s', async (expected, source) => {
    const { provider, providers } = await only(source);
    expect([provider, ...(providers ? [providers.join(', ')] : [])].join(': ')).toBe(expected);
  });
});

describe('what a variable moves', () => {
  it.each<[string, string[], boolean]>([
    ['new OpenAI({ baseURL: process.env.U })', ['U', 'OPENAI_BASE_URL'], false],
    [
      'new OpenAI({ baseURL: `${process.env.U}/openai/deployments/${process.env.D}?v=${process.env.V}` })',
      ['U'],
      false,
    ],
    ['new OpenAI({ baseURL: `https://${process.env.H}/v1` })', ['H'], false],
    [
      'new OpenAI({ baseURL: `${process.env.S}://${process.env.H}:${process.env.P}/${process.env.V}` })',
      ['S', 'H', 'P'],
      false,
    ],
    ['new OpenAI({ baseURL: `https://bedrock.${process.env.REGION}.api.aws/v1` })', [], true],
    ['new OpenAI({ baseURL: `https://api.acme.dev/${process.env.TENANT}/v1` })', [], true],
    ['new OpenAI({ baseURL: process.env.U ?? `https://bedrock.${process.env.REGION}.api.aws/v1` })', ['U'], false],
  ])('%s', async (source, variables, isPinned) => {
    const site = await only(source);
    expect(baseUrlVariables(site)).toEqual(variables);
    expect(site.pinned ?? false).toBe(isPinned);
    expect(statusSentence(site).includes('host is written in the code')).toBe(isPinned);
    expect(needText(site).startsWith('environment only')).toBe(!isPinned);
    expect(site.fix).toMatchObject({ available: false });
    expect(JSON.stringify(site.fix).includes('already configurable')).toBe(!isPinned);
  });
});

describe('the addresses', () => {
  it.each<[string, string[]]>([
    [
      `let u = process.env.U || 'https://a.dev';\nif (!u.startsWith('http')) u = 'https://' + u;\nnew OpenAI({ baseURL: u })`,
      ['https://a.dev'],
    ],
    [
      `let u = process.env.U || 'https://a.dev/v1';\nif (!u.endsWith('/v1')) u = u + '/v1';\nnew OpenAI({ baseURL: u })`,
      ['https://a.dev/v1'],
    ],
  ])('%s', async (source, urls) => {
    expect((await only(source)).baseUrl?.urls?.filter((url) => !url.includes('{}'))).toEqual(urls);
  });
});

it('no name is no model', async () => {
  const { models, uses } = await only(`const c = new OpenAI();\nc.chat.completions.create({ model: '' });`);
  expect([models, uses.map((use) => use.models)]).toEqual([undefined, [[]]]);
});
