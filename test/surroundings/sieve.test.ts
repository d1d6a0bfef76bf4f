import { describe, expect, it } from 'vitest';
import { concernOf } from '../../src/surroundings/concern.js';
import { mayDefine } from '../../src/surroundings/definitions/sieve.js';
import { builtInRules } from '../helpers/audit.js';

const { settings } = builtInRules();
const concern = concernOf(settings, []);
if (!concern) throw new Error('no rules of settings');
const may = mayDefine(
  settings.flatMap(({ definitions }) => definitions ?? []),
  concern,
);

describe('files that may define a setting', () => {
  it.each([
    ['a key', 'app/core.py', 'KEY = os.environ["OPENAI_API_KEY"]'],
    ['a member', 'app/core.ts', 'const key = env.openaiApiKey'],
    ['a base URL', 'app/core.py', 'my_openai_base_url = ""'],
    ['a prefix', 'app/core.py', 'SettingsConfigDict(env_prefix="OPENAI_")'],
    ['a nested model', 'app/core.py', 'class S(BaseSettings):\n    openai: Llm\n'],
    ['a nested object', 'app/core.ts', 'const settings = { openai: { apiKey } }'],
    ['a gateway', 'app/core.py', 'URL = os.getenv("LITELLM_PROXY_URL")'],
    ['a module of settings', 'app/settings.py', 'from openai import OpenAI'],
  ])('%s', (_, path, text) => expect(may(path, text)).toBe(true));

  it.each([
    ['a client', 'app/core.py', 'from openai import OpenAI\nclient = OpenAI()'],
    ['a name', 'app/core.ts', `const provider = 'openai'`],
    ['a test', 'tests/test_core.py', 'KEY = os.environ["OPENAI_API_KEY"]'],
    ['a page of letters', 'app/core.py', `blob = "${'a'.repeat(200_000)}"`],
    ['the same word many times', 'app/core.py', 'openai'.repeat(50_000)],
    ['blank lines', 'app/core.py', '\n '.repeat(200_000)],
  ])('not: %s', (_, path, text) => expect(may(path, text)).toBe(false));
});
