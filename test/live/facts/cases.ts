/** What a rule claims about a constructor, as cases: parameters and environment in, host out. */
import type { ConstructorRule, Nothing } from '../../../src/model/rule.js';
import type { Recipe } from './recipes.js';

export interface Case {
  claim: string;
  /** By the parameter's name in the rules. */
  params: Record<string, unknown>;
  env: Record<string, string>;
  /** Variables that are set after the package was loaded. */
  late?: Record<string, string>;
  derive?: { method: string; params: Record<string, unknown> };
  set?: Record<string, unknown>;
  expected: Expected;
  /** Of the cases with this claim, one that holds is enough. */
  any?: true;
}

/** `nowhere`: no host is contacted, building or calling fails. `refusable`: building may fail instead. */
export type Expected = { host: string; refusable?: true; path?: string } | 'nowhere' | 'unbuilt';

export type Language = 'python' | 'typescript';

/** JSON has neither `undefined`; the driver revives this. */
const UNDEFINED = { $: 'undefined' };
const NOTHINGS = { none: null, null: null, undefined: UNDEFINED, empty: '' } as const;
const CONFLICTING: Record<string, unknown> = { data_residency: 'eu', dataResidency: 'eu' };

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export function casesOf(rule: ConstructorRule, recipe: Recipe, others: readonly string[], language: Language): Case[] {
  const place = (name: string) =>
    recipe.values?.[name] ?? { value: `http://${slug(name)}.test:80`, host: `${slug(name)}.test:80` };
  const from = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, place(name).value]));
  const usable = rule.baseUrl.filter((param) => language === 'typescript' || !param.startsWith('arg['));
  const [first] = usable;
  const fallback: Expected = rule.default === null ? 'nowhere' : { host: hostPort(rule.default, recipe) };
  const built = (params: Record<string, unknown> = {}) => ({ ...recipe.options, ...params });
  const builtFor = (param: string, params: Record<string, unknown>) =>
    isSecond(param, rule) ? { 'arg[0]': 'm', ...renamed({ ...recipe.options, ...params }) } : built(params);
  const one = (claim: string, part: Partial<Case> & Pick<Case, 'expected'>): Case => ({
    claim,
    params: built(),
    ...part,
    env: { ...recipe.env, ...part.env },
  });

  const cases = [
    one('goes to the default when nothing decides', { expected: fallback }),
    one('reads no other variable', { env: from(others), expected: fallback }),
    ...rule.env.map((name) => one(`reads ${name}`, { env: from([name]), expected: { host: place(name).host } })),
    ...usable.map((param) =>
      one(`takes ${param}`, { params: builtFor(param, from([param])), expected: { host: place(param).host } }),
    ),
    ...usable.flatMap((param, index) => {
      const next = usable[index + 1];
      if (next === undefined || rule.conflicts.includes(next)) return [];
      return one(`prefers ${param} to ${next}`, {
        params: builtFor(param, from([param, next])),
        expected: { host: place(param).host, refusable: true },
      });
    }),
  ];
  if (first === undefined) return cases;
  const given = built(from([first]));
  const routed: Expected = { host: place(first).host };
  cases.push(
    ...rule.env.map((name) =>
      one(`prefers ${first} to ${name}`, { params: given, env: from([name]), expected: routed }),
    ),
    ...Object.entries(rule.nothing ?? {}).flatMap(([kind, does]) =>
      does === undefined
        ? []
        : nothingCases(kind as keyof typeof NOTHINGS, does, first, one, built, fallback, rule.env, place),
    ),
    ...rule.conflicts
      .filter((param) => param in CONFLICTING || usable.includes(param))
      .map((param) =>
        one(`refuses ${param} next to ${first}`, {
          params: { ...given, [param]: CONFLICTING[param] ?? place(param).value },
          expected: 'unbuilt',
        }),
      ),
    ...rule.derive.flatMap((method) => [
      one(`${method} takes ${first}`, {
        params: { ...built(), [first]: 'http://before.test:80' },
        derive: { method, params: from([first]) },
        expected: routed,
      }),
      one(`${method} inherits`, { params: given, derive: { method, params: {} }, expected: routed }),
    ]),
  );
  if (rule.property !== undefined) {
    const params = { ...built(), [first]: 'http://before.test:80' };
    const set = { [rule.property]: place('property').value };
    cases.push(one(`${rule.property} may be assigned`, { params, set, expected: { host: place('property').host } }));
  }
  return cases;
}

/** `new Chat('model', { … })`: what else is given belongs into the second argument, too. */
function isSecond(param: string, { model }: ConstructorRule): boolean {
  return param.startsWith('arg[1].configuration') && model.includes('arg[0]');
}

function renamed(options: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([key, value]) => [key.startsWith('arg[') ? key : `arg[1].${key}`, value]),
  );
}

function nothingCases(
  kind: keyof typeof NOTHINGS,
  does: Nothing,
  first: string,
  one: (claim: string, part: Partial<Case> & Pick<Case, 'expected'>) => Case,
  built: (params: Record<string, unknown>) => Record<string, unknown>,
  fallback: Expected,
  env: readonly string[],
  place: (name: string) => { value: string; host: string },
): Case[] {
  const params = built({ [first]: NOTHINGS[kind] });
  const isRefused = does === 'used' || does === 'error';
  const expected = (variable?: string): Expected => {
    if (isRefused) return 'nowhere';
    return does === 'env' && variable !== undefined ? { host: place(variable).host } : fallback;
  };
  return [
    one(`${kind} as ${first}: ${does}`, { params, expected: expected() }),
    ...env.map((variable) =>
      one(`${kind} as ${first}, a variable set: ${does}`, {
        params,
        env: { [variable]: place(variable).value },
        expected: expected(variable),
        // One variable that still decides is enough.
        ...(does === 'env' ? { any: true as const } : {}),
      }),
    ),
  ];
}

export function hostPort(url: string, { holes }: Pick<Recipe, 'holes'> = {}): string {
  const filled = url.replace(/\{(\w+)\}/g, (hole, name: string) => holes?.[name] ?? hole);
  const { hostname, port, protocol } = new URL(filled);
  return `${hostname}:${port || (/^(https|wss):$/.test(protocol) ? '443' : '80')}`;
}
