/** What public repositories taught: the smallest case of each mistake. */
import { describe, expect, it } from 'vitest';
import { auditFiles, type Files } from '../helpers/audit.js';
import { rowsIn, rowsOf } from './rows.js';

describe('in public repositories', () => {
  it('spells a lacking name as its key is spelt, unless an SDK reads it', async () => {
    const text = 'OPEN_AI_KEY=a\nTTS_OPEN_AI_KEY=b\n';
    expect(await rowsOf('.env.example', text)).toEqual([
      '1 missing OPEN_AI_KEY → OPENAI_BASE_URL',
      '2 missing TTS_OPEN_AI_KEY → TTS_OPEN_AI_BASE_URL',
    ]);
  });

  it('leaves a local server alone that a client reaches by variables of its own', async () => {
    const client =
      "import OpenAI from 'openai';\nnew OpenAI({ apiKey: process.env.LMSTUDIO_TOKEN ?? null, baseURL: process.env.LMSTUDIO_PATH });\nnew OpenAI({ apiKey: null, baseURL: process.env.KOBOLD_PATH });\n";
    const text = 'LMSTUDIO_TOKEN=a\nLMSTUDIO_PATH=b\nKOBOLD_PATH=c\n';
    expect(await rowsOf('.env.example', text, { 'src/lm.ts': client })).toEqual([]);
  });

  it('pairs a key of the vendor with whatever the program has to be told, by its own key', async () => {
    const client =
      "import OpenAI from 'openai';\nnew OpenAI({ apiKey: process.env.GENERIC_OPEN_AI_EMBEDDING_API_KEY ?? null, baseURL: required(process.env.EMBEDDING_BASE_PATH) });\nfunction required(path) {\n  if (!path) throw new Error('No path');\n  return path;\n}\n";
    const rows = (text: string) => rowsOf('.env.example', text, { 'src/embed.js': client });
    expect(await rows('EMBEDDING_BASE_PATH=a\nGENERIC_OPEN_AI_EMBEDDING_API_KEY=b\n')).toEqual([
      '1 present GENERIC_OPEN_AI_EMBEDDING_API_KEY → EMBEDDING_BASE_PATH',
    ]);
    expect(await rows('GENERIC_OPEN_AI_EMBEDDING_API_KEY=b\n')).toEqual([
      '1 missing GENERIC_OPEN_AI_EMBEDDING_API_KEY → EMBEDDING_BASE_PATH',
    ]);
  });

  it('finds a setting where it is defined, not in the classes that take it over', async () => {
    const settings =
      'from pydantic_settings import BaseSettings\nclass ModelSettings(BaseSettings):\n    openai_api_key: str = ""\n    openai_api_base: str = ""\nmodel_settings = ModelSettings()\n';
    const provider =
      'from pydantic import BaseModel, Field\nfrom settings import model_settings\nclass Provider(BaseModel):\n    base_url: str | None = Field(None, description="OpenAI base")\n    def resolve(self):\n        self.base_url = model_settings.openai_api_base\n';
    expect(await rowsIn({ 'settings.py': settings, 'provider.py': provider })).toEqual([
      'settings.py:4 present OPENAI_API_KEY → OPENAI_API_BASE',
    ]);
  });

  it('does not take what users fill into a form for settings', async () => {
    const text =
      'export function buildClientConfig(form) {\n  return { openai: { clientKwargs: { baseUrl: form.openai_base_url } } };\n}\n';
    expect(await rowsOf('src/pages/settings/form.ts', text)).toEqual([]);
    const written = text.replace('form.openai_base_url', '"https://gw.example/v1"');
    expect(await rowsOf('src/pages/settings/form.ts', written)).toHaveLength(1);
  });

  it('takes no other address for a base URL', async () => {
    const text =
      'export const constants = {\n  openai: { policyUrl: "https://x", name: process.env.OPENAI_NAME },\n};\n';
    expect(await rowsOf('src/constants.ts', text)).toEqual([]);
  });

  it('tells once what several keys lack together', async () => {
    const text = 'OPENAI_API_KEY=a\nOPENAI_API_KEY_1=b\nOPENAI_API_KEY_2=c\n';
    expect(await rowsOf('.env', text)).toEqual([
      '1 missing OPENAI_API_KEY,OPENAI_API_KEY_1,OPENAI_API_KEY_2 → OPENAI_BASE_URL',
    ]);
  });

  it('pairs a key with its own base URL before that of the vendor', async () => {
    const text = 'openai:\n  api_key: a\n  api_base: b\n  embedding_api_key: c\n  embedding_api_base: d\n';
    expect(await rowsOf('settings.yaml', text)).toEqual([
      '3 present OPENAI_API_KEY → OPENAI_API_BASE',
      '5 present OPENAI_EMBEDDING_API_KEY → OPENAI_EMBEDDING_API_BASE',
    ]);
  });

  it('does not ask for a URL where a chart only says where secrets are stored', async () => {
    const rows = await rowsIn({
      'chart/Chart.yaml': 'apiVersion: v2\n',
      'chart/values.yaml':
        'app:\n  env:\n    OPENAI_API_KEY: ""\nexternalSecrets:\n  remoteRefs:\n    OPENAI_API_KEY: ""\n',
    });
    expect(rows).toEqual(['chart/values.yaml:3 missing OPENAI_API_KEY → OPENAI_BASE_URL']);
  });

  it('does not take settings of users for variables', async () => {
    const text =
      "import { z } from 'zod';\nexport const openAiSchema = z.object({ openAiBaseUrl: z.string().optional() });\n";
    expect(await rowsOf('src/provider-settings.ts', text)).toEqual([]);
  });

  it('reads the settings of a program from a dictionary, too', async () => {
    const text =
      'import os\nKEY = os.environ.get("OPENAI_API_KEY")\nDEFAULT_CONFIG = {\n    "llm": {"config": {"api_key": KEY, "model": "x"}},\n    "embedder": {"config": {"api_key": KEY}},\n}\n# OPENAI\n';
    expect(await rowsOf('server/config.py', text)).toEqual(['2 missing OPENAI_API_KEY → OPENAI_BASE_URL']);
  });

  it.each([
    ['several in one command', 'docker run -e OPENAI_API_KEY=${KEY} -e OPENAI_DEFAULT_API_KEY=${KEY} image', 2],
    ['a value given to a chart', 'helm install x --set server.env.OPENAI_API_KEY_1=dummy', 1],
  ])('reads scripts: %s', async (_, script, count) => {
    const text = `on: push\njobs:\n  a:\n    steps:\n      - run: |\n          ${script}\n`;
    expect(await rowsOf('.github/workflows/ci.yml', text)).toHaveLength(count);
  });

  it('leaves the tests of a chart alone', async () =>
    expect(await rowsIn({ 'c/Chart.yaml': '', 'c/tests/a_test.yaml': 'set:\n  OPENAI_API_KEY: a\n' })).toEqual([]));
});

describe('the words of a row', () => {
  const messages = async (files: Files) => (await auditFiles(files)).configuration.map(({ message }) => message);

  it('say when two files disagree, without saying the values', async () => {
    const key = 'OPENAI_API_KEY=a\nOPENAI_BASE_URL=';
    const told = await messages({
      '.env.example': `${key}https://one.example`,
      '.env.production.example': `${key}https://two.example`,
      'other/.env.example': `${key}https://three.example`,
    });
    expect(told).toEqual([
      'names OPENAI_BASE_URL beside OPENAI_API_KEY; .env.production.example says otherwise',
      'names OPENAI_BASE_URL beside OPENAI_API_KEY; .env.example says otherwise',
      'names OPENAI_BASE_URL beside OPENAI_API_KEY',
    ]);
  });

  it('say when only a comment has it', async () => {
    const text = 'services:\n  a:\n    image: x\n    environment:\n      - OPENAI_API_KEY\n      #- OPENAI_BASE_URL\n';
    expect(await messages({ 'compose.yml': text })).toEqual([
      'service a: names OPENAI_API_KEY, and OPENAI_BASE_URL only in a comment',
    ]);
  });

  it('say when a container gets an empty variable', async () => {
    const text = 'services:\n  a:\n    image: x\n    environment:\n      OPENAI_BASE_URL: ${OPENAI_BASE_URL:-}\n';
    expect(await messages({ 'compose.yml': text })).toEqual([
      'service a: names OPENAI_BASE_URL; it is empty, not absent, where it is not set outside',
    ]);
  });
});
