/** Parameters that fill in a part of a vendor's host: what is set there moves nothing to a gateway. */
import { describe, expect, it } from 'vitest';
import { sitesIn } from '../helpers/audit.js';

const CASES: [source: string, pinned: true | undefined, url: string][] = [
  [
    "import { AzureChatOpenAI } from '@langchain/openai'\nnew AzureChatOpenAI({ azureOpenAIApiInstanceName: process.env.INSTANCE })",
    true,
    'https://{}.openai.azure.com',
  ],
  [
    "import { AzureChatOpenAI } from '@langchain/openai'\nnew AzureChatOpenAI({ azureOpenAIApiInstanceName: 'acme' })",
    undefined,
    'https://acme.openai.azure.com',
  ],
  [
    "import { createAzure } from '@ai-sdk/azure'\ncreateAzure({ resourceName: process.env.RESOURCE })",
    true,
    'https://{}.openai.azure.com',
  ],
  [
    "import { createAzure } from '@ai-sdk/azure'\ncreateAzure({ baseURL: process.env.URL ?? 'https://a.example' })",
    undefined,
    'https://a.example',
  ],
];

describe('a part of the host', () => {
  it.each(CASES)('%s', async (source, pinned, url) => {
    const [site] = await sitesIn({ 'a.ts': source });
    expect(site?.pinned).toBe(pinned);
    expect(site?.baseUrl?.urls).toEqual([url]);
  });
});
