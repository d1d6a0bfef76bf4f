/** Settings that are added beside keys: what they fall back to, and where the call reads the environment instead. */
import { describe, expect, it } from 'vitest';
import { fixFiles } from './harness.js';

const KEYS = ['OPENAI_API_KEY', 'OPENAI_INTERNAL_API_KEY'];

function python(config: string, main: string, inner: string, use = 'from config import settings') {
  return {
    'config.py': config,
    'clients.py': `from openai import OpenAI\n\n${use}\n\nclient = OpenAI(api_key=${main})\ninner = OpenAI(api_key=${inner})\n`,
  };
}

const SETTINGS = ['settings.openai_api_key', 'settings.openai_internal_api_key'] as const;

describe('a second base URL falls back to the main one', () => {
  it('among constants of Python, broken where black breaks them', async () => {
    const config = `import os\n\n${KEYS.map((key) => `${key} = os.environ["${key}"]\n`).join('')}`;
    const use = 'from config import OPENAI_API_KEY, OPENAI_INTERNAL_API_KEY';
    const { files } = await fixFiles(python(config, 'OPENAI_API_KEY', 'OPENAI_INTERNAL_API_KEY', use));
    expect(files['config.py']).toBe(`import os

OPENAI_API_KEY = os.environ["OPENAI_API_KEY"]
OPENAI_BASE_URL = os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"
OPENAI_INTERNAL_API_KEY = os.environ["OPENAI_INTERNAL_API_KEY"]
OPENAI_INTERNAL_BASE_URL = (
    os.getenv("OPENAI_INTERNAL_BASE_URL")
    or os.getenv("OPENAI_BASE_URL")
    or "https://api.openai.com/v1"
)
`);
    expect(files['clients.py']).toBe(`from openai import OpenAI

from config import (
    OPENAI_API_KEY,
    OPENAI_BASE_URL,
    OPENAI_INTERNAL_API_KEY,
    OPENAI_INTERNAL_BASE_URL,
)

client = OpenAI(api_key=OPENAI_API_KEY, base_url=OPENAI_BASE_URL)
inner = OpenAI(api_key=OPENAI_INTERNAL_API_KEY, base_url=OPENAI_INTERNAL_BASE_URL)
`);
  });

  it('among constants of TypeScript, broken where prettier breaks them', async () => {
    const { files } = await fixFiles({
      'src/env.ts': KEYS.map((key) => `export const ${key} = process.env.${key};\n`).join(''),
      'src/llm.ts': `import OpenAI from 'openai';
import { ${KEYS.join(', ')} } from './env';

export const client = new OpenAI({ apiKey: OPENAI_API_KEY });
export const inner = new OpenAI({ apiKey: OPENAI_INTERNAL_API_KEY });
`,
    });
    expect(files['src/env.ts']).toBe(
      `export const OPENAI_API_KEY = process.env.OPENAI_API_KEY;
export const OPENAI_BASE_URL =
  process.env.OPENAI_BASE_URL || "https://api.openai.com/v1";
export const OPENAI_INTERNAL_API_KEY = process.env.OPENAI_INTERNAL_API_KEY;
export const OPENAI_INTERNAL_BASE_URL =
  process.env.OPENAI_INTERNAL_BASE_URL ||
  process.env.OPENAI_BASE_URL ||
  "https://api.openai.com/v1";
`.replaceAll('"', "'"),
    );
    expect(files['src/llm.ts']).toContain(`import {
  OPENAI_API_KEY,
  OPENAI_BASE_URL,
  OPENAI_INTERNAL_API_KEY,
  OPENAI_INTERNAL_BASE_URL,
} from './env';
`);
  });

  it('where the object says nothing, and the client would not look itself', async () => {
    const { files } = await fixFiles({
      'src/env.ts': 'export const env = {\n  openaiInternalApiKey: process.env.OPENAI_INTERNAL_API_KEY,\n};\n',
      'src/llm.ts': `import { createOpenAI } from '@ai-sdk/openai';\nimport { env } from './env';\n\nexport const inner = createOpenAI({ apiKey: env.openaiInternalApiKey });\n`,
    });
    expect(files['src/llm.ts']).toContain(`  baseURL:
    env.openaiInternalBaseUrl ||
    process.env.OPENAI_BASE_URL ||
    'https://api.openai.com/v1',
`);
  });

  it('in a class that has no main one', async () => {
    const config =
      'from pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    openai_internal_api_key: str = ""\n\n\nsettings = Settings()\n';
    const { files } = await fixFiles(python(config, 'user_key()', SETTINGS[1]));
    expect(files['config.py']).toContain(
      'return value or os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"\n',
    );
    expect(files['config.py']).toContain('import os\n\nfrom pydantic import Field, field_validator\n');
  });
});

describe('settings of pydantic', () => {
  it.each([
    ['pydantic', 'from pydantic import BaseSettings, Field, validator\n'],
    ['pydantic.v1', 'from pydantic.v1 import BaseSettings, Field, validator\n'],
  ])('are written as version 1 has them: %s', async (module, imported) => {
    const config = `from ${module} import BaseSettings\n\n\nclass Settings(BaseSettings):\n    openai_api_key: str = ""\n    openai_internal_api_key: str = ""\n\n\nsettings = Settings()\n`;
    const { files } = await fixFiles(python(config, ...SETTINGS));
    expect(files['config.py']).toContain(imported);
    expect(files['config.py']).toContain('@validator("openai_base_url", "openai_internal_base_url", always=True)');
    expect(files['config.py']).not.toContain('field_validator');
  });

  it.each([
    [
      'a class that another one fills by names of its own',
      'from pydantic import BaseModel\nfrom pydantic_settings import BaseSettings, SettingsConfigDict\n\n\nclass Llm(BaseModel):\n    api_key: str = ""\n\n\nclass Settings(BaseSettings):\n    model_config = SettingsConfigDict(env_nested_delimiter="__")\n\n    openai: Llm = Llm()\n\n\nsettings = Settings()\n',
      'settings.openai.api_key',
    ],
    [
      'a field whose name says of nobody',
      'from pydantic.v1 import BaseSettings\n\n\nclass Settings(BaseSettings):\n    key: str = ""\n\n    class Config:\n        fields = {"key": {"env": "OPENAI_API_KEY"}}\n\n\nsettings = Settings()\n',
      'settings.key',
    ],
    [
      'a class whose variables a function names',
      'from pydantic_settings import BaseSettings, SettingsConfigDict\n\n\nclass Settings(BaseSettings):\n    model_config = SettingsConfigDict(alias_generator=lambda name: f"APP_{name}")\n\n    openai_api_key: str = ""\n\n\nsettings = Settings()\n',
      'settings.openai_api_key',
    ],
  ])('are left as they are: %s', async (_title, config, key) => {
    const { files, changed } = await fixFiles(python(config, key, key));
    expect(changed).toEqual(['clients.py']);
    expect(files['clients.py']).toContain('base_url=os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"');
  });
});

describe('settings that are assigned', () => {
  const DATACLASS =
    'import os\nfrom dataclasses import dataclass, field\n\n\n@dataclass\nclass Settings:\n    openai_api_key: str = field(default_factory=lambda: os.getenv("OPENAI_API_KEY", ""))\n    level: str = "info"\n\n\n';
  const plain = (line: string) => `import os\n\n\nclass Settings:\n${line}\n\n\nsettings = Settings()\n`;

  it.each([
    [
      'a dataclass',
      `${DATACLASS}settings = Settings()\n`,
      '    openai_base_url: str = field(\n        default_factory=lambda: os.getenv("OPENAI_BASE_URL")\n        or "https://api.openai.com/v1"\n    )\n',
    ],
    ['a dataclass built by name', `${DATACLASS}settings = Settings(level="debug")\n`, 'openai_base_url: str = field('],
    [
      'a class',
      plain('    openai_api_key = os.environ["OPENAI_API_KEY"]'),
      '    openai_base_url = os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"\n',
    ],
    [
      'an instance',
      plain('    def __init__(self) -> None:\n        self.openai_api_key: str | None = os.getenv("OPENAI_API_KEY")'),
      '        self.openai_base_url: str = (\n            os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"\n        )\n',
    ],
  ])('get their twin: %s', async (_title, config, line) => {
    const { files, refused } = await fixFiles(python(config, SETTINGS[0], SETTINGS[0]));
    expect(refused).toEqual([]);
    expect(files['config.py']).toContain(line);
    expect(files['clients.py']).toContain('base_url=settings.openai_base_url)');
  });

  it.each([
    ['a dataclass built by position', `${DATACLASS}settings = Settings("key", "debug")\n`],
    [
      'a branch',
      plain(
        '    def __init__(self, live):\n        if live:\n            self.openai_api_key = os.getenv("OPENAI_API_KEY")',
      ),
    ],
    [
      'two places',
      plain(
        '    def __init__(self):\n        self.openai_api_key = None\n\n    def load(self):\n        self.openai_api_key = os.getenv("OPENAI_API_KEY")',
      ),
    ],
    ['a property', plain('    @property\n    def openai_api_key(self):\n        return os.getenv("OPENAI_API_KEY")')],
    [
      'something else than a text',
      `from pydantic import SecretStr\n${plain('    openai_api_key: SecretStr = SecretStr(os.environ["OPENAI_API_KEY"])')}`,
    ],
  ])('get none, and the call reads the environment: %s', async (_title, config) => {
    const { files, changed } = await fixFiles(python(config, SETTINGS[0], SETTINGS[0]));
    expect(changed).toEqual(['clients.py']);
    expect(files['clients.py']).toContain('base_url=os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"');
  });

  it('are found behind the settings object of a package', async () => {
    const call = `from django.conf import settings\nfrom openai import OpenAI\n\nclient = OpenAI(api_key=settings.OPENAI_API_KEY)\n`;
    const constant = 'import os\n\nOPENAI_API_KEY = os.environ["OPENAI_API_KEY"]\n';
    const { files } = await fixFiles({ 'site/settings.py': constant, 'llm/client.py': call });
    expect(files['llm/client.py']).toContain('base_url=settings.OPENAI_BASE_URL)');
    expect(files['site/settings.py']).toContain('OPENAI_BASE_URL = os.getenv("OPENAI_BASE_URL") or');
    // With two of them there is no telling which one is in force.
    const two = await fixFiles({
      'site/settings/dev.py': constant,
      'site/settings/live.py': constant,
      'llm/client.py': call,
    });
    expect(two.changed).toEqual(['llm/client.py']);
  });

  it('are entries of envalid, too', async () => {
    const { files } = await fixFiles({
      'src/env.ts':
        "import { cleanEnv, str } from 'envalid';\n\nexport const env = cleanEnv(process.env, {\n  OPENAI_API_KEY: str(),\n});\n",
      'src/llm.ts':
        "import OpenAI from 'openai';\nimport { env } from './env';\n\nexport const client = new OpenAI({ apiKey: env.OPENAI_API_KEY });\n",
    });
    expect(files['src/env.ts']).toContain("  OPENAI_API_KEY: str(),\n  OPENAI_BASE_URL: str({ default: '' }),\n");
    expect(files['src/llm.ts']).toContain('baseURL: env.OPENAI_BASE_URL || undefined');
  });
});
