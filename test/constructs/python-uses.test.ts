/** What Python clients are used for, with which models, and what happens where the setting is absent. */
import { describe, expect, it } from 'vitest';
import { sitesIn } from '../helpers/audit.js';

const USES: [name: string, source: string, expected: string[]][] = [
  [
    'a name',
    'client = OpenAI()\nclient.chat.completions.create(model="gpt-4o", messages=[])',
    ['chat.completions.create gpt-4o'],
  ],
  ['at once', 'OpenAI().embeddings.create(model="e-3", input="x")', ['embeddings.create e-3']],
  [
    'a model in a constant',
    'MODEL = "gpt-4o"\nclient = OpenAI()\nclient.responses.create(model=MODEL, input="x")',
    ['responses.create gpt-4o'],
  ],
  [
    'a model by default',
    'import os\nclient = OpenAI()\nclient.responses.create(model=os.getenv("M", "gpt-4o"), input="x")',
    ['responses.create gpt-4o'],
  ],
  [
    'a choice of models',
    'from s import x\nclient = OpenAI()\nclient.responses.create(model="a" if x else "b", input="x")',
    ['responses.create a,b'],
  ],
  [
    'an attribute',
    'class S:\n    def __init__(self):\n        self.client = OpenAI()\n    def ask(self):\n        return self.client.chat.completions.create(model="gpt-4o", messages=[])',
    ['chat.completions.create gpt-4o'],
  ],
  [
    'a factory',
    'def make():\n    return OpenAI()\nmake().chat.completions.create(model="gpt-4o", messages=[])',
    ['chat.completions.create gpt-4o'],
  ],
  [
    'a with block',
    'with OpenAI() as client:\n    client.chat.completions.create(model="gpt-4o", messages=[])',
    ['chat.completions.create gpt-4o'],
  ],
  [
    'a part of the client',
    'completions = OpenAI().chat.completions\ncompletions.create(model="gpt-4o", messages=[])',
    ['chat.completions.create gpt-4o'],
  ],
  [
    'several',
    'client = OpenAI()\nclient.files.create(file=None, purpose="x")\nclient.beta.assistants.create(model="gpt-4o")',
    ['files.create ', 'beta.assistants.create gpt-4o'],
  ],
  ['nothing', 'client = OpenAI()', []],
];

describe('uses', () => {
  it.each(USES)('%s', async (_, source, expected) => {
    const [site] = await sitesIn({ 'a.py': `from openai import OpenAI\n${source}\n` });
    expect(site?.uses.map(({ api, models }) => `${api} ${models.join(',')}`)).toEqual(expected);
  });
});

const UNSET: [argument: string, expected: string][] = [
  ['', 'vendor'],
  ['base_url=None', 'vendor'],
  ['base_url="http://localhost:1"', 'literal'],
  ['base_url=os.environ["U"]', 'error'],
  ['base_url=os.getenv("U")', 'vendor'],
  ['base_url=os.getenv("U") or None', 'vendor'],
  ['base_url=os.getenv("U", "http://localhost:1")', 'literal'],
  ['base_url=os.getenv("U") or "http://localhost:1"', 'literal'],
  ['**load()', 'unknown'],
];

describe('when the setting is absent', () => {
  it.each(UNSET)('OpenAI(%s): %s', async (argument, expected) => {
    const [site] = await sitesIn({ 'a.py': `import os\nfrom openai import OpenAI\nclient = OpenAI(${argument})\n` });
    expect(site?.whenUnset).toBe(expected);
  });
});
