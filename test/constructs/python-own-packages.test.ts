/** The repository of a package itself: its classes are defined in it, and further ones are derived from them. */
import { describe, it } from 'vitest';
import type { Files } from '../helpers/audit.js';
import { expectSites } from '../helpers/python.js';

const HOME = 'haystack/components/generators/chat/openai.py';
const BASE = 'class OpenAIChatGenerator:\n    def __init__(self, model=None, api_base_url=None):\n        pass\n';
const IMPORT = 'from haystack.components.generators.chat.openai import OpenAIChatGenerator\n';
const OWN: Files = { 'haystack/__init__.py': '', [HOME]: BASE };

const DERIVED: [name: string, files: Files, expected: string[]][] = [
  [
    'a class derived from one of the package, where nothing is said',
    {
      'haystack/extra.py': `${IMPORT}class Other(OpenAIChatGenerator):\n    pass\n`,
      'test/test_extra.py': 'from haystack.extra import Other\nOther(model="m")\n',
    },
    ['test/test_extra.py:2 wrapper missing openai'],
  ],
  [
    'what it hands to the constructor above it',
    {
      'haystack/extra.py': `${IMPORT}class Other(OpenAIChatGenerator):\n    def __init__(self, url):\n        super().__init__(api_base_url=url)\n`,
      'test/test_extra.py': 'from haystack.extra import Other\nOther("http://localhost:1234/v1")\n',
    },
    ['test/test_extra.py:2 wrapper hardcoded local'],
  ],
  [
    'a class derived from a derived one',
    {
      'haystack/extra.py': `${IMPORT}class Other(OpenAIChatGenerator):\n    pass\nclass Further(Other):\n    pass\n`,
      'test/test_extra.py':
        'import os\nfrom haystack.extra import Further\nFurther(api_base_url=os.environ["LLM_URL"])\n',
    },
    ['test/test_extra.py:3 wrapper config-driven unknown'],
  ],
  [
    'a class whose vendor the model tells',
    {
      'autogen_ext/__init__.py': '',
      'autogen_ext/models/openai/_openai_client.py': 'class OpenAIChatCompletionClient:\n    pass\n',
      'test/test_a.py':
        'from autogen_ext.models.openai._openai_client import OpenAIChatCompletionClient\nOpenAIChatCompletionClient(model="gemini-2.0-flash")\nOpenAIChatCompletionClient(model="gpt-4o")\n',
    },
    ['test/test_a.py:2 wrapper missing other', 'test/test_a.py:3 wrapper missing openai'],
  ],
];

const OTHERS: [name: string, files: Files][] = [
  [
    'a class derived from one of that name in another module',
    {
      'haystack/fakes.py': BASE,
      'test/test_extra.py':
        'from haystack.fakes import OpenAIChatGenerator\nclass Other(OpenAIChatGenerator):\n    pass\nOther()\n',
    },
  ],
  [
    'a class derived from another one of that module',
    {
      [HOME]: `${BASE}class Stream:\n    pass\n`,
      'test/test_extra.py':
        'from haystack.components.generators.chat.openai import Stream\nclass Other(Stream):\n    pass\nOther()\n',
    },
  ],
  [
    'a derived class that nothing builds',
    { 'haystack/extra.py': `${IMPORT}class Other(OpenAIChatGenerator):\n    pass\n` },
  ],
];

describe('classes derived inside the package', () => {
  it.each(DERIVED)('counts %s', async (_name, files, expected) => {
    await expectSites({ ...OWN, ...files }, expected);
  });

  it.each(OTHERS)('leaves alone %s', async (_name, files) => {
    await expectSites({ ...OWN, ...files }, []);
  });
});
