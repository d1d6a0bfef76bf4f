/** The way of every variable that decides a base URL: read by a client, defined, documented, passed on, set; and where it gets lost. */
import type { Chain, Configuration } from '../model/report.js';
import type { Block, Entry } from './block.js';
import { variablesDeciding, variablesOf, type Client } from './concern.js';
import type { Judged } from './judge.js';
import { waysOf, type Names } from './names.js';
import { isTemplate } from './read/dotenv.js';
import { addTo } from '../model/groups.js';

type Step = Chain['steps'][number];

const ORDER: readonly Step['step'][] = ['read', 'defined', 'documented', 'passed-on', 'set'];

export function chainsOf(
  sites: readonly Client[],
  blocks: readonly Block[],
  judged: readonly Judged[],
  names: Names,
): Chain[] {
  const readers = new Map<string, Client[]>();
  for (const site of sites.filter(({ test }) => !test))
    for (const variable of variablesDeciding(site)) addTo(readers, variable, site);
  const naming = namedIn(blocks, names);
  return [...readers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([variable, readBy]) => {
      const wanted = names.normal(variable);
      const isMeant = (name: string): boolean => waysOf(name).some((way) => names.normal(way) === wanted);
      const needs = needsOf(readBy, sites, wanted, names);
      const steps = [
        ...readBy.map((site) => readAt(site, variable)),
        ...(naming.get(wanted) ?? []).flatMap(({ block, entries }) => mentions(block, entries)),
        ...judged.flatMap((one) =>
          one.missing && isMeant(one.missing.variable) ? lacks(one.block, one.at.name, one.at.line) : [],
        ),
        ...blocks.flatMap((block) => lostBeside(block, needs, names)),
      ];
      return chain(variable, readBy, steps);
    });
}

function readAt(site: Client, variable: string): Step {
  const origin = site.baseUrl?.origins.find(({ name, type }) => type === 'env' && name === variable);
  const { path, line } = { path: origin?.path ?? site.path, line: origin?.line ?? site.line };
  const text = origin ? `read for ${site.callee}` : `${site.callee} reads it by itself`;
  return { step: 'read', status: 'present', path, line, text };
}

interface Naming {
  block: Block;
  entries: Entry[];
}

/** The blocks that name a variable, by all its names in normal form: documents name thousands that no client reads. */
function namedIn(blocks: readonly Block[], { normal }: Names): Map<string, Naming[]> {
  const naming = new Map<string, Naming[]>();
  for (const block of blocks)
    for (const entry of block.entries)
      for (const name of new Set(waysOf(entry.variable).map(normal))) {
        const last = naming.get(name)?.at(-1);
        if (last?.block === block) last.entries.push(entry);
        else addTo(naming, name, { block, entries: [entry] });
      }
  return naming;
}

function mentions(block: Block, found: readonly Entry[]): Step[] {
  const first = found.find(({ value }) => value !== 'commented') ?? found[0];
  return (first ? [first] : []).map(({ value, line }): Step => {
    const step = value === 'commented' ? 'documented' : stepOf(block);
    const status = value === 'empty' ? 'empty' : 'present';
    const how = value === 'commented' ? 'in a comment' : value === 'empty' ? 'without a value' : words[step];
    return { step, status, path: block.path, line, text: withOwner(block, how) };
  });
}

const words = {
  read: 'read',
  defined: 'defined',
  documented: 'named',
  'passed-on': 'passed on',
  set: 'set',
} satisfies Record<Step['step'], string>;

function lacks(block: Block, key: string, line: number): Step[] {
  const text = withOwner(block, `${key} is there without it`);
  return [{ step: stepOf(block), status: 'missing', path: block.path, line, text }];
}

/** All in normal form. */
interface Need {
  /** What the client alone takes. */
  keys: string[];
  /** What decides its base URL. */
  bases: string[];
}

function needsOf(readBy: readonly Client[], sites: readonly Client[], wanted: string, names: Names): Need[] {
  const others = new Set(sites.filter((site) => !readBy.includes(site)).flatMap(({ apiKey }) => variablesOf(apiKey)));
  return readBy.map((site) => {
    const all = [...new Set(variablesOf(site.apiKey))];
    const isItsOwn = (name: string): boolean => all.length === 1 || (names.pairOfAny(name)?.own ?? []).includes(wanted);
    const keys = all.filter((name) => !others.has(name) && isItsOwn(name));
    return { keys: keys.map(names.normal), bases: variablesOf(site.baseUrl).map(names.normal) };
  });
}

/** Whoever a client is for: where the key comes that it alone takes, what decides its base URL has to come as well. */
function lostBeside(block: Block, needs: readonly Need[], { normal }: Names): Step[] {
  // What a document lists is judged, not what it mentions.
  if (block.kind === 'doc' || block.isOpenEnded) return [];
  return needs.flatMap(({ keys, bases }) => {
    if (keys.length === 0 || bases.length === 0) return [];
    const key = block.entries.find(({ variable, value }) => keys.includes(normal(variable)) && value !== 'commented');
    const isServed = [...block.entries, ...block.around].some(({ variable }) => bases.includes(normal(variable)));
    return key && !isServed ? lacks(block, key.name, key.line) : [];
  });
}

const withOwner = ({ owner }: Block, text: string): string => (owner === '' ? text : `${owner}: ${text}`);

const STEPS = {
  'settings-class': 'defined',
  'env-file': 'set',
  workflow: 'set',
  compose: 'passed-on',
  dockerfile: 'passed-on',
  kubernetes: 'passed-on',
  doc: 'documented',
} satisfies Record<Configuration['kind'], Step['step']>;

function stepOf({ kind, path }: Block): Step['step'] {
  return kind === 'env-file' && isTemplate(path) ? 'documented' : STEPS[kind];
}

function chain(variable: string, sites: readonly Client[], steps: Step[]): Chain {
  const ordered = distinct(steps).sort(
    (a, b) =>
      ORDER.indexOf(a.step) - ORDER.indexOf(b.step) ||
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      a.line - b.line,
  );
  const breaks = ORDER.find((step) => ordered.some((one) => one.step === step && one.status === 'missing'));
  return { variable, sites: sites.map(({ id }) => id).sort(), steps: ordered, ...(breaks ? { breaks } : {}) };
}

function distinct(steps: readonly Step[]): Step[] {
  const seen = new Map(steps.map((step) => [JSON.stringify([step.step, step.path, step.line, step.text]), step]));
  return [...seen.values()];
}
