/** Whether a gateway would serve a model, as we say and as its own router does. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { bundledRules } from '../../src/config/package.js';
import { gatewayConfig } from '../../src/gateway/config.js';
import { servedBy } from '../../src/gateway/served.js';
import { parseRules } from '../../src/rules/load.js';
import { describeLive } from './environment/live.js';
import { LIVE } from './environment/place.js';

const [rule] = parseRules(bundledRules()).gateway;

const entry = (name: string, model: string) => ({ model_name: name, litellm_params: { model, api_key: 'sk-none' } });

const LISTS = {
  'exact names': [entry('gpt-4o', 'openai/gpt-4o'), entry('fast', 'openai/gpt-4o-mini')],
  'wildcards of providers': [entry('openai/*', 'openai/*'), entry('anthropic/*', 'anthropic/*')],
  'a wildcard for all': [entry('*', 'openai/*')],
  'wildcards inside of names': [
    entry('team-*', 'openai/*'),
    entry('team-*-mini', 'openai/*-mini'),
    entry('g.t-*', 'openai/x'),
  ],
  'an exact name beside wildcards': [
    entry('gpt-4o', 'azure/deployed'),
    entry('openai/*', 'openai/*'),
    entry('*', 'groq/*'),
  ],
};

const MODELS = [
  'gpt-4o',
  'gpt-4o-mini',
  'openai/gpt-4o',
  'openai/gpt-4o-mini',
  'azure/deployed',
  'o3-mini',
  'text-embedding-3-small',
  'dall-e-3',
  'whisper-1',
  'tts-1',
  'claude-haiku-4-5',
  'anthropic/claude-x',
  'fast',
  'quick',
  'team-a',
  'team-a-mini',
  'team-a-mini-2',
  'get-x',
  'g.t-x',
  'my-own-model',
];

const ASK = `
import json, sys
from litellm import Router
given = json.load(sys.stdin)
def answer(router, model):
    try:
        return router.get_available_deployment(model=model, messages=[])["litellm_params"]["model"]
    except Exception:
        return None
def answers(models):
    router = Router(model_list=models, model_group_alias=given["aliases"])
    return {model: answer(router, model) for model in given["models"]}
print(json.dumps([answers(models) for models in given["lists"]]))
`;

const ALIASES = { alias: 'gpt-4o', lost: 'nothing' };
const ASKED = [...MODELS, ...Object.keys(ALIASES)];

/** One process for all: it takes the router ten seconds to load. */
function routed(lists: readonly unknown[]): unknown {
  const python = join(LIVE, 'proxy', 'bin', 'python');
  const input = JSON.stringify({ lists, aliases: ALIASES, models: ASKED });
  const env = { ...process.env, LITELLM_LOCAL_MODEL_COST_MAP: 'True' };
  const out = execFileSync(python, ['-c', ASK], { input, env, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
  return JSON.parse(out.trim().split('\n').at(-1) ?? '');
}

function ours(list: unknown): Record<string, string | null> {
  const text = stringify({ model_list: list, router_settings: { model_group_alias: ALIASES } });
  const answer = servedBy(gatewayConfig(text, 'config.yaml', rule!), rule!);
  return Object.fromEntries(ASKED.map((model) => [model, answer(model)?.target ?? null]));
}

describeLive('the models that a configuration serves', () => {
  it('are those of the router itself', { timeout: 120_000 }, () => {
    const theirs = z.array(z.unknown()).parse(routed(Object.values(LISTS)));
    const names = Object.keys(LISTS);
    const answers = Object.fromEntries(names.map((name, at) => [name, theirs[at]]));

    expect(Object.fromEntries(Object.entries(LISTS).map(([name, list]) => [name, ours(list)]))).toEqual(answers);
  });
});
