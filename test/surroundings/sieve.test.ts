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
    ['a key', 'app/settings.py', 'KEY = os.environ["OPENAI_API_KEY"]'],
    ['a member', 'app/config.ts', 'export const key = env.openaiApiKey'],
    [
      'a key in an object',
      'app/core.py',
      'DEFAULT_CONFIG = {\n    "llm": {"api_key": os.environ["OPENAI_API_KEY"]},\n}\n',
    ],
    [
      'an object in a branch',
      'app/core.py',
      'if PROD:\n    settings: dict = {\n        "key": env["OPENAI_API_KEY"],\n    }\n',
    ],
    ['a field of a class', 'app/core.py', 'class Keys(Base):\n    name: str\n\n    openai_api_key: str = ""\n'],
    ['a field of a decorated class', 'app/core.py', '@config\nclass Keys:\n    openai_api_key: str\n'],
    ['a base on many lines', 'app/core.py', 'class Keys(\n    Base,\n):\n    openai_api_key: str\n'],
    ['a field below a text', 'app/core.py', 'class Keys(Base):\n    """\nNow:\n"""\n    openai_api_key: str\n'],
    [
      'what a method says',
      'app/core.py',
      'class AppConfig:\n    def f(self):\n        self.k = env["OPENAI_API_KEY"]\n',
    ],
    ['a base URL', 'app/settings.py', 'my_openai_base_url = ""'],
    ['a prefix', 'app/core.py', 'class Keys(Base):\n    model_config = Dict(env_prefix="OPENAI_")'],
    ['a schema', 'app/core.ts', 'export const keys = z.object({ OPENAI_API_KEY: text })'],
    ['more of a schema', 'app/core.ts', 'export const keys = base.extend({ OPENAI_API_KEY: text })'],
    ['a schema by another name', 'app/core.ts', 'import { object as o } from "yup"; f(o({ OPENAI_API_KEY: text }))'],
    ['a class', 'app/core.ts', 'export class Keys { openai = process.env.OPENAI_API_KEY }'],
    ['a nested model', 'app/core.py', 'class S(BaseSettings):\n    openai: Llm\n'],
    ['a nested object', 'app/core.ts', 'const settings = { openai: { apiKey } }'],
    ['a gateway', 'app/settings.py', 'URL = os.getenv("LITELLM_PROXY_URL")'],
    ['a notebook', 'app/core.ipynb', '"KEY = os.environ[\\"OPENAI_API_KEY\\"]\\n"'],
    ['a module of settings', 'app/settings.py', 'from openai import OpenAI'],
  ])('%s', (_, path, text) => expect(may(path, text)).toBe(true));

  it.each([
    ['a client', 'app/core.py', 'from openai import OpenAI\nclient = OpenAI()'],
    ['a name', 'app/core.ts', `const provider = 'openai'`],
    [
      'a key beside all classes',
      'app/core.py',
      'class A(Base):\n    name: str\n\nKEY = os.environ["OPENAI_API_KEY"]\n',
    ],
    [
      'a key in a method',
      'app/core.py',
      'class A(Base):\n    def f(self):\n        return os.environ["OPENAI_API_KEY"]\n',
    ],
    ['a key in a plain class', 'app/core.py', 'class A:\n    key = os.environ["OPENAI_API_KEY"]\n'],
    ['a key in a function', 'app/core.ts', 'export const key = () => process.env.OPENAI_API_KEY'],
    ['a test', 'tests/test_core.py', 'KEY = os.environ["OPENAI_API_KEY"]'],
    ['a page of letters', 'app/core.py', `blob = "${'a'.repeat(200_000)}"`],
    ['the same word many times', 'app/core.py', 'openai'.repeat(50_000)],
    ['blank lines', 'app/core.py', '\n '.repeat(200_000)],
  ])('not: %s', (_, path, text) => expect(may(path, text)).toBe(false));
});
