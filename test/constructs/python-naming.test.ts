/** However a Python client's class is named, it is found; what only looks like one is not. */
import { describe, it } from 'vitest';
import { expectSites } from '../helpers/python.js';
import type { Files } from '../helpers/audit.js';

const MISSING = 'client missing openai';

const HITS: [name: string, source: string, expected: string[]][] = [
  ['from import', 'from openai import OpenAI\nOpenAI()', [`2 ${MISSING}`]],
  ['alias', 'from openai import OpenAI as Model\nModel()', [`2 ${MISSING}`]],
  ['module', 'import openai\nopenai.OpenAI()', [`2 ${MISSING}`]],
  ['module alias', 'import openai as oai\noai.AsyncOpenAI()', [`2 ${MISSING}`]],
  [
    'the two lesser names',
    'from openai import Client, AsyncClient\nClient()\nAsyncClient()',
    [`2 ${MISSING}`, `3 ${MISSING}`],
  ],
  ['star import', 'from openai import *\nOpenAI()', [`2 ${MISSING}`]],
  ['inside a function', 'def make():\n    from openai import OpenAI\n    return OpenAI()', [`3 ${MISSING}`]],
  [
    'inside a method, module',
    'class S:\n    def make(self):\n        import openai\n        self.client = openai.OpenAI()',
    [`4 ${MISSING}`],
  ],
  [
    'type checking and again at run time',
    'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from openai import OpenAI\ndef make() -> "OpenAI":\n    from openai import OpenAI\n    return OpenAI()',
    [`6 ${MISSING}`],
  ],
  [
    'optional import',
    'try:\n    from openai import OpenAI\nexcept ImportError:\n    OpenAI = None\nclient = OpenAI()',
    [`5 ${MISSING}`],
  ],
  [
    'optional import of the module',
    'try:\n    import openai\nexcept ImportError:\n    openai = None\nclient = openai.OpenAI()',
    [`5 ${MISSING}`],
  ],
  [
    'optional import with a flag',
    'try:\n    from openai import AsyncOpenAI\n    HAS = True\nexcept ImportError:\n    HAS = False\n    AsyncOpenAI = object\nclient = AsyncOpenAI()',
    [`7 ${MISSING}`],
  ],
  ['a class in a variable', 'import openai\nMaker = openai.OpenAI\nMaker()', [`3 ${MISSING}`]],
  [
    'a class by condition',
    'from openai import OpenAI, AsyncOpenAI\nfrom s import x\nMaker = AsyncOpenAI if x else OpenAI\nMaker()',
    [`4 ${MISSING}`],
  ],
  [
    'called at once',
    'from openai import OpenAI, AsyncOpenAI\nfrom s import x\n(AsyncOpenAI if x else OpenAI)()',
    [`3 ${MISSING}`],
  ],
  [
    'a class in a dictionary',
    'from openai import OpenAI, AsyncOpenAI\nT = {"a": OpenAI, "b": AsyncOpenAI}\nT["a"]()',
    [`3 ${MISSING}`],
  ],
  [
    'a class in a dictionary, by unknown key',
    'from openai import OpenAI, AsyncOpenAI\nfrom s import k\nT = {"a": OpenAI, "b": AsyncOpenAI}\nT[k]()\nT.get(k)()',
    [`4 ${MISSING}`, `5 ${MISSING}`],
  ],
  ['a class in a list', 'from openai import OpenAI\nfor Maker in [OpenAI]:\n    Maker()', [`3 ${MISSING}`]],
  [
    'a class as an attribute',
    'from openai import OpenAI\nclass S:\n    maker = OpenAI\n    def make(self):\n        return self.maker()',
    [`5 ${MISSING}`],
  ],
  ['a class as a default', 'from openai import OpenAI\ndef make(maker=OpenAI):\n    return maker()', [`3 ${MISSING}`]],
  [
    'partial',
    'from functools import partial\nfrom openai import OpenAI\nmake = partial(OpenAI, timeout=3)\nmake()',
    [`4 ${MISSING}`],
  ],
  [
    'partial of the module',
    'import functools, openai\nmake = functools.partial(openai.OpenAI, base_url="http://localhost:1")\nmake()',
    ['3 client hardcoded local'],
  ],
  ['a lambda', 'from openai import OpenAI\nmake = lambda: OpenAI()\nclient = make()', [`2 ${MISSING}`]],
  ['a subclass', 'from openai import OpenAI\nclass Mine(OpenAI):\n    pass\nMine()', [`4 ${MISSING}`]],
  [
    'a subclass with a constructor',
    'from openai import OpenAI\nclass Mine(OpenAI):\n    def __init__(self, url):\n        super().__init__(base_url=url)\nMine("http://localhost:1")',
    ['5 client hardcoded local'],
  ],
  [
    'a subclass that fixes the URL',
    'from openai import OpenAI\nclass Mine(OpenAI):\n    def __init__(self, **kw):\n        super().__init__(base_url="http://localhost:1", **kw)\nMine(api_key="k")',
    ['5 client hardcoded local'],
  ],
  [
    'a subclass through kwargs',
    'from openai import OpenAI\nclass Mine(OpenAI):\n    def __init__(self, *args, **kw):\n        super().__init__(*args, **kw)\nMine(base_url="http://localhost:1")',
    ['5 client hardcoded local'],
  ],
  [
    'with_options',
    'import os\nfrom openai import OpenAI\nclient = OpenAI()\nother = client.with_options(base_url=os.environ["U"])',
    [`3 ${MISSING}`, '4 derived config-driven unknown'],
  ],
  [
    'with_options without a URL',
    'from openai import OpenAI\nclient = OpenAI()\nother = client.with_options(timeout=3)',
    [`2 ${MISSING}`],
  ],
  [
    'copy of an attribute',
    'from openai import OpenAI\nclass S:\n    def __init__(self):\n        self.client = OpenAI()\n    def other(self):\n        return self.client.copy(base_url="http://localhost:1")',
    [`4 ${MISSING}`, '6 derived hardcoded local'],
  ],
  ['importlib', 'import importlib\nOpenAI = importlib.import_module("openai").OpenAI\nOpenAI()', [`3 ${MISSING}`]],
  ['importlib, at once', 'from importlib import import_module\nimport_module("openai").OpenAI()', [`2 ${MISSING}`]],
  ['__import__', '__import__("openai").OpenAI()', [`1 ${MISSING}`]],
  ['getattr', 'import openai\ngetattr(openai, "OpenAI")()', [`2 ${MISSING}`]],
  [
    'context managers',
    'from openai import OpenAI, AsyncOpenAI\nwith OpenAI() as c:\n    pass\nasync def f():\n    async with AsyncOpenAI() as c:\n        pass',
    [`2 ${MISSING}`, `5 ${MISSING}`],
  ],
  ['in place', 'from openai import OpenAI\nOpenAI().chat.completions.create(model="m", messages=[])', [`2 ${MISSING}`]],
  [
    'as an argument',
    'import instructor\nfrom openai import OpenAI\nclient = instructor.from_openai(OpenAI())',
    [`3 ${MISSING}`],
  ],
  [
    'in a decorator',
    'from openai import OpenAI\nfrom s import retry\n@retry(client=OpenAI())\ndef f():\n    pass',
    [`3 ${MISSING}`],
  ],
  ['a default parameter', 'from openai import OpenAI\ndef f(client=OpenAI()):\n    pass', [`2 ${MISSING}`]],
  [
    'drop-in',
    'from langfuse.openai import OpenAI, AsyncAzureOpenAI\nOpenAI()\nAsyncAzureOpenAI()',
    [`2 ${MISSING}`, '3 client missing azure'],
  ],
  ['drop-in module', 'from langfuse.openai import openai\nopenai.OpenAI()', [`2 ${MISSING}`]],
  [
    'a name for two things in two scopes',
    'from openai import OpenAI\ndef f():\n    from acme import OpenAI\n    return OpenAI()\ndef g():\n    return OpenAI()',
    [`6 ${MISSING}`],
  ],
  [
    'async comprehension',
    'from openai import AsyncOpenAI\nclients = [AsyncOpenAI(api_key=k) for k in ("a", "b")]',
    [`2 ${MISSING}`],
  ],
  ['walrus', 'from openai import OpenAI\nif (c := OpenAI()):\n    pass', [`2 ${MISSING}`]],
  [
    'match',
    'from s import x\nmatch x:\n    case "a":\n        from openai import OpenAI\n        c = OpenAI()\n    case "b":\n        from acme import OpenAI\n        c = OpenAI()',
    [`5 ${MISSING}`],
  ],
  [
    'global clients',
    'from openai import OpenAI\n_client = None\ndef get():\n    global _client\n    if _client is None:\n        _client = OpenAI()\n    return _client',
    [`6 ${MISSING}`],
  ],
];

const NOTHING: [name: string, source: string][] = [
  ['a local class', 'class OpenAI:\n    pass\nOpenAI()'],
  ['a local function', 'def OpenAI():\n    pass\nOpenAI()'],
  ['another package', 'from acme import OpenAI, AsyncOpenAI\nOpenAI()\nAsyncOpenAI()'],
  ["another package's Client", 'from acme import Client\nimport openai\nClient()'],
  ['an attribute of something else', 'import acme\nacme.openai.OpenAI()'],
  ['only types', 'from openai import OpenAI\ndef f(c: OpenAI) -> OpenAI:\n    return c'],
  ['a docstring', 'import openai\ndef f():\n    """client = openai.OpenAI()"""'],
  ['a comment', 'import openai\n# openai.OpenAI()'],
  ['a string', 'from openai import OpenAI\ntext = "OpenAI()"'],
  ['isinstance', 'from openai import OpenAI\ndef f(c):\n    return isinstance(c, OpenAI)'],
  [
    'a class definition',
    'from openai import OpenAI\nclass Mine(OpenAI):\n    def __init__(self):\n        super().__init__(base_url="x")',
  ],
  ['a specced mock', 'from unittest.mock import MagicMock\nfrom openai import OpenAI\nclient = MagicMock(spec=OpenAI)'],
  ['a patch', 'from unittest.mock import patch\nimport openai\nwith patch("openai.OpenAI") as m:\n    pass'],
  ['a parameter of the same name', 'from openai import OpenAI\ndef f(OpenAI):\n    return OpenAI()'],
  [
    'errors and types',
    'import openai\nfrom openai import APIError\nfrom openai.types.chat import ChatCompletion\nraise openai.OpenAIError("x")',
  ],
  ['a package of that name in the project', 'from .openai import OpenAI\nOpenAI()'],
  ['a casted value', 'from typing import cast\nfrom openai import OpenAI\ndef f(c):\n    return cast(OpenAI, c)'],
  ['reassigned', 'from openai import OpenAI\nOpenAI = object\nOpenAI()'],
];

describe('hits', () => {
  it.each(HITS)('%s', async (_, source, expected) => {
    await expectSites(`${source}\n`, expected);
  });
});

describe('non-hits', () => {
  it.each(NOTHING)('%s', async (_, source) => {
    await expectSites(`${source}\n`, []);
  });
});

const ACROSS: [name: string, files: Files, expected: string[]][] = [
  [
    're-export by a package',
    { 'llm/__init__.py': 'from openai import OpenAI as Client\n', 'app.py': 'from llm import Client\nClient()\n' },
    [`app.py:2 ${MISSING}`],
  ],
  [
    're-export of a re-export',
    {
      'a/__init__.py': 'from .b import *\n',
      'a/b.py': 'from .c import OpenAI\n',
      'a/c.py': 'from openai import OpenAI\n',
      'app.py': 'import a\na.OpenAI()\n',
    },
    [`app.py:2 ${MISSING}`],
  ],
  [
    'a star from the project',
    {
      'common.py': 'from openai import OpenAI\nimport os\n',
      'app.py': 'from common import *\nOpenAI(base_url=os.environ["U"])\n',
    },
    ['app.py:2 client config-driven unknown'],
  ],
  [
    'a subclass in another file',
    {
      'base.py':
        'from openai import OpenAI\nclass Mine(OpenAI):\n    def __init__(self, base_url="http://localhost:1"):\n        super().__init__(base_url=base_url)\n',
      'app.py': 'from base import Mine\nMine()\n',
    },
    ['app.py:2 client hardcoded local'],
  ],
  [
    'a subclass of a subclass',
    {
      'a.py': 'from openai import OpenAI\nclass A(OpenAI):\n    pass\n',
      'b.py': 'from a import A\nclass B(A):\n    pass\n',
      'app.py': 'from b import B\nB(base_url="http://localhost:1")\n',
    },
    ['app.py:2 client hardcoded local'],
  ],
  [
    'a partial in another file',
    {
      'make.py':
        'from functools import partial\nfrom openai import OpenAI\nmake_client = partial(OpenAI, base_url="http://localhost:1")\n',
      'app.py': 'from make import make_client\nclient = make_client()\n',
    },
    ['app.py:2 client hardcoded local'],
  ],
  [
    'a class table in another file',
    {
      'registry.py': 'from openai import OpenAI, AzureOpenAI\nCLASSES = {"openai": OpenAI, "azure": AzureOpenAI}\n',
      'app.py': 'from registry import CLASSES\ndef make(kind):\n    return CLASSES[kind]()\n',
    },
    [`app.py:3 ${MISSING}`],
  ],
  [
    'an optional import in a helper',
    {
      'compat.py': 'try:\n    import openai\nexcept ImportError:\n    openai = None\n',
      'app.py': 'from compat import openai\nopenai.OpenAI()\n',
    },
    [`app.py:2 ${MISSING}`],
  ],
  [
    'a class attribute that a subclass calls',
    {
      'base.py': 'class Base:\n    client_class = None\n    def make(self):\n        return self.client_class()\n',
      'app.py':
        'from openai import OpenAI\nfrom base import Base\nclass Mine(Base):\n    client_class = OpenAI\n    def build(self):\n        return self.client_class()\n',
    },
    [`app.py:6 ${MISSING}`],
  ],
  [
    'a relative import upwards',
    {
      'pkg/__init__.py': '',
      'pkg/llm.py': 'from openai import OpenAI\n',
      'pkg/sub/__init__.py': '',
      'pkg/sub/app.py': 'from ..llm import OpenAI\nOpenAI()\n',
    },
    [`pkg/sub/app.py:2 ${MISSING}`],
  ],
  [
    'src layout',
    {
      'pyproject.toml': '',
      'src/pkg/__init__.py': '',
      'src/pkg/llm.py': 'from openai import OpenAI\n',
      'tests/test_a.py': 'from pkg.llm import OpenAI\nOpenAI()\n',
    },
    [`tests/test_a.py:2 ${MISSING}`],
  ],
];

describe('across files', () => {
  it.each(ACROSS)('%s', async (_, files, expected) => {
    await expectSites(files, expected);
  });
});
