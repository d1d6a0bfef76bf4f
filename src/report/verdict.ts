import type { Report, Site } from '../model/report.js';

/** Whether calls of a site can be moved as the code stands. */
export type Support = 'already' | 'pinned' | 'not' | 'fixed' | 'elsewhere' | 'unclear';

/** How loudly a format should speak of a site. `none`: nothing to complain of. */
export type Level = 'error' | 'warning' | 'note' | 'none';

export function support(site: Site): Support {
  switch (site.status) {
    case 'missing':
      return 'not';
    case 'config-driven':
      return site.pinned ? 'pinned' : 'already';
    case 'unresolved':
      return 'unclear';
    case 'hardcoded':
      return (site.providers ?? [site.provider]).every((one) => one === 'other' || one === 'local')
        ? 'elsewhere'
        : 'fixed';
  }
}

const levels = {
  already: () => 'none',
  pinned: () => 'none',
  elsewhere: () => 'note',
  unclear: () => 'warning',
  not: (site) => (site.impact === 'high' ? 'error' : 'warning'),
  fixed: (site) => (site.impact === 'high' ? 'error' : 'warning'),
} satisfies Record<Support, (site: Site) => Level>;

const gateLevels = { fail: 'error', warn: 'warning', report: 'note', pass: 'none' } satisfies Record<
  NonNullable<Site['gate']>['severity'],
  Level
>;

/** It follows configuration, or goes elsewhere on purpose: nothing has to be done. */
export function staysAsItIs(site: Site): boolean {
  return support(site) === 'already' || support(site) === 'elsewhere';
}

export function level(site: Site): Level {
  if (site.suppressed) return 'none';
  if (site.gate) return isOldDebt(site) ? 'note' : gateLevels[site.gate.severity];
  const own: Level = levels[support(site)](site);
  return site.test && own !== 'none' ? 'note' : own;
}

/** A gate lets it pass today, for reasons that are not its own. */
export function isOldDebt({ gate }: Site): boolean {
  return gate?.known === true || gate?.untouched === true;
}

/** Product code whose calls cannot be moved without somebody looking at it. */
export function isOpen(site: Site): boolean {
  const loud = level(site);
  return loud === 'error' || loud === 'warning';
}

const LEVELS = { error: 0, warning: 1, note: 2, none: 3 } satisfies Record<Level, number>;
const STATUSES = { missing: 0, hardcoded: 1, unresolved: 2, 'config-driven': 3 } satisfies Record<
  Site['status'],
  number
>;
const IMPACTS = { high: 0, medium: 1, low: 2 } satisfies Record<Site['impact'], number>;

/** Worst first; equals stay in the report's order, which is by place. */
export function worstFirst(sites: readonly Site[]): Site[] {
  const rank = (site: Site): number => LEVELS[level(site)] * 100 + IMPACTS[site.impact] * 10 + STATUSES[site.status];
  return [...sites].sort((a, b) => rank(a) - rank(b));
}

export function productSites(report: Report): Site[] {
  return report.sites.filter((site) => !site.test);
}

export function testSites(report: Report): Site[] {
  return report.sites.filter((site) => site.test);
}
