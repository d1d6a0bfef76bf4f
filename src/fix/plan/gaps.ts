/** Places outside the calls that lack the base URL: settings that the calls need, and files that say what can be set. */
import type { Analysis } from '../../model/analysis.js';
import type { FillGap, Layer, PlannedFix, PlanOptions } from '../../model/remedy.js';
import type { Gap, Idiom } from '../../model/surroundings.js';

const LAYER: Partial<Record<Gap['kind'], Layer>> = {
  'settings-class': 'settings',
  'env-file': 'env',
  compose: 'env',
  dockerfile: 'env',
  kubernetes: 'env',
  workflow: 'ci',
};

const WRITABLE = new Set<Idiom>([
  'dotenv',
  'export',
  'yaml-map',
  'yaml-list',
  'shell-append',
  'dockerfile-arg',
  'settings-field',
  'constant',
  'class-attribute',
  'instance-attribute',
  'schema-entry',
  'object-entry',
]);

const TEST_FOLDER = /(^|\/)(tests?|e2e|examples?|bench(mark)?s?|fixtures?)\//i;

export const isUsableGap = (gap: Gap, { layers }: PlanOptions): boolean =>
  layers.some((layer) => layer === LAYER[gap.kind]) && WRITABLE.has(gap.idiom);

/** `code`: the fixes of calls. Settings are added where one of them reads it, other files name what is read by somebody. */
export function planGaps(analysis: Analysis, options: PlanOptions, code: readonly PlannedFix[]): PlannedFix[] {
  const required = new Set(code.flatMap(({ requires }) => requires));
  const gaps = analysis.surroundings.gaps.filter((gap) => isUsableGap(gap, options));
  const settings = gaps.filter((gap) => gap.kind === 'settings-class' && required.has(gap.id));
  const read = variablesRead(analysis, code, settings);
  const named = gaps.filter(
    (gap) => gap.kind !== 'settings-class' && !TEST_FOLDER.test(gap.path) && gap.missing.some((name) => read.has(name)),
  );
  return [...settings, ...named].map((gap) => fixOf(analysis, gap, settings));
}

function variablesRead({ findings }: Analysis, code: readonly PlannedFix[], settings: readonly Gap[]): Set<string> {
  const written = code.flatMap(({ remedy }) =>
    'at' in remedy
      ? remedy.value.sources.flatMap((source) => (source.from === 'environment' ? [source.variable] : []))
      : [],
  );
  const origins = findings.flatMap(({ site }) => [
    ...site.implicitEnv,
    ...(site.baseUrl?.origins ?? []).flatMap(({ type, name }) => (type === 'env' && name !== undefined ? [name] : [])),
  ]);
  return new Set([...written, ...origins, ...settings.flatMap(({ missing }) => missing)]);
}

function fixOf({ endpoints }: Analysis, gap: Gap, settings: readonly Gap[]): PlannedFix {
  const isField = gap.idiom === 'settings-field';
  const together = isField
    ? settings.filter(({ path, owner, idiom }) => path === gap.path && owner === gap.owner && idiom === gap.idiom)
    : [gap];
  const [endpoint] = endpoints;
  const remedy: FillGap = {
    kind: 'fill-gap',
    path: gap.path,
    gaps: together.map(({ id }) => id),
    variables: [...new Set(together.flatMap(({ missing }) => missing))],
    main: endpoint?.variable ?? '',
    fallback: endpoint?.url ?? '',
  };
  return {
    id: gap.id,
    path: gap.path,
    line: gap.twin.line,
    layer: LAYER[gap.kind] ?? 'settings',
    remedy,
    safety: 'safe',
    summary: `add ${gap.names.join(', ')} next to ${gap.twin.name}`,
    requires: [],
  };
}

/** All gaps that have to be filled with this one: a schema and the object that feeds it; a field and the one it falls back to. */
export function withGap({ surroundings, endpoints }: Analysis, gap: Gap): string[] {
  const same = surroundings.gaps.filter((one) => {
    if (one.path !== gap.path || one.kind !== gap.kind) return false;
    if (gap.idiom === 'settings-field')
      return one.owner === gap.owner && one.missing.some((name) => endpoints.some(({ variable }) => variable === name));
    const isPair =
      ['schema-entry', 'object-entry'].includes(one.idiom) && ['schema-entry', 'object-entry'].includes(gap.idiom);
    return isPair && one.missing.join() === gap.missing.join();
  });
  return [...new Set([gap.id, ...same.map(({ id }) => id)])];
}
