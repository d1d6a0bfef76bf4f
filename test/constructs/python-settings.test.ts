/** Settings objects of Python: pydantic, data classes, plain classes, command lines; attributes set in constructors and bases. */
import { describe, it } from 'vitest';
import { expectSites } from '../helpers/python.js';
import type { Files } from '../helpers/audit.js';

const IN_ONE_FILE: [expected: string, name: string, source: string][] = [
  [
    'config-driven openai',
    'pydantic-settings',
    'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    base_url: str | None = None\ns = S()\nOpenAI(base_url=s.base_url)',
  ],
  [
    'config-driven unknown',
    'pydantic-settings, required',
    'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    base_url: str\nOpenAI(base_url=S().base_url)',
  ],
  [
    'config-driven local',
    'pydantic-settings with default',
    'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    base_url: str = "http://localhost:1"\nOpenAI(base_url=S().base_url)',
  ],
  [
    'config-driven local',
    'pydantic-settings with Field',
    'from pydantic import Field\nfrom pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    base_url: str = Field(default="http://localhost:1", validation_alias="LLM_URL")\nOpenAI(base_url=S().base_url)',
  ],
  [
    'config-driven openai',
    'pydantic 1 settings',
    'from pydantic import BaseSettings\nclass S(BaseSettings):\n    base_url: str = None\n    class Config:\n        env_prefix = "LLM_"\nOpenAI(base_url=S().base_url)',
  ],
  [
    'config-driven local',
    'settings with a validator',
    'from pydantic_settings import BaseSettings\nfrom pydantic import field_validator\nclass S(BaseSettings):\n    base_url: str = ""\n    @field_validator("base_url")\n    def fill(cls, v):\n        return v or os.getenv("U", "http://localhost:1")\nOpenAI(base_url=S().base_url)',
  ],
  [
    'config-driven local',
    'nested settings',
    'from pydantic import BaseModel\nfrom pydantic_settings import BaseSettings\nclass L(BaseModel):\n    base_url: str = "http://localhost:1"\nclass S(BaseSettings):\n    llm: L = L()\nOpenAI(base_url=S().llm.base_url)',
  ],
  [
    'config-driven local',
    'nested settings by factory',
    'from pydantic import BaseModel, Field\nfrom pydantic_settings import BaseSettings\nclass L(BaseModel):\n    base_url: str = "http://localhost:1"\nclass S(BaseSettings):\n    llm: L = Field(default_factory=L)\nOpenAI(base_url=S().llm.base_url)',
  ],
  [
    'config-driven local',
    'settings from a cached function',
    'from functools import lru_cache\nfrom pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    base_url: str = "http://localhost:1"\n@lru_cache\ndef get_settings():\n    return S()\nOpenAI(base_url=get_settings().base_url)',
  ],
  [
    'config-driven openai',
    'settings given by FastAPI',
    'from fastapi import Depends\nfrom pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    base_url: str | None = None\ndef get_settings() -> S:\n    return S()\ndef make(s: S = Depends(get_settings)):\n    return OpenAI(base_url=s.base_url)',
  ],
  [
    'config-driven openai',
    'a data class',
    'from dataclasses import dataclass\n@dataclass\nclass C:\n    base_url: str | None = None\ndef make(c: C):\n    return OpenAI(base_url=c.base_url)',
  ],
  [
    'config-driven local',
    'a data class with default',
    'from dataclasses import dataclass\n@dataclass\nclass C:\n    base_url: str = "http://localhost:1"\ndef make(c: C):\n    return OpenAI(base_url=c.base_url)',
  ],
  [
    'config-driven unknown',
    'a data class, required',
    'from dataclasses import dataclass\n@dataclass\nclass C:\n    base_url: str\ndef make(c: C):\n    return OpenAI(base_url=c.base_url)',
  ],
  [
    'hardcoded local',
    'a data class, built here',
    'from dataclasses import dataclass\n@dataclass\nclass C:\n    base_url: str\nc = C(base_url="http://localhost:1")\nOpenAI(base_url=c.base_url)',
  ],
  [
    'hardcoded local',
    'a data class, built here by position',
    'from dataclasses import dataclass\n@dataclass\nclass C:\n    base_url: str\nc = C("http://localhost:1")\nOpenAI(base_url=c.base_url)',
  ],
  [
    'config-driven local',
    'a data class from the environment',
    'from dataclasses import dataclass, field\n@dataclass\nclass C:\n    base_url: str = field(default_factory=lambda: os.getenv("U", "http://localhost:1"))\nOpenAI(base_url=C().base_url)',
  ],
  [
    'config-driven openai',
    'a model spread',
    'from pydantic import BaseModel\nclass C(BaseModel):\n    base_url: str | None = None\ndef make(c: C):\n    return OpenAI(**c.model_dump())',
  ],
  [
    'config-driven openai',
    'a data class spread',
    'from dataclasses import dataclass, asdict\n@dataclass\nclass C:\n    base_url: str | None = None\ndef make(c: C):\n    return OpenAI(**asdict(c))',
  ],
  [
    'missing openai',
    'a model spread that lacks the key',
    'from pydantic import BaseModel\nclass C(BaseModel):\n    timeout: int = 3\ndef make(c: C):\n    return OpenAI(**c.model_dump())',
  ],
  [
    'config-driven openai',
    'a plain class',
    'class C:\n    def __init__(self):\n        self.base_url = os.getenv("U")\nOpenAI(base_url=C().base_url)',
  ],
  [
    'hardcoded local',
    'a plain class of literals',
    'class C:\n    base_url = "http://localhost:1"\nOpenAI(base_url=C().base_url)',
  ],
  [
    'config-driven openai',
    'an attribute',
    'class S:\n    def __init__(self, base_url=None):\n        self.base_url = base_url\n        self.client = OpenAI(base_url=self.base_url)',
  ],
  [
    'config-driven unknown',
    'an attribute set elsewhere',
    'class S:\n    def configure(self, url):\n        self.base_url = url\n    def make(self):\n        return OpenAI(base_url=self.base_url)',
  ],
  [
    'hardcoded local',
    'an attribute of the class',
    'class S:\n    URL = "http://localhost:1"\n    def make(self):\n        return OpenAI(base_url=self.URL)',
  ],
  [
    'config-driven local',
    'an attribute of the class, overridden by a setting',
    'class S:\n    url = "http://localhost:1"\n    def __init__(self):\n        if x():\n            self.url = os.environ["U"]\n    def make(self):\n        return OpenAI(base_url=self.url)',
  ],
  [
    'config-driven openai',
    'an attribute set in the base',
    'class B:\n    def __init__(self, base_url=None):\n        self.base_url = base_url\nclass S(B):\n    def make(self):\n        return OpenAI(base_url=self.base_url)',
  ],
  [
    'config-driven local',
    'an attribute set in the base and here',
    'class B:\n    def __init__(self, url):\n        self.url = url\nclass S(B):\n    def start(self):\n        if not self.url:\n            self.url = "http://localhost:1"\n    def make(self):\n        return OpenAI(base_url=self.url)',
  ],
  [
    'hardcoded local',
    'an attribute of the base, replaced in the constructor',
    'class B:\n    def __init__(self, url=None):\n        self.url = url\nclass S(B):\n    def __init__(self):\n        super().__init__()\n        self.url = "http://localhost:1"\n        self.client = OpenAI(base_url=self.url)',
  ],
  [
    'hardcoded local',
    'a literal handed to the base',
    'class B:\n    def __init__(self, url):\n        self.url = url\nclass S(B):\n    def __init__(self):\n        super().__init__("http://localhost:1")\n        self.client = OpenAI(base_url=self.url)',
  ],
  [
    'config-driven openai',
    "the base's property, spread by one of the same name, over what this class sets",
    'class B:\n    url = "https://api.openai.com/v1"\n    @property\n    def params(self):\n        return {"base_url": self.url}\nclass S(B):\n    def __init__(self, url=None):\n        self.url = url or os.getenv("U")\n    @property\n    def params(self):\n        return {"timeout": 3, **super().params}\n    def make(self):\n        return OpenAI(**self.params)',
  ],
  [
    'hardcoded local',
    "the base's method, over what this class fixes",
    'class B:\n    def __init__(self):\n        self.url = os.getenv("U")\n    def params(self):\n        return {"base_url": self.address()}\n    def address(self):\n        return self.url\nclass S(B):\n    def address(self):\n        return "http://localhost:1"\n    def params(self):\n        return {**super().params(), "timeout": 3}\n    def make(self):\n        return OpenAI(**self.params())',
  ],
  [
    'hardcoded local',
    'a property',
    'class S:\n    @property\n    def url(self):\n        return "http://localhost:1"\n    def make(self):\n        return OpenAI(base_url=self.url)',
  ],
  [
    'config-driven local',
    'a property of a setting',
    'class S:\n    @property\n    def url(self):\n        return os.getenv("U", "http://localhost:1")\n    def make(self):\n        return OpenAI(base_url=self.url)',
  ],
  [
    'config-driven local',
    'a cached property',
    'from functools import cached_property\nclass S:\n    @cached_property\n    def url(self):\n        return os.getenv("U", "http://localhost:1")\n    def make(self):\n        return OpenAI(base_url=self.url)',
  ],
  [
    'config-driven openai',
    'a method',
    'class S:\n    def url(self):\n        return self._url or None\n    def make(self):\n        return OpenAI(base_url=self.url())',
  ],
  [
    'hardcoded local',
    'a static method',
    'class S:\n    @staticmethod\n    def url():\n        return "http://localhost:1"\n    def make(self):\n        return OpenAI(base_url=S.url())',
  ],
  [
    'hardcoded local',
    'a class method',
    'class S:\n    URL = "http://localhost:1"\n    @classmethod\n    def make(cls):\n        return OpenAI(base_url=cls.URL)',
  ],
  [
    'config-driven openai',
    'a named tuple',
    'from typing import NamedTuple\nclass C(NamedTuple):\n    url: str | None = None\ndef make(c: C):\n    return OpenAI(base_url=c.url)',
  ],
  [
    'unresolved openai',
    'a typed dictionary spread',
    'from typing import TypedDict\nclass C(TypedDict, total=False):\n    base_url: str\ndef make(c: C):\n    return OpenAI(**c)',
  ],
  [
    'config-driven unknown',
    'a typed dictionary',
    'from typing import TypedDict\nclass C(TypedDict):\n    base_url: str\ndef make(c: C):\n    return OpenAI(base_url=c["base_url"])',
  ],
  [
    'config-driven openai',
    'click',
    'import click\n@click.command()\n@click.option("--base-url", default=None)\ndef main(base_url):\n    OpenAI(base_url=base_url)',
  ],
  [
    'config-driven openai',
    'typer',
    'import typer\ndef main(base_url: str = typer.Option(None, envvar="U")):\n    OpenAI(base_url=base_url)',
  ],
  [
    'config-driven local',
    'typer with default',
    'import typer\ndef main(base_url: str = typer.Option("http://localhost:1")):\n    OpenAI(base_url=base_url)',
  ],
  [
    'config-driven unknown',
    'a database row',
    'def make(session, Row):\n    row = session.query(Row).first()\n    return OpenAI(base_url=row.url)',
  ],
  [
    'config-driven openai',
    'a SQLAlchemy model',
    'from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column\nclass B(DeclarativeBase):\n    pass\nclass R(B):\n    url: Mapped[str | None] = mapped_column()\ndef make(r: R):\n    return OpenAI(base_url=r.url)',
  ],
  [
    'config-driven unknown',
    'a dictionary that may be None',
    'def make(config=None):\n    return OpenAI(base_url=config["url"])',
  ],
  [
    'config-driven local',
    'a typed dictionary, asked with a default',
    'from typing import TypedDict\nclass C(TypedDict, total=False):\n    url: str\ndef make(c: C):\n    return OpenAI(base_url=c.get("url", "http://localhost:1"))',
  ],
  [
    'config-driven local',
    'a class of dictionaries',
    'class C(dict):\n    pass\nconf = C()\nOpenAI(base_url=conf.get("url", "http://localhost:1"))',
  ],
  [
    'config-driven local',
    'settings as a dictionary, asked through a helper',
    'from pydantic import BaseSettings\nclass C(BaseSettings):\n    def find(self, key, default=None):\n        return self.dict().get(key, default)\nOpenAI(base_url=C().find("url", "http://localhost:1"))',
  ],
  [
    'config-driven local',
    'an abstract class that does not have the attribute',
    'import abc\nclass C(abc.ABC):\n    pass\ndef make(c: C):\n    return OpenAI(base_url=c.url or os.getenv("U") or "http://localhost:1")',
  ],
  [
    'hardcoded local',
    'a generic base',
    'from typing import Generic, TypeVar\nT = TypeVar("T")\nclass B(Generic[T]):\n    url = "http://localhost:1"\nclass S(B[int]):\n    def make(self):\n        return OpenAI(base_url=self.url)',
  ],
  [
    'config-driven local',
    'a value of a package or a literal',
    'from elsewhere import URL\nOpenAI(base_url=URL or "http://localhost:1")',
  ],
];

const HEADER = 'import os\nfrom openai import OpenAI\nfrom somewhere import x, y\n';

describe('settings in one file', () => {
  it.each(IN_ONE_FILE)('%s: %s', async (expected, _, source) => {
    const line = HEADER.split('\n').length + source.split('\n').findIndex((text) => text.includes('OpenAI('));
    await expectSites(`${HEADER}${source}\n`, [`${line} client ${expected}`]);
  });
});

const CLIENT =
  'from openai import OpenAI\nfrom app.settings import settings\nclient = OpenAI(base_url=settings.base_url)\n';

const ACROSS: [expected: string, name: string, files: Files][] = [
  [
    'config-driven local',
    'an instance',
    {
      'app/settings.py':
        'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    base_url: str = "http://localhost:1"\nsettings = S()\n',
      'app/client.py': CLIENT,
    },
  ],
  [
    'hardcoded local',
    'a class of constants',
    { 'app/settings.py': 'class settings:\n    base_url = "http://localhost:1"\n', 'app/client.py': CLIENT },
  ],
  [
    'hardcoded local',
    'a module of constants',
    {
      'app/settings/__init__.py': 'from . import settings\n',
      'app/settings/settings.py': 'base_url = "http://localhost:1"\n',
      'app/client.py': CLIENT,
    },
  ],
  [
    'config-driven openai',
    'a base class in another file',
    {
      'app/base.py': 'import os\nclass Base:\n    base_url = os.getenv("U")\n',
      'app/settings.py': 'from .base import Base\nclass S(Base):\n    pass\nsettings = S()\n',
      'app/client.py': CLIENT,
    },
  ],
  [
    'config-driven unknown',
    'a module that is not here',
    { 'app/client.py': CLIENT.replace('app.settings', 'elsewhere.settings') },
  ],
  [
    'config-driven unknown',
    'a parsed file',
    {
      'app/settings.py': 'import yaml\nsettings = yaml.safe_load(open("c.yml"))\n',
      'app/client.py': CLIENT.replace('settings.base_url', 'settings["base_url"]'),
    },
  ],
  [
    'hardcoded local',
    'a table',
    {
      'app/settings.py': 'settings = {"a": {"base_url": "http://localhost:1"}}\n',
      'app/client.py': CLIENT.replace('settings.base_url', 'settings["a"]["base_url"]'),
    },
  ],
];

describe('settings across files', () => {
  it.each(ACROSS)('%s: %s', async (expected, _, files) => {
    await expectSites(files, [`app/client.py:3 client ${expected}`]);
  });
});
