import { describe, expect, it } from 'vitest';
import { rowsOf } from './rows.js';

const KEY = 'missing OPENAI_API_KEY → OPENAI_BASE_URL';
const BOTH = 'present OPENAI_API_KEY → OPENAI_BASE_URL';
const settings = 'from pydantic import Field\nfrom pydantic_settings import BaseSettings, SettingsConfigDict\n';

describe('settings in Python', () => {
  it.each([
    ['BaseSettings', `${settings}class Secrets(BaseSettings):\n    openai_api_key: str = ""\n`, [`4 ${KEY}`]],
    [
      'BaseSettings of version 1',
      'from pydantic import BaseSettings\nclass S(BaseSettings):\n    openai_api_key: str\n',
      [`3 ${KEY}`],
    ],
    [
      'a prefix',
      `${settings}class S(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix="APP_")\n    openai_api_key: str = ""\n`,
      ['5 missing APP_OPENAI_API_KEY → APP_OPENAI_BASE_URL'],
    ],
    ['an alias', `${settings}class S(BaseSettings):\n    key: str = Field(alias="OPENAI_API_KEY")\n`, [`4 ${KEY}`]],
    [
      'both',
      `${settings}class S(BaseSettings):\n    openai_api_key: str = ""\n    openai_base_url: str | None = None\n`,
      [`5 ${BOTH}`],
    ],
    [
      'an older name',
      `${settings}class S(BaseSettings):\n    openai_api_key: str = ""\n    openai_api_base: str = ""\n`,
      ['5 present OPENAI_API_KEY → OPENAI_API_BASE'],
    ],
    [
      'names without the vendor, beside each other',
      `${settings}class S(BaseSettings):\n    api_key: str = Field(alias="OPENAI_API_KEY")\n    base_url: str = ""\n`,
      ['5 present OPENAI_API_KEY → BASE_URL'],
    ],
    [
      'a base URL that is inherited',
      `${settings}class B(BaseSettings):\n    openai_base_url: str = ""\nclass S(B):\n    openai_api_key: str = ""\n`,
      ['4 present  → OPENAI_BASE_URL', `6 ${BOTH}`],
    ],
    [
      'a model inside of the settings',
      `${settings}from pydantic import BaseModel\nclass Llm(BaseModel):\n    api_key: str\nclass S(BaseSettings):\n    openai: Llm\n`,
      ['5 missing OPENAI__API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'a model inside of settings with a prefix',
      `${settings}from pydantic import BaseModel\nclass Llm(BaseModel):\n    api_key: str\nclass S(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix="APP_", env_nested_delimiter="__")\n    openai: Llm\n`,
      ['5 missing APP_OPENAI__API_KEY → APP_OPENAI_BASE_URL'],
    ],
    [
      'a model inside of settings with a delimiter of their own',
      `${settings}from pydantic import BaseModel\nclass Llm(BaseModel):\n    api_key: str\nclass S(BaseSettings):\n    model_config = SettingsConfigDict(env_nested_delimiter="_")\n    openai: Llm\n`,
      ['5 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'a delimiter that is inherited',
      `${settings}from pydantic import BaseModel\nclass Llm(BaseModel):\n    api_key: str\nclass B(BaseSettings):\n    class Config:\n        env_nested_delimiter = "_"\nclass S(B):\n    openai: Llm\n`,
      ['5 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'names of version 1',
      'from pydantic import BaseSettings\nclass S(BaseSettings):\n    key: str\n    class Config:\n        fields = {"key": {"env": "OPENAI_API_KEY"}}\n',
      [`3 ${KEY}`],
    ],
    [
      'names of version 1 for another field',
      'from pydantic import BaseSettings\nclass S(BaseSettings):\n    key: str\n    class Config:\n        fields = {"other": {"env": "OPENAI_API_KEY"}}\n',
      [],
    ],
    [
      'names of version 1 that are not the vendor’s',
      'from pydantic import BaseSettings\nclass S(BaseSettings):\n    openai_api_key: str\n    class Config:\n        fields = {"openai_api_key": {"env": "GROQ_API_KEY"}}\n',
      [],
    ],
    [
      'names that a function makes',
      `${settings}class S(BaseSettings):\n    model_config = SettingsConfigDict(alias_generator=to_camel)\n    openai_api_key: str\n`,
      [],
    ],
    [
      'no function that makes names',
      `${settings}class S(BaseSettings):\n    model_config = SettingsConfigDict(alias_generator=None)\n    openai_api_key: str\n`,
      [`5 ${KEY}`],
    ],
    [
      'names that a function makes, but for one',
      `${settings}class S(BaseSettings):\n    model_config = SettingsConfigDict(alias_generator=to_camel)\n    key: str = Field(alias="OPENAI_API_KEY")\n`,
      [`5 ${KEY}`],
    ],
    [
      'a bare class whose key comes from the environment, with a base URL that is passed in',
      'import os\nclass OpenAIConfig:\n    def __init__(self, openai_base_url=None):\n        self.openai_api_key = os.getenv("OPENAI_API_KEY")\n        self.openai_base_url = openai_base_url\n',
      ['5 present OPENAI_API_KEY → openai_base_url'],
    ],
    [
      'a bare class that is given everything',
      'class OpenAIConfig(BaseLlmConfig):\n    def __init__(self, api_key=None, openai_base_url=None):\n        super().__init__(api_key=api_key)\n        self.openai_base_url = openai_base_url\n',
      [],
    ],
    [
      'a dataclass',
      'import os\nfrom dataclasses import dataclass, field\n@dataclass\nclass Config:\n    key: str = field(default_factory=lambda: os.getenv("OPENAI_API_KEY"))\n',
      [`5 ${KEY}`],
    ],
    [
      'a plain class',
      'import os\nclass Config:\n    OPENAI_API_KEY = os.environ.get("OPENAI_API_KEY")\n',
      [`3 ${KEY}`],
    ],
    [
      'attributes of an instance',
      'import os\nclass Config:\n    def __init__(self):\n        self.openai_key = os.environ["OPENAI_API_KEY"]\n',
      [`4 ${KEY}`],
    ],
    [
      'a model that is no setting',
      'from pydantic import BaseModel\nclass Ask(BaseModel):\n    openai_api_key: str\n',
      [],
    ],
    ['a class that is no settings class', 'import os\nclass Client:\n    key = os.getenv("OPENAI_API_KEY")\n', []],
  ])('%s', async (_, text, rows) => expect(await rowsOf('app/core.py', text)).toEqual(rows));

  it.each([
    ['app/config.py', 'import os\nOPENAI_API_KEY = os.getenv("OPENAI_API_KEY")\n', [`2 ${KEY}`]],
    ['site/settings.py', 'import environ\nenv = environ.Env()\nOPENAI_API_KEY = env("OPENAI_API_KEY")\n', [`3 ${KEY}`]],
    ['site/settings/base.py', 'from decouple import config\nOPENAI_API_KEY = config("OPENAI_API_KEY")\n', [`2 ${KEY}`]],
    [
      'app/config.py',
      'import os\nOPENAI_API_KEY = os.getenv("OPENAI_API_KEY")\nOPENAI_BASE_URL = os.getenv("OPENAI_BASE_URL") or None\n',
      [`3 ${BOTH}`],
    ],
    ['app/config.py', 'import os\nLLM = {"key": os.getenv("OPENAI_API_KEY"), "model": "x"}\n', [`2 ${KEY}`]],
    ['app/main.py', 'import os\nOPENAI_API_KEY = os.getenv("OPENAI_API_KEY")\n', []],
    ['tests/config.py', 'import os\nOPENAI_API_KEY = os.getenv("OPENAI_API_KEY")\n', []],
    ['app/config.py', 'import os\nKEY = os.getenv("ANTHROPIC_API_KEY")  # not OPENAI\n', []],
  ])('constants of %s', async (path, text, rows) => expect(await rowsOf(path, text)).toEqual(rows));

  it.each([
    ['from .base import *', [`3 ${BOTH}`]],
    ['from .other import *', [`3 ${KEY}`]],
    ['from django.conf.global_settings import *', [`3 ${KEY}`]],
  ])('constants after "%s"', async (line, rows) => {
    const others = {
      'site/settings/__init__.py': '',
      'site/settings/base.py': 'import os\nOPENAI_BASE_URL = os.environ.get("OPENAI_BASE_URL")\n',
      'site/settings/other.py': 'DEBUG = True  # OPENAI\n',
    };
    const text = `${line}\nimport os\nOPENAI_API_KEY = os.environ["OPENAI_API_KEY"]\n`;
    expect(await rowsOf('site/settings/production.py', text, others)).toEqual(rows);
  });
});

describe('settings in TypeScript', () => {
  it.each([
    [
      'zod',
      "import { z } from 'zod';\nexport const s = z.object({\n  OPENAI_API_KEY: z.string(),\n});\n",
      [`3 ${KEY}`],
    ],
    [
      't3-env',
      "import { createEnv } from '@t3-oss/env-nextjs';\nimport { z } from 'zod';\nexport const e = createEnv({\n  server: {\n    OPENAI_API_KEY: z.string(),\n    OPENAI_BASE_URL: z.string(),\n  },\n  runtimeEnv: {\n    OPENAI_API_KEY: process.env.OPENAI_API_KEY,\n  },\n});\n",
      [`6 ${BOTH}`, `9 ${KEY}`],
    ],
    [
      'envalid',
      "import { cleanEnv, str } from 'envalid';\nexport const e = cleanEnv(process.env, { OPENAI_API_KEY: str() });\n",
      [`2 ${KEY}`],
    ],
    [
      'convict',
      "import convict from 'convict';\nexport const c = convict({ llm: { key: { format: String, default: '', env: 'OPENAI_API_KEY' } } });\n",
      [`2 ${KEY}`],
    ],
    [
      'a factory of NestJS',
      "import { registerAs } from '@nestjs/config';\nexport const c = registerAs('llm', () => ({ apiKey: process.env.OPENAI_API_KEY }));\n",
      [`2 ${KEY}`],
    ],
    [
      'a validated class of NestJS',
      'export class EnvironmentVariables {\n  @IsString()\n  OPENAI_API_KEY!: string;\n}\n',
      [`2 ${KEY}`],
    ],
    ['an object', 'export const config = {\n  openaiKey: process.env.OPENAI_API_KEY,\n};\n', [`2 ${KEY}`]],
    [
      'an object in an object',
      'export const config = {\n  openai: { apiKey: process.env.OPENAI_API_KEY, baseUrl: process.env.OPENAI_BASE_URL },\n};\n',
      [`2 ${BOTH}`],
    ],
    [
      'a schema of requests',
      "import { z } from 'zod';\nexport const ask = z.object({ openaiApiKey: z.string() });\n",
      [],
    ],
    [
      'options of a client',
      "import OpenAI from 'openai';\nconst options = { apiKey: process.env.OPENAI_API_KEY };\nexport const c = new OpenAI(options);\n",
      [],
    ],
  ])('%s', async (_, text, rows) => expect(await rowsOf('src/app.ts', text)).toEqual(rows));

  it.each([
    ['src/env.ts', 'export const KEY = process.env.OPENAI_API_KEY;\n', [`1 ${KEY}`]],
    ['src/config/llm.ts', 'export default () => ({ llm: { apiKey: process.env.OPENAI_API_KEY } });\n', [`1 ${KEY}`]],
    ['config/default.js', 'module.exports = { openai: { apiKey: process.env.OPENAI_API_KEY } };\n', [`1 ${KEY}`]],
    ['src/llm.ts', 'export const KEY = process.env.OPENAI_API_KEY;\n', []],
  ])('constants of %s', async (path, text, rows) => expect(await rowsOf(path, text)).toEqual(rows));
});
