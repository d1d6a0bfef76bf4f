/** Variables that a change makes new, and the environment templates that should name them. */
import type { Analysis } from '../../model/analysis.js';
import type { FillGap, PlannedFix } from '../../model/remedy.js';
import type { Gap } from '../../model/surroundings.js';
import { folderOf } from './modules.js';

/** Those which no line would name: in the template that is nearest to the code that reads them. */
export function furtherIn(
  analysis: Analysis,
  gap: Gap,
  written: readonly Gap[],
  made: readonly MadeVariable[],
): NonNullable<FillGap['further']> {
  const templates = written.filter(({ kind }) => kind === 'env-file');
  if (!templates.includes(gap)) return [];
  const named = new Set(templates.flatMap(({ missing }) => missing));
  const text = analysis.readText(gap.path) ?? '';
  const isNearest = ({ path }: MadeVariable): boolean => nearestTo(path, templates) === gap;
  const own = made.filter((one) => !named.has(one.name) && isNearest(one) && !text.includes(one.name));
  return [
    ...new Map(
      own.map(({ name, key, url }) => [
        name,
        { name, ...(key === undefined ? {} : { key }), ...(url === undefined ? {} : { url }) },
      ]),
    ).values(),
  ];
}

function nearestTo(path: string, templates: readonly Gap[]): Gap | undefined {
  const around = templates.filter((one) => path.startsWith(folderOf(one.path)));
  return around.sort((a, b) => folderOf(b.path).length - folderOf(a.path).length || a.twin.start - b.twin.start)[0];
}

/** A variable that code will read after the change, and where. */
export interface MadeVariable {
  name: string;
  path: string;
  /** Of a setting: the variable of the key beside it. */
  key?: string;
  /** What counts without it, where code says so. */
  url?: string;
}

export function madeVariables(code: readonly PlannedFix[], settings: readonly Gap[]): MadeVariable[] {
  const inCode = code.flatMap(({ remedy }): MadeVariable[] => {
    if (!('at' in remedy)) return [];
    const { sources, otherwise } = remedy.value;
    const url = otherwise.is === 'literal' && otherwise.behind === undefined ? { url: otherwise.url } : {};
    return sources.flatMap((source) =>
      source.from === 'environment' ? [{ name: source.variable, path: remedy.at.path, ...url }] : [],
    );
  });
  const fields = settings.flatMap(({ missing, path, twin }) =>
    missing.map((name) => ({ name, path, key: twin.variable })),
  );
  return [...inCode, ...fields];
}
