import { describe, expect, it } from 'vitest';
import { quietLines } from '../../src/classify/quiet.js';
import { isRandom } from '../../src/classify/random.js';
import { swept } from '../../src/classify/sweep.js';

describe('a random word', () => {
  it.each([
    'QzXvKpWqJhTgBnMrLsDfCkYw',
    '9f3Kq7Zt2LmX8vBw4RsY6cHd',
    '3f9a7c21e8b04d56a1c2f7e90b8d4a63',
    '550e8400-e29b-41d4-a716-446655440000',
    'wJa1rXUtn7FEM+K7MDE0Gb/Px2fiCYEXA3PLEKEY',
  ])('%s', (word) => expect(isRandom(word)).toBe(true));

  it.each([
    'Mixtral-8x7B-Instruct-v0.1',
    'NousResearch/Hermes-2-Mixtral-8x7B-DPO',
    'meta-llama/Llama-3.2-11B-Vision-Instruct-Turbo',
    'anthropic.claude-3-sonnet-20240229-v1:0',
    'accounts/fireworks/models/llama-v3p1-405b-instruct',
    'deepseek-r1-distill-qwen-32b',
    'phi3medium128kInstruct',
    'gpt-4o-2024-08-06',
    'OPENAI_INTERNAL_BASE_URL',
    'getOpenAIClientFromSettings',
    'AIGatewayOpenAIChatModelAPIURLs',
    'services/api/v1/chat/completions',
  ])('is not %s', (word) => expect(isRandom(word)).toBe(false));
});

describe('a report that is swept', () => {
  it('names its sites as before', () => {
    const sites = ['a1b2c3d4e5f6a7b8'];
    const report = { chains: [{ sites }], models: [{ sites }], sites: [{ id: sites[0], snippet: 'x' }] };
    expect(swept(report, [])).toEqual(report);
  });

  it('blanks a secret wherever it stands, and nothing where none does', () => {
    const report = { chains: ['Orchard7Gate', 'pear'], sites: [{ id: 'Orchard7Gate', snippet: 'to Orchard7Gate' }] };
    expect(swept(report, ['Unseen8Wall', 'Orchard7Gate'])).toEqual({
      chains: ['«redacted»', 'pear'],
      sites: [{ id: 'Orchard7Gate', snippet: 'to «redacted»' }],
    });
  });

  it('blanks a secret that is left of another one', () => {
    expect(swept(['Orchard7Gate at Wall'], ['Orchard7Gate', '«redacted» at Wall8'])).toEqual(['«redacted» at Wall']);
    expect(swept(['Orchard7Gate at Wall8'], ['Orchard7Gate', '«redacted» at Wall8'])).toEqual(['«redacted»']);
  });
});

describe('a line that may not be shown', () => {
  it.each([
    ['a.py', 'client = OpenAI(api_key="swordfish")'],
    ['a.py', 'auth = ("ada", "swordfish")'],
    ['.env', 'POSTGRES_PASSWORD=swordfish'],
    ['.env', 'DATABASE_URL=postgres://ada:swordfish@db/x'],
    ['compose.yml', '      DB_PASSWORD: swordfish'],
    ['Dockerfile', 'ENV API_TOKEN swordfish'],
    ['README.md', '| `OPENAI_API_KEY` | swordfish |'],
  ])('%s: %s', (path, line) => expect(quietLines(path, [line], ['swordfish']).size).toBe(1));

  it.each([
    ['a.py', 'client = OpenAI(api_key="test-key")'],
    ['a.py', 'client = OpenAI(api_key="EMPTY", base_url="http://localhost:11434/v1")'],
    ['a.py', 'client = OpenAI(api_key=os.environ["OPENAI_API_KEY"], model="gpt-4o-2024-08-06")'],
    ['a.py', '# the API key is required'],
    ['a.ts', "const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY ?? 'sk-no-key-required' });"],
    ['.env.example', 'OPENAI_API_KEY='],
    ['.env.example', 'OPENAI_API_KEY=sk-xxxxxxxxxxxx'],
    ['.env.example', 'OPENAI_API_KEY=your-key-here  # from the dashboard'],
    ['.env.example', 'POSTGRES_PASSWORD=postgres'],
    ['compose.yml', '      OPENAI_API_KEY: ${OPENAI_API_KEY}'],
    ['compose.yml', '      - OPENAI_API_KEY=${OPENAI_API_KEY:-}'],
    ['.github/workflows/ci.yml', '          OPENAI_API_KEY: ${{ secrets.OPENAI_API_KEY }}'],
    ['k8s.yml', '                  key: OPENAI_API_KEY'],
    ['README.md', '| `OPENAI_API_KEY` | Your key |'],
  ])('is none of %s: %s', (path, line) => expect([...quietLines(path, [line])]).toEqual([]));
});
