/** Settings that Python programs ask a package for. */
import { type Idiom, INNER, OF_SETTINGS } from './idiom.js';

export const PYTHON_READERS: Idiom[] = [
  {
    name: 'python-decouple, constants',
    path: 'config.py',
    text: `from decouple import config

OPENAI_API_KEY = config("OPENAI_API_KEY")
OPENAI_INTERNAL_API_KEY = config("OPENAI_INTERNAL_API_KEY", default="", cast=str)
`,
    use: 'from config import OPENAI_API_KEY, OPENAI_INTERNAL_API_KEY',
    key: 'OPENAI_API_KEY',
    innerKey: 'OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
  },
  {
    name: 'python-decouple, at the calls',
    path: 'settings.py',
    text: `from decouple import AutoConfig

config = AutoConfig()
`,
    use: 'from settings import config',
    key: 'config("OPENAI_API_KEY")',
    innerKey: 'config("OPENAI_INTERNAL_API_KEY", default="")',
    innerVariable: INNER,
    isAskedAtCalls: true,
  },
  {
    name: 'django-environ, settings of Django',
    path: 'site_settings/settings.py',
    text: `import environ

env = environ.Env(DEBUG=(bool, False))

SECRET_KEY = "x"
DEBUG = env("DEBUG")
OPENAI_API_KEY = env("OPENAI_API_KEY")
OPENAI_INTERNAL_API_KEY = env.str("OPENAI_INTERNAL_API_KEY", default="")
`,
    use: 'from django.conf import settings',
    key: 'settings.OPENAI_API_KEY',
    innerKey: 'settings.OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
    env: { DJANGO_SETTINGS_MODULE: 'site_settings.settings' },
    more: { 'site_settings/__init__.py': '' },
  },
  {
    name: 'django-environ, at the calls',
    path: 'settings.py',
    text: `from environ import Env

env = Env()
`,
    use: 'from settings import env',
    key: 'env("OPENAI_API_KEY")',
    innerKey: 'env.str("OPENAI_INTERNAL_API_KEY")',
    innerVariable: INNER,
    isAskedAtCalls: true,
  },
  {
    name: 'environs, constants',
    path: 'config.py',
    text: `from environs import Env

env = Env()
env.read_env()

OPENAI_API_KEY = env("OPENAI_API_KEY")
OPENAI_INTERNAL_API_KEY = env.str("OPENAI_INTERNAL_API_KEY", "")
`,
    use: 'import config',
    key: 'config.OPENAI_API_KEY',
    innerKey: 'config.OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
  },
  {
    name: 'environs, its own reader',
    path: 'config.py',
    text: `from environs import env

env.read_env()
OPENAI_API_KEY = env.str("OPENAI_API_KEY")
OPENAI_INTERNAL_API_KEY = env.str("OPENAI_INTERNAL_API_KEY", default="")
`,
    use: 'import config',
    key: 'config.OPENAI_API_KEY',
    innerKey: 'config.OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
  },
  {
    name: 'environs, with a prefix',
    path: 'config.py',
    text: `from environs import Env

env = Env()

with env.prefixed("OPENAI_"):
    OPENAI_API_KEY = env("API_KEY")
    OPENAI_INTERNAL_API_KEY = env("INTERNAL_API_KEY")
`,
    use: 'import config',
    key: 'config.OPENAI_API_KEY',
    innerKey: 'config.OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
  },
  {
    name: 'starlette',
    path: 'config.py',
    text: `from starlette.config import Config
from starlette.datastructures import Secret

config = Config()

OPENAI_API_KEY = str(config("OPENAI_API_KEY", cast=Secret))
OPENAI_INTERNAL_API_KEY = config("OPENAI_INTERNAL_API_KEY", default="")
`,
    use: 'from config import OPENAI_API_KEY, OPENAI_INTERNAL_API_KEY',
    key: 'OPENAI_API_KEY',
    innerKey: 'OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
  },
  {
    name: 'a dataclass of pydantic',
    path: 'config.py',
    text: `import os

from pydantic.dataclasses import dataclass


@dataclass
class Settings:
    openai_api_key: str = os.environ["OPENAI_API_KEY"]
    openai_internal_api_key: str = os.getenv("OPENAI_INTERNAL_API_KEY", "")


settings = Settings()
`,
    ...OF_SETTINGS,
  },
  {
    name: 'a model of pydantic with factories',
    path: 'config.py',
    text: `import os

from pydantic import BaseModel, Field


class Settings(BaseModel):
    openai_api_key: str = Field(default_factory=lambda: os.environ["OPENAI_API_KEY"])
    openai_internal_api_key: str = Field(default_factory=lambda: os.getenv("OPENAI_INTERNAL_API_KEY", ""))
    log_level: str = "info"


settings = Settings()
`,
    ...OF_SETTINGS,
  },
];
