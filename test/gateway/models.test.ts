import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { demandOf } from '../../src/gateway/asked.js';
import { gatewayConfig } from '../../src/gateway/config.js';
import { servedBy } from '../../src/gateway/served.js';
import { starterConfig } from '../../src/gateway/starter.js';
import { parseRules } from '../../src/rules/load.js';
import { auditFiles } from '../helpers/audit.js';

const files = readdirSync('rules').filter((name) => name.startsWith('gateway-'));
const rules = parseRules(files.map((path) => ({ path, text: readFileSync(`rules/${path}`, 'utf8') }))).gateway;
const rule = rules.find(({ format }) => format === 'litellm')!;

const config = `
model_list:
  - model_name: gpt-4o
    litellm_params: { model: azure/deployed, api_key: os.environ/KEY }
  - model_name: openai/*
    litellm_params: { model: openai/* }
  - model_name: team-*
    litellm_params: { model: openai/gpt-4o-mini }
router_settings:
  model_group_alias: { best: gpt-4o, hidden: { model: gpt-4o, hidden: true }, lost: nothing }
`;
const answer = servedBy(gatewayConfig(config, 'config.yaml', rule), rule);

describe('a gateway', () => {
  it.each([
    ['gpt-4o', 'name', 'azure/deployed'],
    ['openai/gpt-4.1', 'wildcard', 'openai/gpt-4.1'],
    ['gpt-4.1', 'wildcard', 'openai/gpt-4.1'],
    ['text-embedding-3-small', 'wildcard', 'openai/text-embedding-3-small'],
    ['team-blue', 'wildcard', 'openai/gpt-4o-mini'],
    ['azure/deployed', 'target', 'azure/deployed'],
    ['best', 'alias', 'azure/deployed'],
    ['hidden', 'alias', 'azure/deployed'],
  ])('serves %s by its %s', (model, how, target) => expect(answer(model)).toMatchObject({ how, target }));

  it.each(['lost', 'claude-x', 'my-model', 'xteam-blue', ''])('refuses %j', (model) =>
    expect(answer(model)).toBeUndefined(),
  );

  it('serves everything by a fallback', () => {
    const text = `${config}  default_fallbacks: [gpt-4o]\n`;
    expect(servedBy(gatewayConfig(text, 'c', rule), rule)('my-model')).toMatchObject({ how: 'fallback', by: 'gpt-4o' });
  });

  it.each([
    ['model_list: 3', 'is not a list'],
    ['a: [', 'not valid YAML'],
    ['', 'is not a list'],
  ])('with the configuration %j is refused itself', (text, reason) =>
    expect(() => gatewayConfig(text, 'config.yaml', rule)).toThrow(reason),
  );
});

describe('what a repository asks for', () => {
  const demand = async (code: string) =>
    demandOf(await auditFiles({ 'app.py': `from openai import OpenAI\n${code}` }), false);

  it('is named with its places', async () => {
    const { models, surfaces } = await demand(
      'c = OpenAI()\nc.chat.completions.create(model="gpt-4o")\nc.beta.assistants.create(model="gpt-4o")\nc.files.create()\n',
    );
    expect(models).toEqual([
      {
        name: 'gpt-4o',
        places: [
          { path: 'app.py', line: 3 },
          { path: 'app.py', line: 4 },
        ],
      },
    ]);
    expect(surfaces.map(({ name }) => name)).toEqual(['assistants', 'chat', 'files']);
  });

  it.each([
    ['assistants', 'c.beta.assistants.create(model="m")'],
    ['threads', 'c.beta.threads.runs.create(thread_id="t", assistant_id="a")'],
    ['realtime', 'with c.beta.realtime.connect(model="m") as r: pass'],
    ['files', 'c.files.create(file=f, purpose="batch")'],
    ['batches', 'c.batches.create(input_file_id="i")'],
    ['images', 'c.images.generate(model="m", prompt="p")'],
    ['audio', 'c.audio.speech.create(model="m", input="i", voice="v")'],
    ['vector_stores', 'c.vector_stores.create()'],
  ])('lists %s with its place, and what it needs', async (name, call) => {
    const { surfaces } = await demand(`c = OpenAI()\n${call}\n`);
    expect(surfaces).toEqual([{ name, places: [{ path: 'app.py', line: 3 }] }]);
    expect(rule.surfaces.map((surface) => surface.name)).toContain(name);
  });

  it('includes the models that frameworks are built with', async () => {
    const { models } = demandOf(
      await auditFiles({ 'app.py': 'from langchain_openai import ChatOpenAI\nm = ChatOpenAI(model="gpt-4.1-nano")\n' }),
      false,
    );
    expect(models).toEqual([{ name: 'gpt-4.1-nano', places: [{ path: 'app.py', line: 2 }] }]);
  });

  it('leaves out what a literal sends elsewhere', async () => {
    const { models } = await demand(
      'c = OpenAI(base_url="https://openrouter.ai/api/v1")\nc.chat.completions.create(model="x/y")\n',
    );
    expect(models).toEqual([]);
  });
});

describe('a first configuration', () => {
  it('serves every name as it is asked for', () => {
    const names = ['gpt-4o', 'openai/gpt-4.1', 'claude-x', 'my-model', 'odd: name'];
    const text = starterConfig(names, rule);
    const serves = servedBy(gatewayConfig(text, 'config.yaml', rule), rule);
    expect(names.map((name) => serves(name)?.how)).toEqual(['name', 'name', 'name', 'name', 'name']);
  });

  it('takes keys from the environment', () =>
    expect(parse(starterConfig(['gpt-4o', 'claude-x'], rule))).toEqual({
      model_list: [
        { model_name: 'gpt-4o', litellm_params: { model: 'openai/gpt-4o', api_key: 'os.environ/OPENAI_API_KEY' } },
        {
          model_name: 'claude-x',
          litellm_params: { model: 'anthropic/claude-x', api_key: 'os.environ/ANTHROPIC_API_KEY' },
        },
      ],
      general_settings: { master_key: 'os.environ/LITELLM_MASTER_KEY' },
    }));
});
