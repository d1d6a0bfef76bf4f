/** Clients whose package reads the variable by itself: no code changes for them, unless it is asked for. */
import { describe, expect, it } from 'vitest';
import { fixFiles, fixed } from './harness.js';

const accept = { implicitEnv: 'accept' } as const;
const SETTINGS = (inside: string) =>
  `from pydantic_settings import BaseSettings, SettingsConfigDict\n\n\nclass Settings(BaseSettings):\n${inside}    openai_api_key: str = ""\n\n\nsettings = Settings()\n`;
const CLIENT =
  'from openai import OpenAI\n\nfrom config import settings\n\nclient = OpenAI(api_key=settings.openai_api_key)\n';

describe('no code changes', () => {
  it.each([
    [
      'a client',
      'app/c.py',
      'import os\nfrom openai import OpenAI\n\nclient = OpenAI(api_key=os.environ["OPENAI_API_KEY"])\n',
    ],
    ['a client of Node.js', 'src/c.ts', "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n"],
    [
      'a ready-made instance',
      'src/c.ts',
      "import { openai } from '@ai-sdk/openai';\n\nexport const model = openai('gpt-4o');\n",
    ],
    ['the hidden client', 'app/c.py', 'import openai\n\nopenai.chat.completions.create(model="gpt-4o", messages=[])\n'],
  ])('for %s', async (_, path, text) => {
    const { files, before, refused } = await fixFiles({ [path]: text }, accept);
    expect(files[path]).toBe(text);
    expect(refused).toEqual([]);
    expect(before.plan.byEnvironment.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^its package reads OPENAI_\w+( or \w+)* by itself/),
    ]);
    expect(await fixed(text, path)).not.toBe(text);
  });

  it('where settings come from the environment and nowhere else; templates name the variable all the same', async () => {
    const files = { 'config.py': SETTINGS(''), 'client.py': CLIENT, '.env.example': 'OPENAI_API_KEY=\n' };
    const { changed } = await fixFiles(files, accept);
    expect(changed).toEqual(['.env.example']);
  });
});

describe('code changes', () => {
  it('where settings hold what no package sees, from files of their own', async () => {
    const config = SETTINGS('    model_config = SettingsConfigDict(env_file=".env")\n\n');
    const { files } = await fixFiles({ 'config.py': config, 'client.py': CLIENT }, accept);
    expect(files['client.py']).toContain('base_url=settings.openai_base_url');
  });

  it('where the key has a variable of its own', async () => {
    const config = SETTINGS('').replace('openai_api_key', 'openai_internal_api_key');
    const client = CLIENT.replace('openai_api_key', 'openai_internal_api_key');
    const { files } = await fixFiles({ 'config.py': config, 'client.py': client }, accept);
    expect(files['client.py']).toContain('base_url=settings.openai_internal_base_url');
  });

  it('where the base URL is written out', async () => {
    const text =
      'import os\n\nfrom openai import OpenAI\n\nclient = OpenAI(base_url="https://api.openai.com/v1", api_key=os.environ["OPENAI_API_KEY"])\n';
    expect(await fixed(text, 'app/c.py', accept)).toContain('os.getenv("OPENAI_BASE_URL")');
  });

  it('where the reader of the key looks into files, too', async () => {
    const text =
      'from decouple import config\nfrom openai import OpenAI\n\nclient = OpenAI(api_key=config("OPENAI_API_KEY"))\n';
    expect(await fixed(text, 'app/c.py', accept)).toContain('base_url=config("OPENAI_BASE_URL", default="")');
  });
});
