/** Which keys have their base URL beside them: blocks in, rows of the report and gaps out. */
import type { Configuration } from '../model/report.js';
import type { Block, Entry } from './block.js';
import type { Concern } from './concern.js';
import { homeOf, isStore } from './join.js';
import { spelled, waysOf, type Pair } from './names.js';
import { twinsAmong, type Twins } from './twins.js';
import { messageOf } from './words.js';
import { addTo } from '../model/groups.js';

export interface Judged {
  block: Block;
  status: Configuration['status'];
  /** Where it shows: the key that lacks its twin, else the base URL. */
  at: Known;
  keys: Known[];
  baseUrls: Known[];
  /** The lacking name, as variables and as names are written here. */
  missing?: { variable: string; name: string; byHand: boolean };
  message: string;
  /** Whose variables these are, where they are a gateway's own. */
  gateway?: string;
}

export interface Known extends Entry {
  /** The variable that it is about, written as at its place. */
  subject: string;
}

/** `held`: variables that the program's settings take. */
export function judge(block: Block, concern: Concern, held: ReadonlySet<string> = new Set()): Judged[] {
  const all = firstOfEach(block.entries.map((entry) => subjectOf(entry, concern)));
  const known = all.filter(({ value }) => block.isOffer ?? value !== 'commented');
  const around = block.around.map((entry) => subjectOf(entry, concern));
  const baseUrls = known.filter(({ subject }) => concern.isBaseUrl(subject));
  const keys = known.flatMap((entry) => {
    const isOne = entry.subject !== '' && !entry.bare && (entry.value !== 'commented' || block.kind === 'env-file');
    const pair = isOne ? concern.pairOf(entry.subject) : undefined;
    return pair ? [{ entry, pair }] : [];
  });
  const amongThem = (entries: readonly Known[]): Twins<Known> => twinsAmong(entries, concern.names);
  const [twinsHere, twinsAround, twinsAnywhere] = [amongThem(known), amongThem(around), amongThem(all)];
  const served = new Map<Known, Known[]>(baseUrls.map((base) => [base, []]));
  const lacking = new Map<string, Judged>();
  const covers: Judged[] = [];
  for (const { entry, pair } of keys) {
    const own = twinsHere(pair, block.kind === 'settings-class' ? entry.name : undefined);
    for (const base of own) addTo(served, base, entry);
    if (own.length > 0) continue;
    const outer = twinsAround(pair);
    const asked = block.kind === 'settings-class' || held.has(entry.subject) ? pair : impliedOf(pair, entry);
    const before = lacking.get(asked.wanted);
    if (outer.length > 0) covers.push(covered(block, entry, outer));
    else if (block.isOpenEnded) continue;
    else if (before) before.keys.push(entry);
    else lacking.set(asked.wanted, lack(block, entry, asked, concern, twinsAnywhere(pair)[0]));
  }
  const there = [...served].flatMap(([base, of]) => (base.bare && of.length === 0 ? [] : [presence(block, base, of)]));
  return [...lacking.values(), ...covers, ...there, ...gateways(block, known, concern)].sort(
    (a, b) => a.at.line - b.at.line,
  );
}

const impliedOf = (pair: Pair, { name }: Known): Pair =>
  pair.implied === undefined ? pair : { ...pair, wanted: spelled(pair.implied, name) };

/** A store of secrets has no place for a URL: what matters is where its keys are handed on. */
export function withoutStores(all: readonly Judged[]): Judged[] {
  const handedOn = new Set(all.filter(({ block }) => !isStore(block)).flatMap(keysWithFolder));
  return all.filter(
    (one) => !isStore(one.block) || one.status !== 'missing' || !keysWithFolder(one).every((key) => handedOn.has(key)),
  );
}

const keysWithFolder = ({ block, keys }: Judged): string[] =>
  keys.map(({ subject }) => `${homeOf(block.path)}\0${subject}`);

/** Names that are made of several keys: the shortest that means something, if no longer one means somebody else. */
function subjectOf(entry: Entry, { names, pairOf, isBaseUrl }: Concern): Known {
  const means = (name: string): boolean =>
    pairOf(name) !== undefined || isBaseUrl(name) || names.gatewayOf(name) !== undefined;
  if (!entry.variable.includes('.')) {
    const isKeyOfData = ['yaml-map', 'json', 'toml'].includes(entry.idiom) && /[a-z]/.test(entry.variable);
    return { ...entry, subject: isKeyOfData ? names.normal(entry.variable) : entry.variable };
  }
  const ways = waysOf(entry.variable);
  const foreign = ways.find((way) => names.isForeign(way));
  return { ...entry, subject: names.normal(foreign ?? ways.find(means) ?? entry.name) };
}

function firstOfEach(entries: readonly Known[]): Known[] {
  const seen = new Map<string, Known>();
  for (const entry of entries) {
    const before = seen.get(entry.subject);
    if (!before || weaknessOf(entry) < weaknessOf(before)) seen.set(entry.subject, entry);
  }
  return [...seen.values()];
}

const weaknessOf = ({ value, bare }: Entry): number => (value === 'commented' ? 2 : bare ? 1 : 0);

function lack(
  block: Block,
  entry: Known,
  { wanted, implied, isAny }: Pair,
  { pairOf, names }: Concern,
  inComment?: Known,
): Judged {
  const inItsManner = (): string =>
    (pairOf(entry.name) ?? names.pairOfAny(entry.name))?.wanted ?? spelled(wanted, entry.name);
  const impliedName = implied === undefined ? undefined : spelled(implied, entry.name);
  const name = wanted === impliedName || entry.name === entry.subject ? wanted : inItsManner();
  const missing = { variable: wanted, name, byHand: isAny !== undefined };
  const message = messageOf(block, inComment ? 'offered' : 'missing', [entry], [inComment?.name ?? name]);
  return { block, status: 'missing', at: entry, keys: [entry], baseUrls: [], missing, message };
}

function covered(block: Block, entry: Known, outer: readonly Known[]): Judged {
  const baseUrls = firstOfEach(outer);
  const names = baseUrls.map(({ name }) => name);
  const message = messageOf(block, 'covered', [entry], names);
  return { block, status: 'present', at: entry, keys: [entry], baseUrls, message };
}

function presence(block: Block, base: Known, keys: Known[]): Judged {
  const isEmpty = base.value === 'empty' && block.kind !== 'settings-class';
  const how = isEmpty ? 'empty' : base.value === 'commented' ? 'commented' : base.hollow ? 'hollow' : 'present';
  const status = isEmpty ? 'empty' : 'present';
  return { block, status, at: base, keys, baseUrls: [base], message: messageOf(block, how, keys, [base.name]) };
}

/** A gateway that the repository knows already. */
function gateways(block: Block, known: readonly Known[], { names, isBaseUrl }: Concern): Judged[] {
  if (block.kind === 'doc') return [];
  const roles = known.flatMap((entry) => {
    const found = names.gatewayOf(entry.subject);
    return found && !isBaseUrl(entry.subject) ? [{ entry, ...found }] : [];
  });
  return roles
    .filter(({ role }) => role === 'baseUrl')
    .map(({ entry, gateway }) => {
      const keys = roles.filter((one) => one.role === 'key' && one.gateway === gateway).map((one) => one.entry);
      const row = presence(block, entry, keys);
      return { ...row, gateway, message: `${row.message}; that is a gateway already: ${gateway}` };
    });
}
