import { describe, expect, it } from 'vitest';
import { auditFiles } from '../helpers/audit.js';
import { rowsIn, rowsOf } from './rows.js';

const missing = ['1 missing OPENAI_API_KEY → OPENAI_BASE_URL'];

describe('an environment file', () => {
  it.each([
    ['a key alone', 'OPENAI_API_KEY=', missing],
    ['exported', 'export OPENAI_API_KEY="sk"', missing],
    ['with spaces', 'OPENAI_API_KEY = sk', missing],
    ['in a comment', '# OPENAI_API_KEY=', missing],
    ['with a byte order mark and Windows line ends', '\uFEFFOPENAI_API_KEY=a\r\nPORT=1\r\n', missing],
    ['both', 'OPENAI_API_KEY=a\nOPENAI_BASE_URL=https://gw.example/v1', ['2 present OPENAI_API_KEY → OPENAI_BASE_URL']],
    ['an empty base URL', 'OPENAI_API_KEY=a\nOPENAI_BASE_URL=', ['2 empty OPENAI_API_KEY → OPENAI_BASE_URL']],
    ['an empty quoted one', 'OPENAI_BASE_URL="" # none\n', ['1 empty  → OPENAI_BASE_URL']],
    [
      'a base URL in a comment',
      'OPENAI_API_KEY=a\n# OPENAI_BASE_URL=http://x',
      ['2 present OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    ['an older name', 'OPENAI_API_KEY=a\nOPENAI_API_BASE=http://x/v1', ['2 present OPENAI_API_KEY → OPENAI_API_BASE']],
    ['another host', 'OPENAI_KEY=a\nOPENAI_API_HOST=http://x', ['2 present OPENAI_KEY → OPENAI_API_HOST']],
    [
      'a key of its own stem',
      'OPENAI_API_KEY=a\nOPENAI_BASE_URL=b\nOPENAI_INTERNAL_API_KEY=c',
      ['2 present OPENAI_API_KEY,OPENAI_INTERNAL_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'a base URL of another stem',
      'OPENAI_API_KEY=a\nOPENAI_INTERNAL_BASE_URL=b',
      ['1 missing OPENAI_API_KEY → OPENAI_BASE_URL', '2 present  → OPENAI_INTERNAL_BASE_URL'],
    ],
    ['a public prefix', 'NEXT_PUBLIC_OPENAI_KEY=', ['1 missing NEXT_PUBLIC_OPENAI_KEY → NEXT_PUBLIC_OPENAI_BASE_URL']],
    [
      'a key over several lines',
      'CERT="-----BEGIN\nOPENAI_API_KEY=no\n-----END"\nOPENAI_API_KEY=a',
      ['4 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    ['other vendors only', 'ANTHROPIC_API_KEY=a\nOPENROUTER_API_KEY=b\nGROQ_API_KEY=c', []],
    ['Azure, which has an endpoint of its own', 'AZURE_OPENAI_API_KEY=a\nAZURE_OPENAI_ENDPOINT=b', []],
    ['what only sounds like a key', 'OPENAI_MAX_TOKENS=5\nOPENAI_MODEL=gpt\nOPENAI_CACHE_KEY=x', []],
    ['an administration key', 'OPENAI_ADMIN_KEY=x', []],
  ])('%s', async (_, text, rows) => expect(await rowsOf('.env.example', text)).toEqual(rows));

  it.each([
    '.env',
    '.env.local',
    '.env.default',
    'api/.env.example',
    '.envrc',
    'deploy/production.env',
    'env.example',
    'example.env',
    '.env_example',
    '.dev.vars',
  ])('%s is one', async (path) => expect(await rowsOf(path, 'OPENAI_API_KEY=a')).toEqual(missing));

  it.each(['env.md', '.env.enc', 'environment.yml', 'docs/env.txt'])('%s is none', async (path) =>
    expect(await rowsIn({ [path]: 'OPENAI_API_KEY=a' })).toEqual([]),
  );

  it.each([
    ['dotenv .env.shared', '.envrc', 'present'],
    ['dotenv_if_exists .env.shared', '.envrc', 'present'],
    ['source_env .env.shared', '.envrc', 'present'],
    ['source ./.env.shared', 'deploy.env', 'present'],
    ['. .env.shared', '.env.local', 'present'],
    ['dotenv .env.other', '.envrc', 'missing'],
    ['# dotenv .env.shared', '.envrc', 'missing'],
    ['dotenv .env.shared', '.env', 'missing'],
  ])('that says "%s" has what it takes in: %s', async (line, path, status) => {
    const files = { '.env.shared': 'OPENAI_BASE_URL=x', '.env.other': 'PORT=1 # OPENAI' };
    const rows = await rowsOf(path, `${line}\nexport OPENAI_API_KEY=a\n`, files);
    expect(rows).toEqual([`2 ${status} OPENAI_API_KEY → OPENAI_BASE_URL`]);
  });

  it.each([
    ['source_env mid/.envrc', 'source_env ../deep/.envrc', 'present'],
    ['source_env mid/.envrc', 'source_up', 'missing'],
    ['source_env mid/.envrc', '# source_env ../deep/.envrc', 'missing'],
    ['# source_env mid/.envrc', 'source_env ../deep/.envrc', 'missing'],
    ['source_env mid/.envrc', 'dotenv ../.env.shared', 'present'],
  ])('that says "%s", where it says "%s": %s', async (line, next, status) => {
    const files = {
      'mid/.envrc': `${next}\n`,
      'deep/.envrc': 'export OPENAI_BASE_URL=x\nsource_env ../mid/.envrc\n',
      '.env.shared': 'OPENAI_BASE_URL=x',
    };
    const rows = await rowsOf('.envrc', `${line}\nexport OPENAI_API_KEY=a\n`, files);
    expect(rows).toEqual([`2 ${status} OPENAI_API_KEY → OPENAI_BASE_URL`]);
  });

  it('keeps values to itself', async () => {
    const secrets = { '.env': 'OPENAI_API_KEY=sk-proj-abcdefgh\nOPENAI_BASE_URL=https://user:pass@gw.example/v1' };
    const told = JSON.stringify(await auditFiles({ ...secrets, '.env.example': secrets['.env'] }));
    expect(told).not.toMatch(/sk-proj|gw\.example|pass/);
  });

  it('says nothing where nothing speaks the wire', async () =>
    expect(await rowsIn({ '.env': 'LITELLM_BASE_URL=http://x\nANTHROPIC_API_KEY=b' })).toEqual([]));
});

describe('Azure', () => {
  const app = (call: string) => ({
    'app.py': `import os\nfrom openai import AzureOpenAI\nclient = AzureOpenAI(${call})\n`,
  });
  const reads = app('api_version="1"');
  const lacks = ['1 missing AZURE_OPENAI_API_KEY → AZURE_OPENAI_ENDPOINT'];
  it.each([
    ['a key alone', reads, 'AZURE_OPENAI_API_KEY=a', lacks],
    [
      'both',
      reads,
      'AZURE_OPENAI_API_KEY=a\nAZURE_OPENAI_ENDPOINT=b',
      ['2 present AZURE_OPENAI_API_KEY → AZURE_OPENAI_ENDPOINT'],
    ],
    [
      'an endpoint by any other name',
      reads,
      'AZURE_OPENAI_KEY=a\nAZURE_OPENAI_EMBEDDING_RESOURCE_NAME=b',
      ['2 present AZURE_OPENAI_KEY → AZURE_OPENAI_EMBEDDING_RESOURCE_NAME'],
    ],
    [
      'an endpoint that only the program knows',
      app('azure_endpoint=os.environ["AZURE_URL"]'),
      'AZURE_OPENAI_KEY=a\nAZURE_URL=b',
      ['2 present AZURE_OPENAI_KEY → AZURE_URL'],
    ],
    [
      'that endpoint lacking',
      app('azure_endpoint=os.environ["AZURE_OPENAI_URL"]'),
      'AZURE_OPENAI_KEY=a',
      ['1 missing AZURE_OPENAI_KEY → AZURE_OPENAI_URL'],
    ],
    ['an endpoint in the code', app('azure_endpoint="https://a.openai.azure.com"'), 'AZURE_OPENAI_API_KEY=a', []],
    ['no client of it', {}, 'AZURE_OPENAI_API_KEY=a', []],
    [
      'a base URL of the vendor, which is none',
      reads,
      'AZURE_OPENAI_API_KEY=a\nOPENAI_BASE_URL=b',
      [...lacks, '2 present  → OPENAI_BASE_URL'],
    ],
    ['keys of other services', reads, 'AZURE_SEARCH_API_KEY=a\nAZURE_STORAGE_KEY=b', []],
  ])('%s', async (_, program, text, rows) => expect(await rowsOf('.env.example', text, program)).toEqual(rows));

  it('is not taken for its vendor where it is a part of a name', async () =>
    expect(await rowsOf('config/llm.yml', 'azure:\n  openai:\n    api_key: a\n    endpoint: b\n')).toEqual([]));

  it('gets no endpoint from a fix', async () => {
    const { configuration } = await auditFiles({ ...reads, '.env.example': 'AZURE_OPENAI_API_KEY=a' });
    expect(configuration).toMatchObject([{ status: 'missing', fix: { available: false } }]);
  });
});

describe('a gateway that is known already', () => {
  it.each([
    ['LITELLM_PROXY_URL', 'LITELLM_MASTER_KEY'],
    ['LITELLM_BASE_URL', 'LITELLM_API_KEY'],
    ['LITELLM_URL', 'LITELLM_API_KEY'],
    ['LITELLM_PROXY_API_BASE', 'LITELLM_MASTER_KEY'],
    ['HELICONE_BASE_URL', 'HELICONE_API_KEY'],
    ['PORTKEY_GATEWAY_URL', 'PORTKEY_API_KEY'],
    ['LITE_LLM_BASE_PATH', 'LITE_LLM_API_KEY'],
  ])('%s', async (url, key) =>
    expect(await rowsOf('.env', `OPENAI_API_KEY=a\n${key}=b\n${url}=c`)).toEqual([
      '1 missing OPENAI_API_KEY → OPENAI_BASE_URL',
      `3 present ${key} → ${url}`,
    ]),
  );
});

describe('what the program reads', () => {
  const python = (call: string) => ({ 'app.py': `import os\nfrom openai import OpenAI\nclient = OpenAI(${call})\n` });

  it('makes keys of names that no rule knows', async () => {
    const program = python('api_key=os.environ["LLM_KEY"]');
    expect(await rowsOf('.env', 'LLM_KEY=a', program)).toEqual(['1 missing LLM_KEY → OPENAI_BASE_URL']);
  });

  it('pairs a key with the base URL that stands beside it in the code', async () => {
    const program = python('api_key=os.environ["OPENAI_API_KEY"], base_url=os.getenv("GATE") or None');
    expect(await rowsOf('.env', 'OPENAI_API_KEY=a\nGATE=b', program)).toEqual(['2 present OPENAI_API_KEY → GATE']);
    expect(await rowsOf('.env', 'OPENAI_API_KEY=a', program)).toEqual(['1 missing OPENAI_API_KEY → GATE']);
  });

  it('leaves keys of other vendors alone', async () => {
    const program = python('api_key=os.environ["GROQ_API_KEY"], base_url="https://api.groq.com/openai/v1"');
    expect(await rowsOf('.env', 'GROQ_API_KEY=a', program)).toEqual([]);
  });

  it('tells that an old name is read by nothing', async () => {
    const program = python('api_key=os.environ["OPENAI_API_KEY"]');
    expect(await rowsOf('.env', 'OPENAI_API_KEY=a\nOPENAI_API_BASE=b', program)).toEqual([
      '1 missing OPENAI_API_KEY → OPENAI_BASE_URL',
    ]);
  });

  it('does not take the address of the program for the base URL of its client', async () => {
    const program = python('base_url=os.getenv("BASE_URL")');
    expect(await rowsOf('.env', 'BASE_URL=http://localhost:3000', program)).toEqual([]);
  });
});
