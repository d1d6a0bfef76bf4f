/** A module of the project hides a known package of its name where Python would find it first, and nowhere else. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectSites } from '../helpers/python.js';

const OWN = 'class OpenAI:\n    def __init__(self, **options):\n        self.options = options\n';
const USES = 'from openai import OpenAI\nOpenAI()\n';

const HIDDEN: [name: string, files: Files][] = [
  ['a module beside the script', { 'openai.py': OWN, 'app.py': USES }],
  ['a module beside the script, in a folder', { 'scripts/openai.py': OWN, 'scripts/app.py': USES }],
  ['a package beside the script', { 'openai/__init__.py': OWN, 'app.py': USES }],
  ['a package beside the script, in a folder', { 'demo/openai/__init__.py': OWN, 'demo/app.py': USES }],
  ["a project's own package, from inside it", { 'setup.py': '', 'openai/__init__.py': OWN, 'openai/cli.py': USES }],
  ['the module as a whole', { 'openai.py': OWN, 'app.py': 'import openai\nopenai.OpenAI()\n' }],
  ['a module at the root of the service', { 'backend/openai.py': OWN, 'backend/routes/chat.py': USES }],
  ['a module in src', { 'pyproject.toml': '', 'src/openai.py': OWN, 'tests/test_a.py': USES }],
  [
    'what only a folder holds',
    { 'agents/research.py': 'class Agent:\n    pass\n', 'app.py': 'from agents.research import Agent\nAgent()\n' },
  ],
  [
    'a class of agents.py',
    {
      'agents.py': 'class Agent:\n    pass\n',
      'app.py': 'from agents import Agent\nAgent(name="a", model="gpt-4o")\n',
    },
  ],
  [
    'a function of llm.py',
    {
      'llm.py': 'def get_model(name):\n    return name\n',
      'app.py': 'import llm\nllm.get_model("gpt-4o").prompt("x")\n',
    },
  ],
  [
    'a class of guidance.py that calls one of agents.py',
    {
      'agents.py': 'class Runner:\n    pass\n',
      'guidance.py': 'from agents import Runner\nclass OpenAI(Runner):\n    pass\n',
      'app.py': 'from guidance import OpenAI\nOpenAI()\n',
    },
  ],
];

const MEANT: [name: string, files: Files, expected: string[]][] = [
  [
    'a module in another folder',
    { 'vendors/openai.py': OWN, 'scripts/app.py': USES },
    ['scripts/app.py:2 client missing openai'],
  ],
  [
    'a module inside a package',
    { 'pkg/__init__.py': '', 'pkg/openai.py': OWN, 'pkg/app.py': USES },
    ['pkg/app.py:2 client missing openai'],
  ],
  [
    'a module that imports the package of its own name',
    { 'llms/openai.py': `${USES}\ndef ask():\n    pass\n`, 'llms/other.py': USES },
    ['llms/openai.py:2 client missing openai', 'llms/other.py:2 client missing openai'],
  ],
  [
    'a folder without __init__.py',
    { 'openai/models.txt': '', 'openai/run.py': USES, 'app.py': USES },
    ['app.py:2 client missing openai', 'openai/run.py:2 client missing openai'],
  ],
  [
    'a package inside a folder of a package that has no __init__.py',
    {
      'ext/__init__.py': '',
      'ext/agents/openai/__init__.py': 'from ._agent import Agent',
      'ext/agents/openai/_agent.py': `${USES}class Agent:\n    pass\n`,
      'ext/agents/other.py': USES,
    },
    ['ext/agents/openai/_agent.py:2 client missing openai', 'ext/agents/other.py:2 client missing openai'],
  ],
  [
    'a package that the module itself stands in',
    { 'providers/openai/__init__.py': OWN, 'providers/openai/chat.py': USES },
    ['providers/openai/chat.py:2 client missing openai'],
  ],
  ['a module below the script', { 'app.py': USES, 'adapters/openai.py': OWN }, ['app.py:2 client missing openai']],
  [
    'a package in which tests of that vendor stand',
    { 'tests/openai/__init__.py': '', 'tests/unit/test_a.py': USES },
    ['tests/unit/test_a.py:2 client missing openai'],
  ],
];

describe('hidden', () => {
  it.each(HIDDEN)('%s', async (_, files) => {
    await expectSites(files, []);
  });
});

describe('meant', () => {
  it.each(MEANT)('%s', async (_, files, expected) => {
    await expectSites(files, expected);
  });
});
