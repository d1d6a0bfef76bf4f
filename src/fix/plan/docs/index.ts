/** The document in which the project describes its environment gets a section on the gateway. */
import { createHash } from 'node:crypto';
import type { Analysis, Finding } from '../../../model/analysis.js';
import type { PlannedFix, Refusal, WriteSection } from '../../../model/remedy.js';
import { FIRST_VENDOR, isOwn } from '../../../model/report.js';
import { keyVariableOf, ownerOfUrl } from '../names.js';
import { isElsewhere } from '../policy.js';
import { better, homeOf, isOther, placesNaming, placesOfSetUp, type Place } from './documents.js';
import { headingsOf } from './outline.js';

export interface DocsPlan {
  fixes: PlannedFix[];
  refusals: Refusal[];
}

export function planDocs(analysis: Analysis, planned: readonly PlannedFix[]): DocsPlan {
  const variables = variablesOf(analysis, planned);
  const [main] = variables;
  const [endpoint] = analysis.endpoints;
  if (!main || !endpoint) return { fixes: [], refusals: [] };
  const keys = keysOf(analysis, main.name);
  const documents = analysis.documents([...keys, main.name]);
  const texts = documents.flatMap((path) => {
    const text = isOther(path) ? undefined : analysis.readText(path);
    return text === undefined ? [] : [{ path, text }];
  });
  if (texts.some(({ text }) => text.includes(main.name))) return { fixes: [], refusals: [] };
  const isAbout = ({ path }: Place): boolean =>
    2 * main.paths.filter((one) => one.startsWith(homeOf(path))).length >= main.paths.length;
  const chosen = (places: Place[]): Place | undefined => places.filter(isAbout).sort(better)[0];
  const place = chosen(texts.flatMap((one) => placesNaming(one, keys, main.name))) ?? chosen(placesOfSetUp(analysis));
  if (!place) return { fixes: [], refusals: [nowhere(main.name, keys, documents)] };
  const remedy = { ...sectionAfter(place), variables, keys, fallback: endpoint.url, models: modelsOf(analysis) };
  return { fixes: [fixOf(place, remedy)], refusals: [] };
}

/** What was looked at, and why it will not do. */
function nowhere(main: string, keys: readonly string[], documents: readonly string[]): Refusal {
  const seen = documents
    .slice(0, MOST_NAMED)
    .map(
      (path) =>
        `${path} ${isOther(path) ? 'is a record, a translation or an example' : 'is not about setting the program up'}`,
    );
  const why = seen.length > 0 ? ` (${seen.join('; ')})` : '';
  const reason = `no document of the project names ${keys.join(' or ')}${why}, or says how its .env is made: where the environment is described is for you to say`;
  return { id: idOf(main), path: 'README.md', line: 1, reason };
}

const MOST_NAMED = 3;

function fixOf({ path, text, section }: Place, remedy: WriteSection): PlannedFix {
  return {
    id: idOf(path),
    path,
    line: text.slice(0, section.start).split('\n').length,
    layer: 'docs',
    remedy,
    safety: 'safe',
    summary: `describe ${remedy.variables.map(({ name }) => name).join(', ')} and the move to a gateway`,
    requires: [],
  };
}

const idOf = (name: string): string => createHash('sha256').update(`docs\0${name}`).digest('hex').slice(0, 16);

/** Product code that talks to the vendor the gateway stands for. */
const ours = ({ findings }: Analysis): Finding[] =>
  findings.flatMap(({ site }) => {
    const isElse = site.vendor !== FIRST_VENDOR || site.provider === 'azure' || isElsewhere(site);
    return site.test || isElse ? [] : site;
  });

/** The variables that move the vendor's traffic, the one that moves most of it first, with the files that it moves. */
function variablesOf(analysis: Analysis, planned: readonly PlannedFix[]): WriteSection['variables'] {
  const files = new Map<string, Set<string>>();
  const read = [...ours(analysis).flatMap(readBySite), ...planned.flatMap(readByFix)];
  for (const { name, path } of read) if (ownerOfUrl(name)) files.set(name, (files.get(name) ?? new Set()).add(path));
  const isMain = (name: string): boolean => analysis.endpoints.some(({ variable }) => variable === name);
  return [...files]
    .map(([name, paths]) => ({ name, paths: [...paths].sort() }))
    .sort((a, b) => Number(isMain(b.name)) - Number(isMain(a.name)) || (a.name < b.name ? -1 : 1));
}

interface Read {
  name: string;
  path: string;
}

function readBySite({ path, status, implicitEnv, baseUrl }: Finding): Read[] {
  const names = [...variablesIn(baseUrl), ...(status === 'missing' ? implicitEnv : [])];
  return names.map((name) => ({ name, path }));
}

function readByFix({ path, layer, remedy }: PlannedFix): Read[] {
  const inCode = 'at' in remedy ? remedy.value.sources : [];
  const names = inCode.flatMap((source) => (source.from === 'environment' ? [source.variable] : []));
  const added = remedy.kind === 'fill-gap' && layer === 'settings' ? remedy.variables : [];
  return [...names, ...added].map((name) => ({ name, path }));
}

const variablesIn = (value: Finding['baseUrl']): string[] =>
  (value?.origins ?? []).flatMap(({ type, name }) => (type === 'env' && name !== undefined ? [name] : []));

/** The variables of the keys that go along. */
function keysOf(analysis: Analysis, main: string): string[] {
  const named = ours(analysis)
    .filter(isOwn)
    .flatMap(({ apiKey }) => variablesIn(apiKey));
  return [...new Set([keyVariableOf(main), ...named.filter((name) => /^[A-Z][A-Z\d_]+$/.test(name)).sort()])];
}

function modelsOf(analysis: Analysis): string[] {
  const named = ours(analysis).flatMap(({ models, uses }) => [...(models ?? []), ...uses.flatMap((use) => use.models)]);
  return [...new Set(named.filter((name) => /\d/.test(name)))].sort();
}

/** Behind all that belongs to the section: beside it, or under it where it is the whole document. */
function sectionAfter({
  path,
  text,
  section: { heading, start },
}: Place): Pick<WriteSection, 'kind' | 'path' | 'offset' | 'level' | 'isUnderlined'> {
  const level = Math.min(Math.max(heading?.level ?? 2, 2), 5);
  const next = headingsOf(text).find((one) => one.start > start && one.level <= level);
  const offset = next?.start ?? text.length;
  return { kind: 'write-section', path, offset, level, isUnderlined: heading?.isUnderlined ?? false };
}
