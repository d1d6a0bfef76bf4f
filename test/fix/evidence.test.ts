import { describe, expect, it } from 'vitest';
import { fixed, fixFiles } from './harness.js';

describe('where the base URL comes from', () => {
  it('is the parameter that was forgotten', async () => {
    const text =
      'from openai import OpenAI\n\n\ndef connect(api_key, base_url=None):\n    """Connects to base_url."""\n    return OpenAI(api_key=api_key)\n';
    // The SDK would have read the variable itself where the parameter says nothing.
    expect(await fixed(text)).toContain(
      'base_url=base_url\n        or os.getenv("OPENAI_BASE_URL")\n        or "https://api.openai.com/v1",\n    )',
    );
  });

  it('is not a parameter that is used for something else', async () => {
    const text = 'from openai import OpenAI\n\n\ndef connect(base_url):\n    ping(base_url)\n    return OpenAI()\n';
    expect(await fixed(text)).toContain('os.getenv("OPENAI_BASE_URL")');
  });

  it('is the field beside the key', async () => {
    const text =
      'from dataclasses import dataclass\nfrom openai import OpenAI\n\n\n@dataclass\nclass Llm:\n    api_key: str\n    base_url: str | None = None\n\n\ndef connect(llm: Llm):\n    return OpenAI(api_key=llm.api_key)\n';
    expect(await fixed(text)).toContain('base_url=llm.base_url\n        or os.getenv("OPENAI_BASE_URL")');
  });

  it('is the option beside the key', async () => {
    const text =
      "import OpenAI from 'openai';\n\ninterface Options {\n  apiKey: string;\n  baseUrl?: string;\n}\n\nexport function connect(options: Options) {\n  return new OpenAI({ apiKey: options.apiKey });\n}\n";
    expect(await fixed(text, 'src/c.ts')).toContain('baseURL: options.baseUrl || undefined');
  });

  it('is the environment when that is asked for', async () => {
    const text =
      'from openai import OpenAI\n\n\ndef connect(api_key, base_url=None):\n    return OpenAI(api_key=api_key)\n';
    expect(await fixed(text, 'app/client.py', { strategy: 'env' })).toContain('os.getenv("OPENAI_BASE_URL")');
  });

  it('is a new constant beside the key’s', async () => {
    const { files } = await fixFiles({
      'app/__init__.py': '',
      'app/config.py': 'import os\n\nOPENAI_API_KEY = os.getenv("OPENAI_API_KEY")\nDEBUG = False\n',
      'app/client.py':
        'from openai import OpenAI\n\nfrom app.config import OPENAI_API_KEY\n\nclient = OpenAI(api_key=OPENAI_API_KEY)\n',
    });
    expect(files['app/config.py']).toContain(
      'OPENAI_BASE_URL = os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1"\nDEBUG',
    );
    expect(files['app/client.py']).toContain('from app.config import OPENAI_API_KEY, OPENAI_BASE_URL\n');
    expect(files['app/client.py']).toContain('base_url=OPENAI_BASE_URL');
  });

  const SETTINGS =
    'from pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    openai_api_key: str = ""\n\n\nsettings = Settings()\n';
  const keeping = (init: string): string =>
    `from openai import OpenAI\n\nfrom app.config import settings\n\n\nclass Llm:\n    def __init__(self, key=None, url=None):\n${init}\n    def client(self):\n        return OpenAI(api_key=self.key)\n`;

  it.each([
    ['under a name', '        self.key = settings.openai_api_key\n', 'base_url=settings.openai_base_url'],
    [
      'unless it is handed one',
      '        self.key = key or settings.openai_api_key\n',
      'base_url=settings.openai_base_url',
    ],
    [
      'beside a base URL',
      '        self.key = settings.openai_api_key\n        self.base_url = url\n',
      'base_url=self.base_url',
    ],
    [
      'by a name of the constructor',
      '        own = settings\n        self.key = own.openai_api_key\n',
      'base_url=settings.openai_base_url',
    ],
    [
      'in two places',
      '        self.key = settings.openai_api_key\n        if key:\n            self.key = key\n',
      'base_url=settings.openai_base_url',
    ],
  ])('is the setting beside the key that a class keeps %s', async (_title, init, expected) => {
    const { files, refused } = await fixFiles({
      'app/__init__.py': '',
      'app/config.py': SETTINGS,
      'app/client.py': keeping(init),
    });
    expect(refused).toEqual([]);
    expect(files['app/client.py']?.replace(/\s+/g, ' ')).toContain(expected);
  });

  it('is a settings object that is imported where it closes no circle', async () => {
    const settings =
      'from pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    openai_api_key: str = ""\n\n\nsettings = Settings()\n';
    const { files } = await fixFiles({
      'app/__init__.py': '',
      'app/settings.py': settings,
      'app/other.py': 'from app.settings import settings\n',
      'app/client.py':
        'from openai import OpenAI\n\nfrom app.other import x\n\n\ndef connect(user):\n    return OpenAI(api_key=user.token)\n',
    });
    expect(files['app/client.py']).toContain('from app.other import x\nfrom app.settings import settings\n');
    expect(files['app/client.py']).toContain('base_url=settings.openai_base_url');
    expect(files['app/settings.py']).toContain('@field_validator("openai_base_url")');
  });

  it('is imported inside the function where the top of the file would close a circle', async () => {
    const { files } = await fixFiles({
      'app/__init__.py': '',
      'app/settings.py':
        'from pydantic_settings import BaseSettings\n\nfrom app.client import connect\n\n\nclass Settings(BaseSettings):\n    openai_api_key: str = ""\n\n\nsettings = Settings()\n',
      'app/client.py':
        'from openai import OpenAI\n\nfrom app.names import x\n\n\ndef connect(user):\n    return OpenAI(api_key=user.token)\n',
      'app/names.py': 'x = 1\n',
    });
    expect(files['app/client.py']).toContain('def connect(user):\n    from app.settings import settings\n');
  });
});

describe('the variable that the program reads elsewhere', () => {
  const OTHER = 'import os\n\nfrom openai import OpenAI\n\nc = OpenAI(base_url=os.getenv("NAME"))\n';
  const CALL = 'import os\n\nfrom openai import OpenAI\n\nc = OpenAI()\n';
  const after = async (files: Record<string, string>, path = 'app/a.py'): Promise<string> =>
    (await fixFiles(files)).files[path] ?? '';

  it.each(['OPENAI_API_BASE', 'OPENAI_API_BASE_URL'])('moves this call, too: %s', async (name) => {
    expect(await after({ 'app/a.py': CALL, 'app/b.py': OTHER.replace('NAME', name) })).toMatch(
      new RegExp(`os\\.getenv\\("OPENAI_BASE_URL"\\)\\s+or os\\.getenv\\("${name}"\\)\\s+or "https`),
    );
  });

  it('is told where the environment is described', async () => {
    const files = {
      'app/a.py': CALL,
      'app/b.py': OTHER.replace('NAME', 'OPENAI_API_BASE'),
      '.env.example': 'OPENAI_API_KEY=\n',
    };
    expect(await after(files, '.env.example')).toContain('OPENAI_API_BASE=');
  });

  it.each(['OPENAI_BASE_URL', 'OLLAMA_BASE_URL', 'OPENROUTER_API_BASE', 'BASE_URL'])(
    'is not that of somebody else: %s',
    async (name) => {
      expect(await after({ 'app/a.py': CALL, 'app/b.py': OTHER.replace('NAME', name) })).toContain(
        'c = OpenAI(base_url=os.getenv("OPENAI_BASE_URL") or "https://api.openai.com/v1")',
      );
    },
  );

  it('is not one that only tests read', async () => {
    const files = { 'app/a.py': CALL, 'tests/test_b.py': OTHER.replace('NAME', 'OPENAI_API_BASE') };
    expect(await after(files)).toContain('OpenAI(base_url=os.getenv("OPENAI_BASE_URL") or "https');
  });

  it('is read by the SDK of Node.js as before, when it is not set', async () => {
    const call = (options: string) => `import OpenAI from 'openai';\n\nexport const c = new OpenAI(${options});\n`;
    const files = {
      'src/a.ts': call('{ apiKey: process.env.OPENAI_API_KEY }'),
      'src/b.ts': call('{ baseURL: process.env.OPENAI_API_BASE }'),
    };
    expect(await after(files, 'src/a.ts')).toMatch(/baseURL: process\.env\.OPENAI_API_BASE \|\| undefined/);
  });
});
