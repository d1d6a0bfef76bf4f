/** The document in which the project describes its environment gets a section on the gateway. */
import { createHash } from 'node:crypto';
import type { Analysis, Finding } from '../../../model/analysis.js';
import type { PlannedFix, Refusal, WriteSection } from '../../../model/remedy.js';
import { keyVariableOf, ownerOfUrl } from '../names.js';
import { isElsewhere } from '../policy.js';
import { headingsOf, sectionsOf, type Section } from './outline.js';

export interface DocsPlan {
  fixes: PlannedFix[];
  refusals: Refusal[];
}

/** Records, what programs are told, translations, and what belongs to tests and examples. */
const OTHER_DOCUMENT =
  /(^|\/)(changelog|changes|history|news|releases?|licen[cs]e|security|code_of_conduct|claude|agents|gemini|copilot-instructions)\b[^/]*$|[._-][a-z]{2}([_-][a-z]{2,4})?\.mdx?$|(^|\/)(tests?|fixtures|examples?|vendor|node_modules|i18n|locales?|translations|blog|\.(?!github)[^/]+)\//i;

const VARIABLE = /\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/g;

interface Place {
  path: string;
  text: string;
  section: Section;
  /** How many variables are described there. */
  rank: number;
}

export function planDocs(analysis: Analysis, planned: readonly PlannedFix[]): DocsPlan {
  const variables = variablesOf(analysis, planned);
  const [main] = variables;
  const [endpoint] = analysis.endpoints;
  if (!main || !endpoint) return { fixes: [], refusals: [] };
  const keys = keysOf(analysis, main.name);
  const documents = analysis.documents([...keys, main.name]).filter((path) => !OTHER_DOCUMENT.test(path));
  const texts = documents.flatMap((path) => {
    const text = analysis.readText(path);
    return text === undefined ? [] : [{ path, text }];
  });
  if (texts.some(({ text }) => text.includes(main.name))) return { fixes: [], refusals: [] };
  const place = texts.flatMap(({ path, text }) => placesIn(path, text, keys)).sort(better)[0];
  if (!place) {
    const reason = `no document of the project names ${keys.join(' or ')}: where the environment is described is for you to say`;
    return { fixes: [], refusals: [{ id: idOf(main.name), path: 'README.md', line: 1, reason }] };
  }
  const remedy = { ...sectionAfter(place), variables, keys, fallback: endpoint.url, models: modelsOf(analysis) };
  return { fixes: [fixOf(place, remedy)], refusals: [] };
}

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
  findings.flatMap(({ site }) => (site.test || isElsewhere(site) || site.provider === 'azure' ? [] : site));

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
  const named = ours(analysis).flatMap(({ apiKey }) => variablesIn(apiKey));
  return [...new Set([keyVariableOf(main), ...named.filter((name) => /^[A-Z][A-Z\d_]+$/.test(name)).sort()])];
}

function modelsOf(analysis: Analysis): string[] {
  const named = ours(analysis).flatMap(({ models, uses }) => [...(models ?? []), ...uses.flatMap((use) => use.models)]);
  return [...new Set(named.filter((name) => /\d/.test(name)))].sort();
}

function placesIn(path: string, text: string, keys: readonly string[]): Place[] {
  return sectionsOf(text).flatMap((section) => {
    // In quotes it is code.
    const body = text.slice(section.start, section.end).replace(/(["'])[A-Z][A-Z\d_]+\1/g, '');
    if (!keys.some((key) => body.includes(key))) return [];
    return [{ path, text, section, rank: new Set(body.match(VARIABLE)).size }];
  });
}

/** Where more variables are described; then the document that is nearer to the root; then the earlier place. */
const better = (a: Place, b: Place): number =>
  b.rank - a.rank ||
  a.path.split('/').length - b.path.split('/').length ||
  (a.path === b.path ? a.section.start - b.section.start : a.path < b.path ? -1 : 1);

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
