import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/pipeline.js';
import { makeTree } from '../discover/tree.js';
import { reroute } from './cli.js';

const files = {
  'api/settings.py': 'import os\n\nLLM_URL = os.environ["LLM_URL"]\n',
  'api/client.py': `from openai import OpenAI

from settings import LLM_URL

client = OpenAI(
    base_url=LLM_URL,
)
probe = OpenAI()  # reroute: ignore -- health probe


def ask(text):
    return client.responses.create(model="gpt-5", input=text)
`,
  'api/broken.min.py': 'x = 1\n',
};

describe('reroute explain', () => {
  it('tells the story of a configurable client', async () => {
    const { code, out, err } = await reroute(makeTree(files), ['explain', 'api/client.py:6'], {}, audit);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^api\/client\.py:5:10 openai\.OpenAI \(client\)\n\n {4}client = OpenAI\(\n/);
    for (const line of [
      'Status      config-driven: ',
      'Base URL    LLM_URL\n',
      'from environment variable LLM_URL at api/settings.py:3',
      'Moved by    LLM_URL\n',
      'Used for    responses.create with gpt-5 at api/client.py:12',
      'Fix         none needed: ',
    ])
      expect(out).toContain(line);
  });

  it('follows its variable to where it gets lost, one line a hop', async () => {
    const around = {
      '.env.example': 'LLM_KEY=\nLLM_URL=\n',
      'compose.yml': 'services:\n  api:\n    image: api\n    environment:\n      LLM_KEY: ${LLM_KEY}\n',
      'api/settings.py': 'import os\n\nLLM_URL = os.environ["LLM_URL"]\nLLM_KEY = os.environ["LLM_KEY"]\n',
      'api/client.py': files['api/client.py']
        .replace('base_url=LLM_URL', 'api_key=LLM_KEY, base_url=LLM_URL')
        .replace('import LLM_URL', 'import LLM_KEY, LLM_URL'),
      'api/other.py': 'import os\nfrom openai import OpenAI\n\nclient = OpenAI(base_url=os.environ["LLM_URL"])\n',
    };
    const { out } = await reroute(makeTree(around), ['explain', 'api/client.py:5'], {}, audit);
    const way = /Its way {5}([^]*?)\n[A-Z]/
      .exec(out)?.[1]
      ?.split('\n')
      .map((line) => line.trim());
    expect(way).toEqual([
      'LLM_URL breaks where it should be passed on',
      '1. read at api/settings.py:3: read for openai.OpenAI',
      '2. defined in the settings at api/settings.py:3: defined',
      '3. documented at .env.example:2: without a value',
      '4. not passed on at compose.yml:5: service api: LLM_KEY is there without it',
    ]);
  });

  it('says that a variable is named in the code alone', async () => {
    const { out } = await reroute(makeTree(files), ['explain', 'api/client.py:8'], {}, audit);
    expect(out).toContain('Its way     OPENAI_BASE_URL is named nowhere but in the code\n');
  });

  it('says what suppresses one', async () => {
    const { out } = await reroute(makeTree(files), ['explain', 'api/client.py:8'], {}, audit);
    expect(out).toContain('Suppressed  health probe\n            by the comment at api/client.py:8');
  });

  it.each([
    ['from the current folder', '.', ['api/client.py:5', 'api']],
    ['from the root, as reports do', '.', ['client.py:5', 'api']],
    ['from inside', 'api', ['client.py:5']],
  ])('takes a path %s', async (_what, folder, argv) => {
    const { code, out } = await reroute(join(makeTree(files), folder), ['explain', ...argv], {}, audit);
    expect([code, out.startsWith('client.py:5:10')]).toEqual([0, true]);
  });

  it('looks into a saved report', async () => {
    const root = makeTree(files);
    await reroute(root, ['audit', '-o', 'saved.json'], {}, audit);
    const never = (): never => {
      throw new Error('scanned');
    };
    const { code, out } = await reroute(root, ['explain', 'api/client.py:5', '--from', 'saved.json'], {}, never);
    expect([code, out.includes('LLM_URL')]).toEqual([0, true]);
  });

  it.each([
    ['api/client.py:1', 'In this file: api/client.py:5, api/client.py:8'],
    ['api/settings.py:3', 'This file builds none that is known'],
    ['node_modules/a.js:3', 'node_modules/: skipped'],
    ['api/client.py', 'write PATH:LINE'],
  ])('%s: %s', async (place, message) => {
    const { code, err } = await reroute(makeTree({ ...files, 'node_modules/a.js': '' }), ['explain', place], {}, audit);
    expect([code, err.includes(message) || err]).toEqual([2, true]);
  });
});
