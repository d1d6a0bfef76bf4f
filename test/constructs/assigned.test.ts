/** Variables that the program sets by itself, and the clients that they move. */
import { describe, expect, it } from 'vitest';
import { statusSentence } from '../../src/report/sentences.js';
import { sitesIn, type Files } from '../helpers/audit.js';

const CASES: [name: string, files: Files, expected: string[]][] = [
  [
    'Python sets it by key',
    {
      'main.py': 'import os\nos.environ["OPENAI_BASE_URL"] = "https://openrouter.ai/api/v1"\n',
      'bot.py': 'from openai import OpenAI\nclient = OpenAI()\n',
    },
    ['bot.py: main.py:2 sets OPENAI_BASE_URL to https://openrouter.ai/api/v1'],
  ],
  [
    'Python sets it unless it is set',
    {
      'bot.py':
        'import os\nfrom openai import OpenAI\nos.environ.setdefault("OPENAI_BASE_URL", get_url())\nclient = OpenAI()\n',
    },
    ['bot.py: bot.py:3 sets OPENAI_BASE_URL'],
  ],
  [
    'JavaScript sets it in a branch',
    {
      'src/start.ts':
        'if (process.env.OPENROUTER_API_KEY) {\n  process.env.OPENAI_BASE_URL = "https://openrouter.ai/api/v1"\n}\n',
      'src/bot.ts': 'import OpenAI from "openai"\nexport const client = new OpenAI()\n',
    },
    ['src/bot.ts: src/start.ts:2 sets OPENAI_BASE_URL to https://openrouter.ai/api/v1'],
  ],
  [
    'a variable that the code reads',
    {
      'src/start.js': 'process.env["LLM_URL"] ||= "http://localhost:4000"\n',
      'src/bot.js': 'import OpenAI from "openai"\nexport const client = new OpenAI({ baseURL: process.env.LLM_URL })\n',
    },
    ['src/bot.js: src/start.js:1 sets LLM_URL'],
  ],
  [
    'a test sets it for itself',
    {
      'tests/test_bot.py':
        'import os\nfrom openai import OpenAI\nos.environ["OPENAI_BASE_URL"] = "http://localhost:1"\nclient = OpenAI()\n',
      'bot.py': 'from openai import OpenAI\nclient = OpenAI()\n',
    },
    ['tests/test_bot.py: tests/test_bot.py:3 sets OPENAI_BASE_URL to http://localhost:1'],
  ],
  [
    'another language, another object, another variable, a comparison',
    {
      'run.js': 'process.env.OPENAI_BASE_URL = "http://localhost:1"\n',
      'other.py':
        'settings["OPENAI_BASE_URL"] = "x"\nif os.environ["OPENAI_BASE_URL"] == "x": pass\nos.environ["OPENAI_MODEL"] = "m"\n',
      'bot.py': 'from openai import OpenAI\nclient = OpenAI()\n',
    },
    [],
  ],
];

describe('a variable that the program sets is told where', () => {
  it.each(CASES)('%s', async (_, files, expected) => {
    const sites = await sitesIn(files);
    const told = sites.flatMap((site) => {
      const [, ...sets] = statusSentence(site).split('; ');
      return sets.filter((text) => text.includes(' sets ')).map((text) => `${site.path}: ${text}`);
    });
    expect(told).toEqual(expected);
  });
});
