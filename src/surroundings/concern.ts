/** Which names matter in this repository: what the rules know, and what its own clients read. */
import type { Site } from '../model/report.js';
import type { SettingsRule } from '../model/rule.js';
import { namesOf, spelled, type Names, type Pair } from './names.js';
import { addTo } from '../model/groups.js';

/** A finding as far as it is known by now: what can be done about it comes later. */
export type Client = Omit<Site, 'fix'>;

export interface Concern {
  names: Names;
  /** A key of a vendor, and what belongs to it. `accepted` is in normal form. */
  pairOf(name: string): Pair | undefined;
  isBaseUrl(name: string): boolean;
  /** Base URLs of the vendors by the names that the program has for them. */
  renamed: Record<string, string>;
  /** One of these texts stands in every file that names any of these variables. */
  words: string[];
}

/** Of what all vendors share, that with ordinary keys is asked. */
export function concernOf(rules: readonly SettingsRule[], sites: readonly Client[]): Concern | undefined {
  const spellings = Object.assign({}, ...rules.map((rule) => rule.spellings)) as SettingsRule['spellings'];
  const ordered = [...rules].sort((a, b) => Number(a.ownEndpoints) - Number(b.ownEndpoints));
  const vendors = ordered.map((rule) => {
    const others = rules.filter((other) => other !== rule).map(({ provider }) => provider);
    return concernOfVendor(namesOf({ ...rule, spellings }), rule, productOf(sites, others));
  });
  const deciding = productOf(sites, []).flatMap((site) => [...variablesDeciding(site), ...keyVariables(site)]);
  const [first] = vendors;
  return (
    first && {
      names: first.names,
      pairOf: (name) => firstOf(vendors, (vendor) => vendor.pairOf(name)),
      isBaseUrl: (name) => vendors.some((vendor) => vendor.isBaseUrl(name)),
      renamed: Object.assign({}, ...vendors.map(({ renamed }) => renamed)) as Concern['renamed'],
      words: [...new Set([...vendors.flatMap(({ words }) => words), ...deciding.flatMap(bothCases)])].sort(),
    }
  );
}

const productOf = (sites: readonly Client[], others: readonly Client['provider'][]): Client[] =>
  sites.filter(({ test, provider }) => !test && !others.includes(provider));

function firstOf<T, R>(all: readonly T[], answer: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = answer(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function concernOfVendor(names: Names, rule: SettingsRule, product: readonly Client[]): Concern {
  const mine = product.filter((site) =>
    site.provider === rule.provider ? isOfVendor(site, names) : site.provider === 'unknown' && takesKey(site, names),
  );
  const own = readByProgram(names, mine, product);
  const learned = learnedPairs(names, mine);
  const keys = keysOfProgram(names, mine);
  const implied = impliedPairs(names, mine);
  // `BASE_URL` alone is as often the address of the program itself.
  const stemless = new Set(names.pairOfAny('key')?.own);
  const telling = (name: string): boolean => own.explicit.has(name) && !stemless.has(name) && !names.isForeign(name);
  const counts = (name: string): boolean => !names.isLegacy(name) || product.length === 0 || own.all.has(name);
  const words = [...rule.words, ...[...keys].flatMap(bothCases)];
  const isAny = (name: string): boolean => names.isBaseUrl(name) || own.explicit.has(names.normal(name));
  if (rule.ownEndpoints && !mine.flatMap(variablesDeciding).some(isAny)) return unconcerned(names);
  const usual = rule.ownEndpoints ? undefined : names.pairOf(`${rule.root}_API_KEY`);
  const main = usual?.own.find((name) => own.explicit.has(name));
  return {
    names,
    pairOf: (name) => {
      const normal = names.normal(name);
      const pair = names.pairOf(name) ?? (keys.has(normal) ? names.pairOfAny(name) : undefined);
      const bases = learned.get(normal);
      if (!pair && !bases) return undefined;
      const accepted = [...(pair?.accepted ?? []), ...(bases ?? [])].filter(counts);
      const found = { wanted: wantedName(name, pair, bases, own), own: (pair?.own ?? []).filter(counts), accepted };
      if (rule.ownEndpoints) return { ...found, isAny };
      const its = pair?.own.some((one) => own.all.has(one)) ? undefined : implied.get(normal);
      return its === undefined ? found : { ...found, accepted: [...accepted, its], implied: its };
    },
    isBaseUrl: (name) => {
      const normal = names.normal(name);
      return telling(normal) || (names.isBaseUrl(normal) && counts(normal));
    },
    renamed: main === undefined ? {} : Object.fromEntries((usual?.own ?? []).map((name) => [name, main])),
    words,
  };
}

/** Whether a key lacks anything, nobody can say. */
const unconcerned = (names: Names): Concern => ({
  names,
  pairOf: () => undefined,
  isBaseUrl: () => false,
  renamed: {},
  words: [],
});

/** A single word in small letters stands in every other file. */
const bothCases = (name: string): string[] => (name.includes('_') ? [name, name.toLowerCase()] : [name]);

interface Read {
  /** The program names them where it builds a client of the vendor. */
  explicit: ReadonlySet<string>;
  /** All that decides the base URL of any client, those that SDKs read by themselves included. */
  all: ReadonlySet<string>;
}

function readByProgram(names: Names, ofVendor: readonly Client[], sites: readonly Client[]): Read {
  const explicit = new Set(ofVendor.flatMap(baseUrlVariables).map(names.normal));
  const others = sites.flatMap((site) => [...baseUrlVariables(site), ...site.implicitEnv]);
  return { explicit, all: new Set([...explicit, ...others.map(names.normal)]) };
}

export const variablesOf = (value: Site['baseUrl']): string[] =>
  (value?.origins ?? []).flatMap(({ type, name, partial }) =>
    type === 'env' && name !== undefined && !partial ? [name] : [],
  );

/** What the code names; where it names nothing, what its SDK looks for by itself. */
export function variablesDeciding({ status, implicitEnv, baseUrl }: Client): string[] {
  return status === 'missing' ? implicitEnv : [...new Set(variablesOf(baseUrl))];
}

const baseUrlVariables = ({ baseUrl }: Client): string[] => variablesOf(baseUrl);
const keyVariables = ({ apiKey }: Client): string[] => variablesOf(apiKey);

/**
 * A client that goes to the vendor when nothing is set may be meant for somebody else all the same:
 * `new Client({ apiKey: env.LM_STUDIO_KEY, baseURL: env.LM_STUDIO_URL })`.
 */
function isOfVendor(site: Client, names: Names): boolean {
  const bases = baseUrlVariables(site);
  const keys = keyVariables(site);
  if (site.status !== 'config-driven' || (site.baseUrl?.urls ?? []).length > 0 || !site.apiKey) return true;
  return keys.some((name) => names.pairOf(name)) || bases.some((name) => names.isBaseUrl(name));
}

/** Where a base URL has to be set, the name of the key says whose client it is. */
const takesKey = (site: Client, names: Names): boolean => keyVariables(site).some((name) => names.pairOf(name));

/** Keys by another name: where the only keys that a client for the vendor takes don't bear its name. */
function keysOfProgram(names: Names, sites: readonly Client[]): ReadonlySet<string> {
  return new Set(
    sites
      .map(keyVariables)
      .filter((keys) => !keys.some((name) => names.pairOf(name)))
      .flat()
      .map(names.normal),
  );
}

/** Base URLs that stand beside a key wherever the program builds a client with it, and are not another of its keys' own. */
function learnedPairs(names: Names, sites: readonly Client[]): ReadonlyMap<string, string[]> {
  const bare = new Set(
    sites
      .filter(({ status }) => status !== 'config-driven')
      .flatMap(keyVariables)
      .map(names.normal),
  );
  const learned = new Map<string, string[]>();
  for (const site of sites) {
    const keys = keyVariables(site).map(names.normal);
    const ownOf = (key: string): string[] => names.pairOf(key)?.own ?? [];
    const owned = new Set(keys.flatMap(ownOf));
    const bases = baseUrlVariables(site).map(names.normal);
    for (const key of keys) {
      const its = bases.filter((base) => !owned.has(base) || ownOf(key).includes(base));
      if (!bare.has(key) && its.length > 0) addTo(learned, key, ...its);
    }
  }
  return learned;
}

/** Keys by another name, of clients that are given no base URL, and the variable that moves those all the same. */
function impliedPairs(names: Names, sites: readonly Client[]): ReadonlyMap<string, string> {
  const others = sites.filter(({ status }) => status !== 'missing').flatMap(keyVariables);
  const taken = new Set(others.map(names.normal));
  return new Map(
    sites.flatMap((site) => {
      const variable = site.implicitEnv.find((one) => names.isBaseUrl(one) && !names.isLegacy(one));
      const keys = keyVariables(site);
      if (variable === undefined || keys.some((key) => names.pairOf(key))) return [];
      return keys.map(names.normal).flatMap((key) => (taken.has(key) ? [] : [[key, variable] as const]));
    }),
  );
}

/** The name that the program reads already, else the rule's. */
function wantedName(name: string, pair: Pair | undefined, learned: readonly string[] | undefined, read: Read): string {
  const [first] = learned ?? [];
  if (!pair) return spelled(first ?? '', name);
  const [canonical = ''] = pair.own;
  const explicit = pair.own.find((one) => read.explicit.has(one)) ?? first;
  if (explicit !== undefined) return spelled(explicit, name);
  if (read.all.has(canonical)) return pair.wanted;
  const implicit = pair.own.find((one) => read.all.has(one));
  return implicit === undefined ? pair.wanted : spelled(implicit, name);
}
