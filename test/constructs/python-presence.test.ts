/** Whose endpoint it is where a condition has made sure of the setting, and where it may be absent after all. */
import { describe, it } from 'vitest';
import { expectSites } from '../helpers/python.js';

type Case = [name: string, source: string, ...expected: string[]];

const IMPORTS = 'import os, sys\nfrom openai import OpenAI\n';

const PRESENT: Case[] = [
  [
    'inside a condition on it',
    'url = os.getenv("U")\nif url:\n    OpenAI(base_url=url)',
    '5 client config-driven unknown',
  ],
  [
    'one of several conditions',
    'def make(url=None, on=True):\n    if on and url is not None:\n        return OpenAI(base_url=url)',
    '5 client config-driven unknown',
  ],
  [
    'an attribute, inside a condition on it',
    'class S:\n    def __init__(self, url=None):\n        self.url = url\n    def make(self):\n        if self.url:\n            return OpenAI(base_url=self.url)\n        return OpenAI()',
    '8 client config-driven unknown',
    '9 client missing openai',
  ],
  [
    'elif',
    'def make(url=None, on=True):\n    if on:\n        return None\n    elif url != "":\n        return OpenAI(base_url=url)',
    '7 client config-driven unknown',
  ],
  [
    'else of a condition that it is missing',
    'def make(url=None):\n    if url is None:\n        return OpenAI()\n    else:\n        return OpenAI(base_url=url)',
    '5 client missing openai',
    '7 client config-driven unknown',
  ],
  [
    'ternary',
    'def make(url=None):\n    return OpenAI(base_url=url) if url else OpenAI()',
    '4 client config-driven unknown',
    '4 client missing openai',
  ],
  [
    'ternary, the other way round',
    'def make(url=None):\n    return OpenAI() if not url else OpenAI(base_url=url)',
    '4 client missing openai',
    '4 client config-driven unknown',
  ],
  [
    'raised where it is missing',
    'def make(url=None, key=None):\n    if not key or not url.strip():\n        raise ValueError("url")\n    return OpenAI(base_url=url)',
    '6 client config-driven unknown',
  ],
  [
    'an attribute, raised where it is missing',
    'class S:\n    def __init__(self):\n        self.url = os.getenv("U")\n        if not self.url:\n            raise ValueError("url")\n        self.client = OpenAI(base_url=self.url)',
    '8 client config-driven unknown',
  ],
  [
    'left the process',
    'url = os.getenv("U")\nif url is None:\n    print("url")\n    sys.exit(1)\ndef make():\n    return OpenAI(base_url=url)',
    '8 client config-driven unknown',
  ],
  [
    'a key that has to be there',
    'import toml\nconfig = toml.load("c.toml")\nconfig.setdefault("llm", {})\nOpenAI(base_url=config["llm"]["url"])',
    '6 client config-driven unknown',
  ],
  ['asked for at the prompt', 'OpenAI(base_url=input("URL: "))', '3 client config-driven unknown'],
  [
    'bound by the condition itself',
    'if (url := os.getenv("U")):\n    OpenAI(base_url=url)',
    '4 client config-driven unknown',
  ],
  [
    'bound by the condition, without brackets, one of several conditions',
    'def make(on=True):\n    url = None\n    if on and (url := os.getenv("U")) is not None:\n        return OpenAI(base_url=url)',
    '6 client config-driven unknown',
  ],
  [
    'bound by the condition, raised where it is missing',
    'def make():\n    if not (url := os.getenv("U")):\n        raise ValueError("url")\n    return OpenAI(base_url=url)',
    '6 client config-driven unknown',
  ],
  [
    'an attribute that the constructor empties below',
    'class S:\n    def __init__(self, config):\n        try:\n            self.url = config["url"]\n            self.client = OpenAI(base_url=self.url)\n        except Exception:\n            self.url = None',
    '7 client config-driven unknown',
  ],
  [
    "a package's own setting, with a fallback",
    'import openai\nOpenAI(base_url=openai.base_url or os.environ["U"])',
    '4 client config-driven unknown',
  ],
  [
    "a package's own setting, inside a condition on it",
    'import openai\nif openai.base_url:\n    OpenAI(base_url=openai.base_url)',
    '5 client config-driven unknown',
  ],
  [
    "a package's own setting, that the program assigns",
    'import openai\nopenai.base_url = "http://localhost:1234/v1/"\nOpenAI(base_url=openai.base_url)',
    '4 global hardcoded local',
    '5 client hardcoded local',
  ],
  [
    'what is no setting of the package',
    'import openai\nOpenAI(base_url=openai.something)',
    '4 client config-driven unknown',
  ],
  ['asserted', 'url = os.getenv("U")\nassert url, "url"\nOpenAI(base_url=url)', '5 client config-driven unknown'],
];

const ABSENT: Case[] = [
  ["a package's own setting", 'import openai\nOpenAI(base_url=openai.base_url)', '4 client config-driven openai'],
  [
    "a package's own setting as the fallback",
    'import openai\ndef make(url=None):\n    return OpenAI(base_url=url or openai.base_url)',
    '5 client config-driven openai',
  ],
  [
    'an attribute that the constructor empties above',
    'class S:\n    def __init__(self, config):\n        self.url = None\n        if config:\n            self.url = config["url"]\n        self.client = OpenAI(base_url=self.url)',
    '8 client config-driven openai',
  ],
  [
    'an attribute that a loop in the constructor empties for the next turn',
    'class S:\n    def __init__(self, config):\n        self.url = config["url"]\n        for key in config:\n            OpenAI(base_url=self.url, api_key=key)\n            self.url = None',
    '7 client config-driven openai',
  ],
  [
    'an attribute that the constructor empties before a function in it runs',
    'class S:\n    def __init__(self, config):\n        self.url = config["url"]\n        self.make = lambda: OpenAI(base_url=self.url)\n        if not config.get("on"):\n            self.url = None',
    '6 client config-driven openai',
  ],
  [
    'an attribute that a method empties below, for its next call',
    'class S:\n    def make(self, config):\n        if config:\n            self.url = config["url"]\n        client = OpenAI(base_url=self.url)\n        self.url = None\n        return client',
    '7 client config-driven openai',
  ],
  [
    'bound by a condition, behind it',
    'if url := os.getenv("U"):\n    print(url)\nOpenAI(base_url=url)',
    '5 client config-driven openai',
  ],
  [
    'bound by a condition, and anew inside it',
    'if url := os.getenv("U"):\n    url = os.getenv("V")\n    OpenAI(base_url=url)',
    '5 client config-driven openai',
  ],
  [
    'bound by a condition on something else',
    'if (url := os.getenv("U")) == sys.argv[0]:\n    OpenAI(base_url=url)',
    '4 client config-driven openai',
  ],
  [
    'a key that need not be there',
    'import toml\nconfig = toml.load("c.toml")\nconfig.setdefault("llm", {})\nOpenAI(base_url=config["llm"].get("url"))',
    '6 client config-driven openai',
  ],
  [
    'asked for at the prompt, where nothing may be answered',
    'OpenAI(base_url=input("URL: ") or None)',
    '3 client config-driven openai',
  ],
  ['no condition', 'OpenAI(base_url=os.getenv("U"))', '3 client config-driven openai'],
  [
    'a condition that only warns',
    'url = os.getenv("U")\nif not url:\n    print("url")\nOpenAI(base_url=url)',
    '6 client config-driven openai',
  ],
  [
    'a condition on something else',
    'url = os.getenv("U")\nif os.getenv("K"):\n    OpenAI(base_url=url)',
    '5 client config-driven openai',
  ],
  [
    'either of two',
    'def make(url=None, on=True):\n    if on or url:\n        return OpenAI(base_url=url)',
    '5 client config-driven openai',
  ],
  [
    'both have to be missing',
    'def make(url=None, key=None):\n    if not url and not key:\n        raise ValueError("url")\n    return OpenAI(base_url=url)',
    '6 client config-driven openai',
  ],
  [
    'behind the condition',
    'class S:\n    def __init__(self, url=None):\n        self.url = url\n        if self.url:\n            print(self.url)\n        self.client = OpenAI(base_url=self.url)',
    '8 client config-driven openai',
  ],
  [
    'the other branch',
    'def make(url=None):\n    if url:\n        return None\n    else:\n        return OpenAI(base_url=url)',
    '7 client config-driven openai',
  ],
  [
    'written only where it is there',
    'def make(url=None):\n    kwargs = {}\n    if url:\n        kwargs["base_url"] = url\n    return OpenAI(**kwargs)',
    '7 client config-driven openai',
  ],
  [
    'bound anew',
    'def make(url=None):\n    if url:\n        url = os.getenv("U")\n        return OpenAI(base_url=url)',
    '6 client config-driven openai',
  ],
  [
    'a parameter of the same name',
    'url = os.getenv("U")\nif not url:\n    raise ValueError("url")\ndef make(url=None):\n    return OpenAI(base_url=url)',
    '7 client config-driven openai',
  ],
  [
    'a condition in another function',
    'url = os.getenv("U")\ndef check():\n    if not url:\n        raise ValueError("url")\nOpenAI(base_url=url)',
    '7 client config-driven openai',
  ],
];

describe('a setting that a condition has made sure of', () => {
  it.each(PRESENT)('%s', async (_name, source, ...expected) => {
    await expectSites(IMPORTS + source, expected);
  });
});

describe('a setting that may be absent', () => {
  it.each(ABSENT)('%s', async (_name, source, ...expected) => {
    await expectSites(IMPORTS + source, expected);
  });
});
