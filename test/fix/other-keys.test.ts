import { describe, expect, it } from 'vitest';
import { fixFiles } from './harness.js';

const client = (...keys: string[]): string =>
  `import os\n\nfrom openai import OpenAI\n\n${keys.map((key, index) => `c${index} = OpenAI(api_key=${key})\n`).join('')}`;
const LINE = '# OPENAI_BASE_URL=https://api.openai.com/v1\n';

/** Programs, and the file that offers their keys, before and behind. */
const CASES: Record<string, [code: string, offered: string, after: RegExp]> = {
  'a key by another name': [client('os.environ["LLM_KEY"]'), 'LLM_KEY=\n', /^LLM_KEY=\n#.*\n# OPENAI_BASE_URL=.*\n$/],
  'two of them, one line': [
    client('os.environ["LLM_KEY"]', 'os.environ["GPT_KEY"]'),
    'LLM_KEY=\nGPT_KEY=\n',
    /^LLM_KEY=\n#.*\n# OPENAI_BASE_URL=.*\nGPT_KEY=\n$/,
  ],
  'one that only stands in for the vendor’s': [
    client('os.getenv("OPENAI_API_KEY") or os.getenv("LLM_KEY")'),
    'LLM_KEY=\n',
    /^LLM_KEY=\n$/,
  ],
  'what is there already': [client('os.environ["LLM_KEY"]'), `LLM_KEY=\n${LINE}`, /^LLM_KEY=\n# OPENAI_BASE_URL=.*\n$/],
};

describe('a key that does not bear the name of its vendor', () => {
  it.each(Object.entries(CASES))('%s', async (_title, [code, offered, after]) => {
    const { files, refused } = await fixFiles({ 'app/client.py': code, '.env.example': offered });
    expect(refused).toEqual([]);
    expect(files['app/client.py']).toContain('base_url=os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"');
    expect(files['.env.example']).toMatch(after);
  });

  it('keeps its own base URL where the settings hold it', async () => {
    const { files } = await fixFiles({
      'config.py':
        'from pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    llm_api_key: str = ""\n\n\nsettings = Settings()\n',
      'client.py':
        'from openai import OpenAI\n\nfrom config import settings\n\nc = OpenAI(api_key=settings.llm_api_key)\n',
      '.env.example': 'LLM_API_KEY=\n',
    });
    expect(files['client.py']).toContain('base_url=settings.llm_base_url');
    expect(files['.env.example']).toContain('# LLM_BASE_URL=');
  });
});
