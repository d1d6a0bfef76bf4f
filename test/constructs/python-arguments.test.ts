/** How a base URL gets into a Python call: keywords built up, spread, handed on, kept in objects. */
import { describe, it } from 'vitest';
import { expectSites } from '../helpers/python.js';

const HEADER = 'import os\nfrom openai import OpenAI\nfrom somewhere import x, y\n';

/** The code stands below the header; the first column says what is expected of the one client in it. */
const ONE: [expected: string, name: string, source: string][] = [
  ['hardcoded local', 'a dictionary spread', 'kw = {"base_url": "http://localhost:1"}\nOpenAI(**kw)'],
  ['missing openai', 'a dictionary without the key', 'kw = {"timeout": 3}\nOpenAI(**kw)'],
  ['hardcoded local', 'a literal dictionary spread', 'OpenAI(**{"base_url": "http://localhost:1"})'],
  ['config-driven unknown', 'dict()', 'kw = dict(base_url=os.environ["U"])\nOpenAI(**kw)'],
  [
    'config-driven unknown',
    'dict() of another',
    'a = {"base_url": os.environ["U"]}\nkw = dict(a, timeout=3)\nOpenAI(**kw)',
  ],
  [
    'hardcoded local',
    'dict() that overrides',
    'a = {"base_url": os.environ["U"]}\nkw = dict(a, base_url="http://localhost:1")\nOpenAI(**kw)',
  ],
  ['config-driven openai', 'a key added', 'kw = {}\nif x():\n    kw["base_url"] = os.environ["U"]\nOpenAI(**kw)'],
  ['missing openai', 'a key added too late', 'kw = {}\nOpenAI(**kw)\nkw["base_url"] = os.environ["U"]'],
  [
    'missing openai',
    'a key added in the other branch',
    'kw = {}\nif x():\n    kw["base_url"] = os.environ["U"]\nelse:\n    OpenAI(**kw)',
  ],
  ['config-driven unknown', 'setdefault', 'kw = {}\nkw.setdefault("base_url", os.environ["U"])\nOpenAI(**kw)'],
  ['config-driven unknown', 'update with keywords', 'kw = {}\nkw.update(base_url=os.environ["U"])\nOpenAI(**kw)'],
  [
    'config-driven unknown',
    'update with a dictionary',
    'kw = {}\nkw.update({"base_url": os.environ["U"]})\nOpenAI(**kw)',
  ],
  [
    'config-driven unknown',
    'update with a name',
    'more = {"base_url": os.environ["U"]}\nkw = {}\nkw.update(more)\nOpenAI(**kw)',
  ],
  ['unresolved openai', 'update with the unseen', 'kw = {}\nkw.update(x())\nOpenAI(**kw)'],
  ['config-driven unknown', 'merge', 'kw = {"timeout": 3} | {"base_url": os.environ["U"]}\nOpenAI(**kw)'],
  ['config-driven unknown', 'merge in place', 'kw = {"timeout": 3}\nkw |= {"base_url": os.environ["U"]}\nOpenAI(**kw)'],
  [
    'config-driven unknown',
    'spread of spread',
    'a = {"base_url": os.environ["U"]}\nkw = {**a, "timeout": 3}\nOpenAI(**kw)',
  ],
  [
    'hardcoded local',
    'the last one wins',
    'a = {"base_url": os.environ["U"]}\nkw = {**a, "base_url": "http://localhost:1"}\nOpenAI(**kw)',
  ],
  ['config-driven unknown', 'a copy', 'A = {"base_url": os.environ["U"]}\nkw = A.copy()\nOpenAI(**kw)'],
  [
    'config-driven unknown',
    'a filtered copy',
    'A = {"base_url": os.environ["U"], "t": None}\nkw = {k: v for k, v in A.items() if v is not None}\nOpenAI(**kw)',
  ],
  [
    'hardcoded local',
    'a filtered copy of literals',
    'A = {"base_url": "http://localhost:1", "t": None}\nOpenAI(**{k: v for k, v in A.items() if v})',
  ],
  ['unresolved openai', 'a dictionary of the unseen', 'OpenAI(**x())'],
  ['config-driven unknown', 'beside the unseen', 'OpenAI(base_url=os.environ["U"], **x())'],
  ['unresolved openai', '**kwargs of the function', 'def make(**kwargs):\n    return OpenAI(**kwargs)'],
  [
    'config-driven openai',
    '**kwargs of the function with a key added',
    'def make(**kwargs):\n    if x():\n        kwargs["base_url"] = os.environ["U"]\n    return OpenAI(**kwargs)',
  ],
  [
    'unresolved openai',
    '**kwargs with another key added',
    'def make(**kwargs):\n    kwargs["timeout"] = 3\n    return OpenAI(**kwargs)',
  ],
  [
    'config-driven unknown',
    'a parameter with keys added',
    'def make(options):\n    options["base_url"] = os.environ["U"]\n    return OpenAI(**options)',
  ],
  [
    'hardcoded local',
    'a default given to **kwargs',
    'def make(**kwargs):\n    kwargs.setdefault("base_url", "http://localhost:1")\n    return OpenAI(**kwargs)',
  ],
  ['unresolved openai', 'positional list', 'def make(*args, **kwargs):\n    return OpenAI(*args, **kwargs)'],
  ['config-driven unknown', 'a parameter', 'def make(url):\n    return OpenAI(base_url=url)'],
  ['config-driven openai', 'a parameter that may be None', 'def make(url=None):\n    return OpenAI(base_url=url)'],
  [
    'config-driven local',
    'a parameter with a default',
    'def make(url="http://localhost:1"):\n    return OpenAI(base_url=url)',
  ],
  [
    'config-driven openai',
    'an optional parameter',
    'from typing import Optional\ndef make(url: Optional[str]):\n    return OpenAI(base_url=url)',
  ],
  [
    'config-driven openai',
    'an optional parameter, by bar',
    'def make(url: str | None):\n    return OpenAI(base_url=url)',
  ],
  [
    'config-driven openai',
    'a parameter or a literal',
    'def make(url=None):\n    return OpenAI(base_url=url or "https://api.openai.com/v1")',
  ],
  [
    'config-driven other',
    'a parameter filled in when absent',
    'def make(url=None):\n    if url is None:\n        url = "https://api.groq.com/openai/v1"\n    return OpenAI(base_url=url)',
  ],
  [
    'hardcoded local',
    'a method that returns them',
    'class S:\n    def kw(self):\n        return {"base_url": "http://localhost:1"}\n    def make(self):\n        return OpenAI(**self.kw())',
  ],
  [
    'config-driven openai',
    'a method that builds them up',
    'class S:\n    def kw(self):\n        kw = {}\n        if x():\n            kw["base_url"] = self.url\n        return kw\n    def make(self):\n        return OpenAI(**self.kw())',
  ],
  [
    'config-driven openai',
    'kept in the object',
    'class S:\n    def __init__(self, url):\n        self.kw = {}\n        if url:\n            self.kw["base_url"] = url\n        self.client = OpenAI(**self.kw)',
  ],
  [
    'config-driven openai',
    'kept in the object, updated',
    'class S:\n    def __init__(self, url):\n        self.kw = {}\n        self.kw.update({"base_url": url})\n        self.client = OpenAI(**self.kw)',
  ],
  [
    'config-driven openai',
    'filled by a loop over names',
    'kw = {}\nfor key in ("base_url", "api_key"):\n    kw[key] = os.environ[key.upper()]\nOpenAI(**kw)',
  ],
  [
    'hardcoded local',
    'a loop over a table',
    'T = {"a": "http://localhost:1", "b": "http://localhost:2"}\nfor name, url in T.items():\n    OpenAI(base_url=url)',
  ],
  [
    'hardcoded local',
    'a loop over rows',
    'for name, url in [("a", "http://localhost:1"), ("b", "http://localhost:2")]:\n    OpenAI(base_url=url)',
  ],
  [
    'hardcoded local',
    'a loop over dictionaries',
    'T = [{"url": "http://localhost:1"}, {"url": "http://localhost:2"}]\nfor row in T:\n    OpenAI(base_url=row["url"])',
  ],
  [
    'hardcoded local',
    'a loop over values',
    'T = {"a": {"url": "http://localhost:1"}}\nfor row in T.values():\n    OpenAI(base_url=row["url"])',
  ],
  [
    'hardcoded local',
    'a loop with a counter',
    'for i, url in enumerate(["http://localhost:1"]):\n    OpenAI(base_url=url)',
  ],
  [
    'hardcoded local',
    'a loop over two lists',
    'for url, key in zip(["http://localhost:1"], x()):\n    OpenAI(base_url=url)',
  ],
  [
    'hardcoded local',
    'a comprehension',
    'clients = [OpenAI(base_url=url) for url in ("http://localhost:1", "http://localhost:2")]',
  ],
  [
    'hardcoded local',
    'a comprehension over a table',
    'T = {"a": "http://localhost:1"}\nclients = {k: OpenAI(base_url=v) for k, v in T.items()}',
  ],
  ['config-driven unknown', 'a loop over the unseen', 'for url in x():\n    OpenAI(base_url=url)'],
  [
    'config-driven unknown',
    'a loop over settings',
    'for url in os.environ["URLS"].split(","):\n    OpenAI(base_url=url)',
  ],
  [
    'hardcoded local',
    'partial',
    'from functools import partial\nmake = partial(OpenAI, base_url="http://localhost:1")\nmake(timeout=3)',
  ],
  [
    'config-driven unknown',
    'partial that is overridden',
    'from functools import partial\nmake = partial(OpenAI, base_url="http://localhost:1")\nmake(base_url=os.environ["U"])',
  ],
  [
    'missing openai',
    'only a custom HTTP client',
    'import httpx\nOpenAI(http_client=httpx.Client(base_url="http://localhost:1"))',
  ],
  [
    'missing openai',
    'only a key and headers',
    'OpenAI(api_key=os.environ["K"], default_headers={"base_url": "http://localhost:1"})',
  ],
];

describe('one client', () => {
  it.each(ONE)('%s: %s', async (expected, _, source) => {
    const line =
      HEADER.split('\n').length +
      source.split('\n').findIndex((text) => /OpenAI\(|make\((?:timeout|base_url)/.test(text) && !/partial/.test(text));
    await expectSites(HEADER + source + '\n', [`${line} client ${expected}`]);
  });
});
