/** What rules claim about settings of a module, calls through it, and ready-made instances, as cases. */
import type { SdkRule } from '../../../src/model/rule.js';
import { hostPort, type Case, type Expected } from './cases.js';
import type { Batch } from './drive.js';

type Global = SdkRule['globals'][number];

interface GlobalRecipe {
  call: string;
  /** Settings of the module, or variables, without which a call fails for another reason. */
  set?: Record<string, string>;
  env?: Record<string, string>;
  /** The host that a value leads to, where it is no URL. */
  host?: (value: string) => string;
  /** The variable counts while the package loads, and not later. */
  readsOnce?: true;
  /** What the call adds to the base URL. */
  path?: string;
  /** Why neither the setting nor its variables count in any version that is installed. */
  dead?: string;
}

const HELLO = "[{'role': 'user', 'content': 'Hello'}]";
const KEY = { 'openai.api_key': 'sk-nowhere' };
const GENERATE =
  "client.chat('m').doGenerate({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }] })";

/** By the first name of the global. */
const recipes: Record<string, GlobalRecipe> = {
  'openai.base_url': { call: 'client.models.list()', set: KEY },
  'openai.api_base': { call: 'client.models.list()', set: KEY, dead: 'only openai before 1.0 reads it' },
  'openai.azure_endpoint': {
    call: `client.chat.completions.create(model='m', messages=${HELLO})`,
    set: { ...KEY, 'openai.api_type': 'azure', 'openai.api_version': '2024-10-21' },
  },
  'openai.chat.**': {
    call: `client.chat.completions.create(model='m', messages=${HELLO})`,
    set: KEY,
    path: 'chat/completions',
  },
  'openai.ChatCompletion.create': {
    call: `client.ChatCompletion.create(model='m', messages=${HELLO})`,
    set: KEY,
    dead: 'removed in openai 1.0: the call raises',
  },
  '@ai-sdk/openai.openai': { call: GENERATE, env: { OPENAI_API_KEY: 'sk-nowhere' }, readsOnce: true },
  '@ai-sdk/azure.azure': {
    call: GENERATE,
    env: { AZURE_API_KEY: 'sk-nowhere' },
    host: (value) => `${value}.openai.azure.com:443`,
  },
};

const VENDOR = { host: 'api.openai.com:443' };
const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

export function globalBatch(rule: Global): Batch {
  const [name = ''] = rule.names;
  const recipe = recipes[name];
  if (recipe === undefined) throw new Error(`No recipe for ${name}: add one.`);
  const cases = rule.use === 'instance' ? instanceCases(rule, recipe) : moduleCases(rule, recipe);
  return {
    title: name,
    name: rule.use === 'instance' ? name : (name.split('.')[0] ?? name),
    call: recipe.call,
    cases,
    ready: true,
  };
}

function places({ host }: GlobalRecipe) {
  const value = (name: string): string => (host ? slug(name) : `http://${slug(name)}.test:80/v1/`);
  return { value, to: (name: string): Expected => ({ host: host ? host(slug(name)) : `${slug(name)}.test:80` }) };
}

function moduleCases(rule: Exclude<Global, { use: 'instance' }>, recipe: GlobalRecipe): Case[] {
  const { value, to } = places(recipe);
  const one = (claim: string, expected: Expected, set: object = {}, env: Record<string, string> = {}): Case => ({
    claim,
    params: {},
    env,
    set: { ...recipe.set, ...set },
    expected,
  });
  const settings = rule.use === 'setting' ? rule.names : rule.settings.filter((name) => !/azure/.test(name));
  const otherwise: Expected = rule.default === null || (rule.use === 'module-call' && recipe.dead) ? 'nowhere' : VENDOR;
  const counts = (name: string): Expected => (recipe.dead === undefined ? to(name) : otherwise);
  const at = (name: string, path: string): Expected => ({ host: `${slug(name)}.test:80`, path });
  const slashCases = (name: string): Case[] => [
    one(`joins a path to ${name} after its slash`, at(name, `/v1/${recipe.path}`), { [name]: value(name) }),
    one(`needs ${name} to end in a slash`, at(name, `/v1${recipe.path}`), { [name]: value(name).slice(0, -1) }),
  ];
  return [
    one('goes to the default when nothing decides', otherwise),
    ...rule.env.map((name) => one(`reads ${name}`, counts(name), {}, { [name]: value(name) })),
    ...settings.map((name) => one(`goes where ${name} says`, counts(name), { [name]: value(name) })),
    ...settings.flatMap((name) =>
      rule.env.map((variable) =>
        one(`prefers ${name} to ${variable}`, counts(name), { [name]: value(name) }, { [variable]: value(variable) }),
      ),
    ),
    ...(rule.use === 'module-call' && rule.slash === 'always' ? settings.flatMap(slashCases) : []),
  ];
}

function instanceCases(rule: Extract<Global, { use: 'instance' }>, recipe: GlobalRecipe): Case[] {
  const { value, to } = places(recipe);
  const otherwise: Expected = rule.default === null ? 'nowhere' : { host: hostPort(rule.default) };
  const one = (
    claim: string,
    expected: Expected,
    part: Pick<Case, 'late'> & { env?: Record<string, string> },
  ): Case => ({
    claim,
    params: {},
    expected,
    ...part,
    env: { ...recipe.env, ...part.env },
  });
  return [
    one('goes to the default when nothing decides', otherwise, {}),
    ...rule.env.flatMap((name) => [
      one(`reads ${name}`, to(name), { env: { [name]: value(name) } }),
      one(
        `${recipe.readsOnce ? 'does not read' : 'reads'} ${name} when it is called`,
        recipe.readsOnce ? otherwise : to(name),
        {
          late: { [name]: value(name) },
        },
      ),
    ]),
  ];
}
