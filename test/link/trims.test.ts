/** What methods that cut make of a URL that is written out. */
import { describe, expect, it } from 'vitest';
import { sitesIn } from '../helpers/audit.js';

const urlsOf = async (path: string, source: string): Promise<string[]> =>
  (await sitesIn({ [path]: source })).flatMap(({ baseUrl }) => baseUrl?.urls ?? []);

const PYTHON: [expression: string, url: string][] = [
  ['"https://a.example/v1/".rstrip("/")', 'https://a.example/v1'],
  ['"https://a.example/v1".removesuffix("/v1") + "/v2"', 'https://a.example/v2'],
  ['"https://a.example".removesuffix("/v1")', 'https://a.example'],
  ['"https://" + "https://a.example/v1".removeprefix("https://")', 'https://a.example/v1'],
  ['" https://a.example/v1 ".strip(" ")', 'https://a.example/v1'],
  ['"https://a.example/v1".replace("/v1", "/v2")', 'https://a.example/v2'],
];

const TYPESCRIPT: [expression: string, url: string][] = [
  ['"https://a.example/v1/".replace(/\\/$/, "")', 'https://a.example/v1'],
  ['"https://a.example/v1///".replace(/\\/+$/, "")', 'https://a.example/v1'],
  ['"https://a.example/v1/".replace(/\\/v1\\/?$/, "") + "/v2"', 'https://a.example/v2'],
  ['"https://" + "http://a.example/v1".replace(/^https?:\\/\\//, "")', 'https://a.example/v1'],
  // What is no plain text is not tried.
  ['"https://a.example/v1".replace(/(\\/v\\d+)*$/, "")', 'https://a.example/v1'],
];

describe('a URL that is cut', () => {
  it.each(PYTHON)('%s', async (expression, url) => {
    expect(await urlsOf('a.py', `from openai import OpenAI\nOpenAI(base_url=${expression})\n`)).toEqual([url]);
  });
  it.each(TYPESCRIPT)('%s', async (expression, url) => {
    const source = `import OpenAI from 'openai'\nnew OpenAI({ baseURL: ${expression} })\n`;
    expect(await urlsOf('a.ts', source)).toEqual([url]);
  });
});
