import { createHash } from 'node:crypto';
import type { Finding, SitedTrace } from '../model/analysis.js';

/** What a site is known by: its place in the program's structure, not its line. Equal neighbours are numbered in order. */
export function withIdentities(found: { site: Omit<Finding, 'id'>; traced: SitedTrace['traced'] }[]): SitedTrace[] {
  const counts = new Map<string, number>();
  return found.map(({ site, traced }) => {
    const text = site.baseUrl?.expression ?? '';
    const base = [site.path, site.kind, site.callee, site.within ?? '', text].join('\0');
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    const id = createHash('sha256').update(`${base}\0${count}`).digest('hex').slice(0, 16);
    return { site: { id, ...site }, traced };
  });
}
