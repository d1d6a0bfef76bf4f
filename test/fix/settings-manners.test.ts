/** Settings are reached as the modules near the call reach them, from the module that defines them. */
import { describe, expect, it } from 'vitest';
import { fixFiles } from './harness.js';

const CLASSES = `from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict


class Secrets(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    openai_api_key: str = ""


class Settings(BaseModel):
    secrets: Secrets = Secrets()
`;
const CLIENT = `import logging

from openai import OpenAI

logger = logging.getLogger(__name__)


def client(credentials):
    return OpenAI(api_key=credentials.key)
`;

const USER =
  'from app.util.settings import Settings\n\nsettings = Settings()\nprint(settings.secrets.openai_api_key)\n';
const accessor = `${CLASSES}\n\ndef get_settings() -> Settings:\n    return Settings()\n`;
const asking = 'from app.util.settings import get_settings\n\nsettings = get_settings()\nprint(settings.secrets)\n';
const instance = `${CLASSES}\n\nsettings = Settings()\n`;

const packages = { 'app/__init__.py': '', 'app/util/__init__.py': '', 'app/blocks/__init__.py': '' };
const clientAfter = async (files: Record<string, string>, client = CLIENT): Promise<string> => {
  const all = { ...packages, 'app/blocks/llm.py': client, ...files };
  const done = await fixFiles(all, { implicitEnv: 'accept' });
  return done.files['app/blocks/llm.py'] ?? '';
};

describe('settings', () => {
  it('are made in the module, where others make them', async () => {
    const text = await clientAfter({ 'app/util/settings.py': CLASSES, 'app/blocks/a.py': USER, 'app/api.py': USER });
    expect(text).toBe(`import logging

from openai import OpenAI

from app.util.settings import Settings

settings = Settings()

logger = logging.getLogger(__name__)


def client(credentials):
    return OpenAI(api_key=credentials.key, base_url=settings.secrets.openai_base_url)
`);
  });

  it('are asked for, where others ask for them', async () => {
    const text = await clientAfter({ 'app/util/settings.py': accessor, 'app/blocks/a.py': asking });
    expect(text).toContain('from app.util.settings import get_settings\n\nsettings = get_settings()\n');
  });

  it('are asked for at the place, where nobody keeps them', async () => {
    const inline =
      'from app.util.settings import get_settings\n\n\ndef f():\n    return get_settings().secrets.openai_api_key\n';
    const text = await clientAfter({ 'app/util/settings.py': accessor, 'app/blocks/a.py': inline });
    expect(text).toContain('base_url=get_settings().secrets.openai_base_url');
    expect(text).not.toContain('settings = ');
  });

  it('are imported from the module that defines them, not from one that uses them', async () => {
    const use = 'from app.util.settings import settings\n\nprint(settings.secrets.openai_api_key)\n';
    const router = 'from app.util.settings import Settings\n\nsettings = Settings()\n';
    const text = await clientAfter({
      'app/util/settings.py': instance,
      'app/api.py': use,
      'app/blocks/a.py': use,
      'app/blocks/b.py': use,
      'app/routers/__init__.py': '',
      'app/routers/a.py': router,
      'app/blocks/_auth.py': router,
    });
    expect(text).toContain('from app.util.settings import settings\n');
    expect(text).toContain('base_url=settings.secrets.openai_base_url');
  });

  it('get another name where theirs is taken', async () => {
    const use = 'from app.util.settings import settings\n\nprint(settings.secrets.openai_api_key)\n';
    const client = CLIENT.replace('logger =', 'settings = {}\nlogger =');
    const text = await clientAfter({ 'app/util/settings.py': instance, 'app/api.py': use }, client);
    expect(text).toContain('from app.util.settings import settings as app_settings\n');
    expect(text).toContain('base_url=app_settings.secrets.openai_base_url');
  });

  it('are those of the object, where it has them', async () => {
    const client = `from openai import OpenAI

from app.util.settings import Settings


class Summarizer:
    def __init__(self, key):
        self.settings = Settings()
        self.key = key

    def client(self):
        return OpenAI(api_key=self.key)
`;
    const text = await clientAfter({ 'app/util/settings.py': CLASSES, 'app/api.py': USER }, client);
    expect(text).toContain('base_url=self.settings.secrets.openai_base_url');
  });
});
