/** Places outside the calls that lack the base URL: settings that the calls need, and files that say what can be set. */
import type { Analysis } from '../../model/analysis.js';
import type { FillGap, Layer, Plan, PlannedFix, PlanOptions, Refusal } from '../../model/remedy.js';
import type { Gap, Idiom } from '../../model/surroundings.js';
import { addTo } from '../../model/groups.js';
import { covers } from '../../model/span.js';
import { linesBeside } from '../lines/index.js';
import { hasEffect, isOffered, isOfTests } from './effect.js';
import { readLike, variableRead } from './reading.js';
import { textOfSchema } from './schemas.js';
import { furtherIn, madeVariables } from './templates.js';

const LAYER: Partial<Record<Gap['kind'], Layer>> = {
  'settings-class': 'settings',
  'env-file': 'env',
  compose: 'env',
  dockerfile: 'env',
  kubernetes: 'env',
  workflow: 'ci',
};

/** Written by the structure of the program; all other places are text. */
const IN_CODE = new Set<Idiom>([
  'settings-field',
  'constant',
  'class-attribute',
  'instance-attribute',
  'schema-entry',
  'object-entry',
]);

const TEST_FOLDER = /(^|\/)(tests?|e2e|examples?|bench(mark)?s?|fixtures?)\//i;

const isWanted = (gap: Gap, { layers }: PlanOptions): boolean =>
  layers.some((layer) => layer === LAYER[gap.kind]) && !isEmptyOne(gap);

export const isUsableGap = (gap: Gap, options: PlanOptions): boolean =>
  isWanted(gap, options) && IN_CODE.has(gap.idiom);

/** The base URL itself, without a value: it is named already, and clients that were fixed take it for nothing. */
const isEmptyOne = ({ names, twin }: Gap): boolean => names.includes(twin.name);

/** `code`: the fixes of calls. Settings are added where one of them reads it, other files name what is read by somebody. */
export function planGaps(
  analysis: Analysis,
  options: PlanOptions,
  code: readonly PlannedFix[],
): Pick<Plan, 'fixes' | 'byHand'> {
  const required = new Set(code.flatMap(({ requires }) => requires));
  const gaps = analysis.surroundings.gaps.filter((gap) => isWanted(gap, options));
  const settings = gaps.filter((gap) => required.has(gap.id) && isUsableGap(gap, options));
  const read = variablesRead(analysis, code, settings);
  const named = gaps.filter(
    (gap) =>
      gap.kind !== 'settings-class' &&
      !TEST_FOLDER.test(gap.path) &&
      gap.missing.some((name) => read.has(name)) &&
      hasEffect(analysis, gap, pathsReading(read, gap)) &&
      !isOffered(analysis, gap),
  );
  const written = named.filter((gap) => isWritable(analysis, gap));
  const made = madeVariables(code, settings);
  return {
    fixes: [...settings, ...written].map((gap) =>
      fixOf(analysis, gap, settings, furtherIn(analysis, gap, written, made)),
    ),
    byHand: named.filter((gap) => !written.includes(gap) && !isOfTests(analysis, gap)).map(byHand),
  };
}

function isWritable({ readText, endpoints }: Analysis, gap: Gap): boolean {
  const text = readText(gap.path);
  return text !== undefined && linesBeside(gap, endpoints[0]?.url ?? '', text) !== undefined;
}

/** A place around the program where a person has to write what is lacking. */
function byHand({ id, path, idiom, names, twin, ofChart }: Gap): Refusal {
  const why = ofChart ? 'what the templates of the chart make of it is not certain' : WHY_NOT[idiom];
  const what = `add ${names.join(', ')} next to ${twin.name}`;
  return { id, path, line: twin.line, reason: why === undefined ? what : `${what}: ${why}` };
}

const WHY_NOT: Partial<Record<Idiom, string>> = {
  hcl: 'Terraform hands it on where it hands on the key',
  json: 'as JSON is written there',
  text: 'and in the values, where a template writes it',
  inline: 'it stands in one line with others',
  'yaml-map': 'what the key gets there, it needs as well',
};

const pathsReading = (read: ReadonlyMap<string, readonly string[]>, { missing }: Gap): string[] =>
  missing.flatMap((name) => read.get(name) ?? []);

/** The variables that code reads, or will, and where it does. */
function variablesRead(
  { findings }: Analysis,
  code: readonly PlannedFix[],
  settings: readonly Gap[],
): Map<string, string[]> {
  const read = new Map<string, string[]>();
  for (const { site } of findings) {
    const origins = (site.baseUrl?.origins ?? []).flatMap(({ type, name }) =>
      type === 'env' && name !== undefined ? [name] : [],
    );
    for (const name of [...site.implicitEnv, ...origins]) addTo(read, name, site.path);
  }
  for (const { name, path } of madeVariables(code, settings)) addTo(read, name, path);
  return read;
}

function fixOf(
  analysis: Analysis,
  gap: Gap,
  settings: readonly Gap[],
  further: NonNullable<FillGap['further']>,
): PlannedFix {
  const isField = gap.idiom === 'settings-field';
  const together = isField
    ? settings.filter(({ path, owner, idiom }) => path === gap.path && owner === gap.owner && idiom === gap.idiom)
    : [gap];
  const [endpoint] = analysis.endpoints;
  const main = endpoint?.variable ?? '';
  const remedy: FillGap = {
    kind: 'fill-gap',
    path: gap.path,
    gaps: together.map(({ id }) => id),
    variables: [...new Set(together.flatMap(({ missing }) => missing))],
    main,
    fallback: endpoint?.url ?? '',
    values: valuesAt(analysis, gap, main),
    ...(further.length > 0 ? { further } : {}),
  };
  return {
    id: gap.id,
    path: gap.path,
    line: gap.twin.line,
    layer: LAYER[gap.kind] ?? 'settings',
    ...(isOfTests(analysis, gap) ? { isOfTests: true } : {}),
    remedy,
    safety: 'safe',
    summary: `add ${[...gap.names, ...further.map(({ name }) => name)].join(', ')} next to ${gap.twin.name}`,
    requires: [],
  };
}

/** What is written for a variable where the place has a manner of its own. */
function valuesAt(analysis: Analysis, gap: Gap, main: string): Record<string, string> {
  const file = IN_CODE.has(gap.idiom) ? analysis.file(gap.path) : undefined;
  if (!file) return {};
  const { start, end } = gap.twin;
  const read = file.calls.find(
    ({ call }) => covers([start, end], call.span) && variableRead(call) === gap.twin.variable,
  )?.call;
  const valueOf = (variable: string): string | undefined =>
    gap.idiom === 'schema-entry'
      ? textOfSchema(analysis.texts, file, gap)
      : read && readLike(analysis, file, read, variable);
  return Object.fromEntries(
    [...gap.missing, main].flatMap((variable) => {
      const value = valueOf(variable);
      return value === undefined ? [] : [[variable, value]];
    }),
  );
}

/** All gaps that have to be filled with this one: a schema and the object that feeds it; a field and the one it falls back to. */
export function withGap({ surroundings, endpoints }: Analysis, gap: Gap): string[] {
  const same = surroundings.gaps.filter((one) => {
    if (one.path !== gap.path || one.kind !== gap.kind) return false;
    if (gap.idiom === 'settings-field')
      return one.owner === gap.owner && one.missing.some((name) => endpoints.some(({ variable }) => variable === name));
    // Objects of their own have nothing to do with each other.
    const idioms = [one.idiom, gap.idiom];
    const isPair =
      idioms.includes('schema-entry') && idioms.every((idiom) => ['schema-entry', 'object-entry'].includes(idiom));
    return isPair && one.missing.join() === gap.missing.join();
  });
  return [...new Set([gap.id, ...same.map(({ id }) => id)])];
}
