/** Names of variables, however they are spelt: which are keys, and which base URL belongs to which key. */
import { remembering } from '../model/remembered.js';
import type { SettingsRule } from '../model/rule.js';

export interface Pair {
  /** The lacking name, in the spelling of the key. */
  wanted: string;
  /** In normal form, strongest first: names that share the key's stem. */
  own: string[];
  /** Every name that would do: those, and the vendor's own. */
  accepted: string[];
  /** What clients that take this key read by themselves: it does as well where nothing of the program's own is set up. */
  implied?: string;
  /** Every key of this vendor comes with an endpoint of its own: names of those, and no gateway's will do. */
  isAny?(name: string): boolean;
}

export interface Names {
  /** `openaiApiKey`, `openai-api-key` → `OPENAI_API_KEY`. */
  normal(name: string): string;
  /** What belongs to a key; undefined where the name is none. */
  pairOf(name: string): Pair | undefined;
  /** The same for a name that is a key because the program uses it as one. */
  pairOfAny(name: string): Pair | undefined;
  isBaseUrl(name: string): boolean;
  isLegacy(name: string): boolean;
  /** Of a vendor whose keys look alike. */
  isForeign(name: string): boolean;
  gatewayOf(name: string): { gateway: string; role: 'baseUrl' | 'key' } | undefined;
}

export function namesOf(rule: SettingsRule): Names {
  const keys = rule.keys.map((pattern) => new RegExp(pattern));
  const anyKeys = rule.generic.keys.map((pattern) => new RegExp(pattern));
  const foreign = rule.foreign.map((pattern) => new RegExp(pattern));
  const baseUrl = baseUrlPattern(rule);
  const gateways = rule.gateways.map(({ name, ...patterns }) => ({
    name,
    baseUrls: patterns.baseUrls.map((pattern) => new RegExp(pattern)),
    keys: patterns.keys.map((pattern) => new RegExp(pattern)),
  }));
  const spellings = Object.entries(rule.spellings);
  const normal = remembering((name) =>
    spellings.reduce((text, [from, to]) => text.replaceAll(from, to), screaming(name)),
  );
  const isForeign = (name: string): boolean => foreign.some((pattern) => pattern.test(name));
  const pair = (name: string, patterns: readonly RegExp[], templates: readonly string[]): Pair | undefined => {
    const normalised = normal(name);
    const stem = isForeign(normalised) ? undefined : stemOf(normalised, patterns);
    if (stem === undefined) return undefined;
    const own = fill(templates, stem);
    const ofVendor = patterns === keys && stem !== rule.root ? fill(templates, rule.root) : [];
    const wanted = stem === rule.root ? (own[0] ?? '') : respelt(own[0] ?? '', name, rule.spellings);
    return { wanted: spelled(wanted, name), own, accepted: [...own, ...ofVendor] };
  };
  return {
    normal,
    pairOf: (name) => pair(name, keys, [...rule.baseUrls, ...rule.weakBaseUrls]),
    pairOfAny: (name) => pair(name, anyKeys, rule.generic.baseUrls),
    isBaseUrl: (name) => baseUrl.test(normal(name)) && !isForeign(normal(name)),
    isForeign: (name) => isForeign(normal(name)),
    isLegacy: (name) => rule.legacy.includes(normal(name)),
    gatewayOf: (name) => {
      const normalised = normal(name);
      for (const { name: gateway, baseUrls, keys: own } of gateways) {
        if (baseUrls.some((pattern) => pattern.test(normalised))) return { gateway, role: 'baseUrl' };
        if (own.some((pattern) => pattern.test(normalised))) return { gateway, role: 'key' };
      }
      return undefined;
    },
  };
}

function stemOf(name: string, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(name);
    if (match) return match.groups?.['stem'] ?? '';
  }
  return undefined;
}

function fill(templates: readonly string[], stem: string): string[] {
  return templates.map((template) => template.replace('{stem}', stem).replace(/^_/, ''));
}

/** Any base URL of the vendor: the plain names with anything around the vendor's, the others right behind it. */
function baseUrlPattern({ root, baseUrls, weakBaseUrls }: SettingsRule): RegExp {
  const ends = (templates: readonly string[]): string =>
    templates.map((template) => template.replace('{stem}', '')).join('|');
  return new RegExp(`^(?:\\w+_)?${root}(?:(?:_\\w+?)?(?:${ends(baseUrls)})|${ends(weakBaseUrls)})$`);
}

/** The vendor's name as the key writes it. */
function respelt(variable: string, like: string, spellings: SettingsRule['spellings']): string {
  const from = Object.keys(spellings).find((one) => screaming(like).includes(one));
  return from === undefined ? variable : variable.replaceAll(spellings[from] ?? from, from);
}

function screaming(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
}

/** Of a name that is made of keys, `a.b.c`: `c`, `b.c`, `a.b.c`. */
export function waysOf(name: string): string[] {
  const parts = name.split('.');
  return parts.map((_, index) => parts.slice(parts.length - 1 - index).join('.'));
}

/** A variable's name in the manner of another name: `openai_base_url`, `openaiBaseUrl`, `openai-base-url`. */
export function spelled(variable: string, like: string): string {
  const words = variable.toLowerCase().split('_');
  if (/^[^a-z]+$/.test(like)) return variable;
  if (like.includes('.')) return dotted(variable, like);
  if (like.includes('-')) return words.join('-');
  if (!/[A-Z]/.test(like)) return words.join('_');
  if (like.includes('_')) return variable;
  const camel = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]/.test(like) ? camel : camel.charAt(0).toLowerCase() + camel.slice(1);
}

function dotted(variable: string, like: string): string {
  const last = like.slice(like.lastIndexOf('.') + 1);
  const home = like.slice(0, like.lastIndexOf('.') + 1);
  const shared = screaming(home).split('_').length;
  return home + spelled(variable.split('_').slice(shared).join('_') || variable, last);
}
