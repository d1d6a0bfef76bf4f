/** Sites → the nodes and links of the map. A link holds its sites, so that any choice of them can be shown in it. */
import type { PageSite } from '../data.js';
import { STATUSES } from './words.js';

export const COLUMNS = ['Clients', 'Address decided by', 'Which is set in', 'Calls end at'] as const;
export type Column = 0 | 1 | 2 | 3;

const MOST_OF_A_COLUMN = 11;

export interface MapNode {
  id: string;
  column: Column;
  label: string;
  sites: Set<PageSite>;
}

export interface MapLink {
  source: string;
  target: string;
  status: PageSite['status'];
  broken: boolean;
  sites: Set<PageSite>;
}

export interface Graph {
  nodes: MapNode[];
  links: MapLink[];
}

export const nodeId = (column: Column, label: string): string => `${column}:${label}`;

export function graphOf(sites: readonly PageSite[], groupOf: (site: PageSite) => string): Graph {
  const nodes = new Map<string, MapNode>();
  const links = new Map<string, MapLink>();
  const labels = folded(sites, groupOf);
  for (const site of sites) {
    const way = labels(site);
    for (const { column, label } of way) {
      const id = nodeId(column, label);
      const node = nodes.get(id) ?? { id, column, label, sites: new Set<PageSite>() };
      nodes.set(id, node);
      node.sites.add(site);
    }
    way.slice(1).forEach(({ column, label }, index) => {
      const from = way[index];
      if (!from) return;
      const broken = column === 3 && site.route.broken === true;
      const [source, target] = [nodeId(from.column, from.label), nodeId(column, label)];
      const key = [source, target, site.status, broken].join('\n');
      const link = links.get(key) ?? { source, target, status: site.status, broken, sites: new Set<PageSite>() };
      links.set(key, link);
      link.sites.add(site);
    });
  }
  const rank = (status: PageSite['status']): number => STATUSES.indexOf(status);
  return {
    nodes: [...nodes.values()].sort((a, b) => b.sites.size - a.sites.size),
    links: [...links.values()].sort((a, b) => rank(a.status) - rank(b.status)),
  };
}

interface Stop {
  column: Column;
  label: string;
}

function wayOf(site: PageSite, group: string): Stop[] {
  const { by, set, to } = site.route;
  return [
    { column: 0, label: group },
    { column: 1, label: by },
    ...(set === undefined ? [] : [{ column: 2 as const, label: set }]),
    { column: 3, label: to },
  ];
}

/** Of a long column only the widest stay apart: the rest is one node. */
export function folded(sites: readonly PageSite[], groupOf: (site: PageSite) => string): (site: PageSite) => Stop[] {
  const counts = [0, 1, 2, 3].map(() => new Map<string, number>());
  for (const site of sites)
    for (const { column, label } of wayOf(site, groupOf(site)))
      counts[column]?.set(label, (counts[column].get(label) ?? 0) + 1);
  const kept = counts.map((column) => {
    const widest = [...column].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([label]) => label);
    return widest.length > MOST_OF_A_COLUMN + 1 ? new Set(widest.slice(0, MOST_OF_A_COLUMN)) : new Set(widest);
  });
  const label = ({ column, label: own }: Stop): string => {
    const shown = kept[column];
    return shown?.has(own) ? own : `${(counts[column]?.size ?? 0) - (shown?.size ?? 0)} more`;
  };
  return (site) => wayOf(site, groupOf(site)).map((stop) => ({ column: stop.column, label: label(stop) }));
}
