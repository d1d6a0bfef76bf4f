/** The answer of `reroute models`, as text. */
import { linePlace } from './place.js';
import { plural, visible } from './text.js';

interface Named {
  name: string;
  places: { path: string; line: number; cell?: number | undefined }[];
}

export interface ModelRow extends Named {
  /** Null: the gateway would refuse the name. Absent: nobody asked one. */
  served?: { how: 'name' | 'alias' | 'wildcard' | 'target' | 'fallback'; by: string; target: string } | null;
}

export interface SurfaceRow extends Named {
  note?: string;
}

const MOST_PLACES = 3;

export function modelsText(
  { models, surfaces }: { models: ModelRow[]; surfaces: SurfaceRow[] },
  gateway?: string,
): string {
  const refused = models.filter(({ served }) => served === null).length;
  const verdict =
    gateway === undefined
      ? []
      : [
          '',
          refused === 0
            ? `All of them are served by ${visible(gateway)}.`
            : `${plural(refused, 'model')} would be refused.`,
        ];
  return [
    models.length === 0 ? 'No model name that can be read is passed to a client.' : 'Models:',
    ...aligned(models, ({ served }) => (served === undefined ? '' : answer(served))),
    ...verdict,
    ...(surfaces.length === 0 ? [] : ['', 'Interfaces:', ...aligned(surfaces, ({ note }) => note ?? '')]),
    '',
  ].join('\n');
}

function answer(served: NonNullable<ModelRow['served']> | null): string {
  if (served === null) return 'NOT SERVED';
  const to = served.target === served.by ? '' : ` → ${visible(served.target)}`;
  return served.how === 'name' ? `served${to}` : `served by the ${served.how} ${visible(served.by)}${to}`;
}

function aligned<T extends Named>(rows: readonly T[], remark: (row: T) => string): string[] {
  const width = Math.max(0, ...rows.map(({ name }) => visible(name).length));
  return rows.map((row) => {
    const shown = row.places.slice(0, MOST_PLACES).map(linePlace).join(', ');
    const rest = row.places.length > MOST_PLACES ? ` and ${row.places.length - MOST_PLACES} more` : '';
    const said = remark(row);
    return `  ${visible(row.name).padEnd(width)}  ${said === '' ? '' : `${said}  `}${shown}${rest}`;
  });
}
