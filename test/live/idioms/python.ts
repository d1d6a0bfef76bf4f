import { type Idiom, INNER, OF_SETTINGS } from './idiom.js';

export const PYTHON_IDIOMS: Idiom[] = [
  {
    name: 'pydantic-settings',
    path: 'config.py',
    text: `from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    openai_api_key: str = ""
    openai_internal_api_key: str = ""


settings = Settings()
`,
    ...OF_SETTINGS,
  },
  {
    name: 'pydantic-settings, described fields with aliases',
    path: 'config.py',
    text: `from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(extra="ignore")

    key: str = Field(default="", validation_alias="OPENAI_API_KEY", description="Key of the vendor")
    internal_key: str = Field(default="", validation_alias="OPENAI_INTERNAL_API_KEY", description="Our own key")


settings = Settings()
`,
    use: 'from config import settings',
    key: 'settings.key',
    innerKey: 'settings.internal_key',
    innerVariable: INNER,
  },
  {
    name: 'pydantic-settings, with a prefix and secrets',
    path: 'config.py',
    text: `from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class OpenAISettings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="OPENAI_")

    api_key: SecretStr = SecretStr("")
    internal_api_key: SecretStr = SecretStr("")


settings = OpenAISettings()
`,
    use: 'from config import settings',
    key: 'settings.api_key.get_secret_value()',
    innerKey: 'settings.internal_api_key.get_secret_value()',
    innerVariable: INNER,
  },
  {
    name: 'pydantic-settings, inside another one',
    path: 'config.py',
    text: `from pydantic_settings import BaseSettings


class Secrets(BaseSettings):
    openai_api_key: str = ""
    openai_internal_api_key: str = ""


class Settings(BaseSettings):
    log_level: str = "info"
    secrets: Secrets = Secrets()


settings = Settings()
`,
    use: 'from config import settings',
    key: 'settings.secrets.openai_api_key',
    innerKey: 'settings.secrets.openai_internal_api_key',
    innerVariable: INNER,
  },
  {
    name: 'pydantic-settings, filled by the class around it',
    path: 'config.py',
    text: `from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict


class OpenAISettings(BaseModel):
    api_key: str = ""
    internal_api_key: str = ""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_nested_delimiter="__")

    openai: OpenAISettings = OpenAISettings()


settings = Settings()
`,
    use: 'from config import settings',
    key: 'settings.openai.api_key',
    innerKey: 'settings.openai.internal_api_key',
    env: { OPENAI__API_KEY: 'OPENAI_API_KEY', OPENAI__INTERNAL_API_KEY: 'OPENAI_API_KEY' },
  },
  {
    name: 'pydantic-settings, the second key alone',
    path: 'config.py',
    text: `from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    openai_internal_api_key: str = ""


settings = Settings()
`,
    use: 'import os\n\nfrom config import settings',
    key: 'os.environ["OPENAI_API_KEY"]',
    innerKey: 'settings.openai_internal_api_key',
    innerVariable: INNER,
  },
  {
    name: 'pydantic-settings, the main one there already',
    path: 'config.py',
    text: `from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    openai_internal_api_key: str = ""
    openai_api_key: str = ""
    openai_base_url: str = ""


settings = Settings()
`,
    use: 'from config import settings',
    key: 'settings.openai_api_key',
    innerKey: 'settings.openai_internal_api_key',
  },
  {
    name: 'pydantic 1',
    path: 'config.py',
    text: `from pydantic.v1 import BaseSettings, Field


class Settings(BaseSettings):
    openai_api_key: str = ""
    internal_key: str = Field("", env="OPENAI_INTERNAL_API_KEY", description="Our own key")

    class Config:
        env_file = ".env"


settings = Settings()
`,
    use: 'from config import settings',
    key: 'settings.openai_api_key',
    innerKey: 'settings.internal_key',
    innerVariable: INNER,
  },
  {
    name: 'constants of a module',
    path: 'config.py',
    text: `import os

OPENAI_API_KEY = os.getenv("OPENAI_API_KEY")
OPENAI_INTERNAL_API_KEY = os.getenv("OPENAI_INTERNAL_API_KEY")
DEBUG = False
`,
    use: 'import config',
    key: 'config.OPENAI_API_KEY',
    innerKey: 'config.OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
  },
  {
    name: 'imported constants',
    path: 'config.py',
    text: `from os import environ

OPENAI_API_KEY = environ["OPENAI_API_KEY"]
OPENAI_INTERNAL_API_KEY = environ["OPENAI_INTERNAL_API_KEY"]
`,
    use: 'from config import OPENAI_API_KEY, OPENAI_INTERNAL_API_KEY',
    key: 'OPENAI_API_KEY',
    innerKey: 'OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
  },
  {
    name: 'a dataclass with factories',
    path: 'config.py',
    text: `import os
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    openai_api_key: str = field(default_factory=lambda: os.getenv("OPENAI_API_KEY", ""))
    openai_internal_api_key: str = field(default_factory=lambda: os.getenv("OPENAI_INTERNAL_API_KEY", ""))
    log_level: str = "info"


settings = Settings()
`,
    ...OF_SETTINGS,
  },
  {
    name: 'a dataclass with defaults',
    path: 'config.py',
    text: `import os
from dataclasses import dataclass


@dataclass
class Settings:
    openai_api_key: str = os.environ.get("OPENAI_API_KEY", "")
    openai_internal_api_key: str = os.environ.get("OPENAI_INTERNAL_API_KEY", "")


settings = Settings()
`,
    ...OF_SETTINGS,
  },
  {
    name: 'attributes of a class',
    path: 'config.py',
    text: `import os


class Config:
    OPENAI_API_KEY = os.getenv("OPENAI_API_KEY")
    OPENAI_INTERNAL_API_KEY = os.getenv("OPENAI_INTERNAL_API_KEY")
    DEBUG = False
`,
    use: 'from config import Config',
    key: 'Config.OPENAI_API_KEY',
    innerKey: 'Config.OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
  },
  {
    name: 'attributes of an instance',
    path: 'config.py',
    text: `import os


class Config:
    def __init__(self):
        self.openai_api_key = os.getenv("OPENAI_API_KEY")
        self.openai_internal_api_key = os.getenv("OPENAI_INTERNAL_API_KEY")


config = Config()
`,
    use: 'from config import config',
    key: 'config.openai_api_key',
    innerKey: 'config.openai_internal_api_key',
    innerVariable: INNER,
  },
  {
    name: 'Django settings',
    path: 'site_settings/settings.py',
    text: `import os

SECRET_KEY = "x"
OPENAI_API_KEY = os.environ.get("OPENAI_API_KEY")
OPENAI_INTERNAL_API_KEY = os.environ.get("OPENAI_INTERNAL_API_KEY")
DEBUG = False
`,
    use: 'from django.conf import settings',
    key: 'settings.OPENAI_API_KEY',
    innerKey: 'settings.OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
    env: { DJANGO_SETTINGS_MODULE: 'site_settings.settings' },
    more: { 'site_settings/__init__.py': '' },
  },
];
