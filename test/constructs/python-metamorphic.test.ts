/** Ways to write the same Python program differently: what is reported must not change. And changes that must show. */
import { describe, expect, it } from 'vitest';
import { sitesIn, type Files } from '../helpers/audit.js';

/** A construction: what must be imported, what is defined before, the argument, and what is known of it. */
interface Seed {
  before: string;
  argument: string;
  expected: string;
}

const SEEDS: Record<string, Seed> = {
  nothing: { before: '', argument: '', expected: 'missing openai' },
  literal: { before: '', argument: 'base_url="https://api.groq.com/openai/v1"', expected: 'hardcoded other' },
  setting: { before: 'import os', argument: 'base_url=os.environ["LLM_URL"]', expected: 'config-driven unknown' },
  fallback: {
    before: 'import os',
    argument: 'base_url=os.getenv("LLM_URL", "http://localhost:4000/v1")',
    expected: 'config-driven local',
  },
};

type Rewrite = (seed: Seed) => Files;

const keyword = ({ argument }: Seed): string => argument.replace(/^base_url=/, '') || 'None';

const SAME: Record<string, Rewrite> = {
  plain: ({ before, argument }) => ({ 'a.py': `${before}\nfrom openai import OpenAI\nclient = OpenAI(${argument})\n` }),
  renamed: ({ before, argument }) => ({
    'a.py': `${before}\nfrom openai import OpenAI as Zebra\nq = Zebra(${argument})\n`,
  }),
  'through the module': ({ before, argument }) => ({
    'a.py': `${before}\nimport openai as o\nclient = o.OpenAI(${argument})\n`,
  }),
  'in a variable': (seed) => ({
    'a.py': `${seed.before}\nfrom openai import OpenAI\nurl = ${keyword(seed)}\nclient = OpenAI(base_url=url)\n`,
  }),
  'a constant elsewhere': (seed) => ({
    'pkg/__init__.py': '',
    'pkg/urls.py': `${seed.before}\nURL = ${keyword(seed)}\n`,
    'pkg/a.py': 'from openai import OpenAI\nfrom .urls import URL\nclient = OpenAI(base_url=URL)\n',
  }),
  'the class elsewhere': ({ before, argument }) => ({
    'clients.py': 'from openai import OpenAI\n',
    'a.py': `${before}\nfrom clients import OpenAI\nclient = OpenAI(${argument})\n`,
  }),
  'in a factory': ({ before, argument }) => ({
    'a.py': `${before}\nfrom openai import OpenAI\ndef make():\n    return OpenAI(${argument})\nclient = make()\n`,
  }),
  'in a method': ({ before, argument }) => ({
    'a.py': `${before}\nfrom openai import OpenAI\nclass S:\n    def __init__(self):\n        self.client = OpenAI(${argument})\n`,
  }),
  'in an attribute': (seed) => ({
    'a.py': `${seed.before}\nfrom openai import OpenAI\nclass S:\n    def __init__(self):\n        self.url = ${keyword(seed)}\n    def make(self):\n        return OpenAI(base_url=self.url)\n`,
  }),
  spread: (seed) => ({
    'a.py': `${seed.before}\nfrom openai import OpenAI\noptions = {"base_url": ${keyword(seed)}, "timeout": 3}\nclient = OpenAI(**options)\n`,
  }),
  'built up': (seed) => ({
    'a.py': `${seed.before}\nfrom openai import OpenAI\noptions = dict(timeout=3)\noptions["base_url"] = ${keyword(seed)}\nclient = OpenAI(**options)\n`,
  }),
  'by a function': (seed) => ({
    'a.py': `${seed.before}\nfrom openai import OpenAI\ndef url():\n    return ${keyword(seed)}\nclient = OpenAI(base_url=url())\n`,
  }),
  subclassed: ({ before, argument }) => ({
    'a.py': `${before}\nfrom openai import OpenAI\nclass Mine(OpenAI):\n    pass\nclient = Mine(${argument})\n`,
  }),
  partial: ({ before, argument }) => ({
    'a.py': `${before}\nfrom functools import partial\nfrom openai import OpenAI\nmake = partial(OpenAI${argument && `, ${argument}`})\nclient = make()\n`,
  }),
  'late import': ({ before, argument }) => ({
    'a.py': `${before}\ndef make():\n    from openai import OpenAI\n    return OpenAI(${argument})\n`,
  }),
  'optional import': ({ before, argument }) => ({
    'a.py': `${before}\ntry:\n    from openai import OpenAI\nexcept ImportError:\n    OpenAI = None\nclient = OpenAI(${argument})\n`,
  }),
  'a notebook': ({ before, argument }) => ({
    'a.ipynb': notebook([
      `%pip install openai\n${before}`,
      'from openai import OpenAI',
      `client = OpenAI(${argument})`,
    ]),
  }),
  'tabs and Windows lines': ({ before, argument }) => ({
    'a.py': `${before}\nfrom openai import OpenAI\nif True:\n\tclient = OpenAI(${argument})\n`.replaceAll('\n', '\r\n'),
  }),
};

function notebook(cells: string[]): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { language: 'python' } },
    cells: cells.map((source) => ({ cell_type: 'code', source, metadata: {}, outputs: [], execution_count: null })),
  });
}

describe.each(Object.entries(SEEDS))('%s', (_, seed) => {
  it.each(Object.entries(SAME))('%s', async (_name, rewrite) => {
    const sites = await sitesIn(rewrite(seed));
    expect(sites.map(({ status, provider }) => `${status} ${provider}`)).toEqual([seed.expected]);
  });
});

const CLIENT = 'import os\nfrom openai import OpenAI\nclient = OpenAI(base_url=os.environ["U"])\n';

const CHANGED: [name: string, from: string, to: string, expected: string][] = [
  ['nothing changed', '', '', 'config-driven unknown'],
  ['the argument is gone', 'base_url=os.environ["U"]', '', 'missing openai'],
  ['the URL is written in', 'os.environ["U"]', '"http://localhost:1"', 'hardcoded local'],
  ['it may be absent', 'os.environ["U"]', 'os.environ.get("U")', 'config-driven openai'],
  ['it has a default', 'os.environ["U"]', 'os.environ.get("U", "http://localhost:1")', 'config-driven local'],
  ['or None', 'os.environ["U"]', 'os.environ["U"] or None', 'config-driven openai'],
  ['another keyword', 'base_url=', 'organization=', 'missing openai'],
  ['Azure', 'OpenAI', 'AzureOpenAI', 'config-driven azure'],
  ['unseen arguments', 'base_url=os.environ["U"]', '**load()', 'unresolved openai'],
];

describe('changes that must show', () => {
  it.each(CHANGED)('%s', async (_, from, to, expected) => {
    const sites = await sitesIn({ 'a.py': CLIENT.replaceAll(from || ' ', to || (from ? '' : ' ')) });
    expect(sites.map(({ status, provider }) => `${status} ${provider}`)).toEqual([expected]);
  });

  it('is no site any more once the import is of something else', async () => {
    expect(await sitesIn({ 'a.py': CLIENT.replace('from openai', 'from acme') })).toEqual([]);
  });
});
