/** What the clients of a repository ask a gateway for: models by name, and interfaces. */
import type { Report, Site } from '../model/report.js';
import { groupBy } from '../model/groups.js';

export interface Asked {
  name: string;
  places: Place[];
}

export interface Place {
  path: string;
  line: number;
  cell?: number | undefined;
}

export interface Demand {
  models: Asked[];
  surfaces: Asked[];
}

/** Calls that a literal sends to somebody else never meet the gateway. */
export function demandOf({ sites }: Report, includeTests: boolean): Demand {
  const meant = sites.filter((site) => (includeTests || !site.test) && !goesElsewhere(site));
  const uses = meant.flatMap((site) => site.uses);
  return {
    models: grouped([
      ...meant.flatMap((site) => (site.models ?? []).map((name) => [name, placeOf(site)] as const)),
      ...uses.flatMap((use) => use.models.map((name) => [name, placeOf(use)] as const)),
    ]),
    surfaces: grouped(uses.map((use) => [surfaceOf(use.api), placeOf(use)] as const)),
  };
}

const goesElsewhere = ({ status, provider }: Site): boolean =>
  status === 'hardcoded' && (provider === 'other' || provider === 'local');

const placeOf = ({ path, line, cell }: Place): Place => ({
  path,
  line,
  ...(cell === undefined ? {} : { cell }),
});

/** `beta.vectorStores.create` → `vector_stores`, `beta.threads.runs.create` → `threads`. */
function surfaceOf(api: string): string {
  const [first = '', second] = api.replace(/^beta\./, '').split('.');
  const name = second === undefined ? first.replace(/^(create|list|retrieve|delete)/, '') : first;
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
}

function grouped(all: readonly (readonly [string, Place])[]): Asked[] {
  return [...groupBy(all, ([name]) => name)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, group]) => ({ name, places: distinct(group.map(([, place]) => place)) }));
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()].sort(
    (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || (a.cell ?? -1) - (b.cell ?? -1) || a.line - b.line,
  );
}
