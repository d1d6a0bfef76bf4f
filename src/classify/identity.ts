import { createHash } from 'node:crypto';
import type { Site } from '../model/report.js';

/** What a site is known by: its place in the program's structure, not its line. Equal neighbours are numbered in order. */
export function withIdentities(sites: Omit<Site, 'id'>[]): Site[] {
  const counts = new Map<string, number>();
  return sites.map((site) => {
    const text = site.baseUrl?.expression ?? '';
    const base = [site.path, site.kind, site.callee, site.within ?? '', text].join('\0');
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    return { id: createHash('sha256').update(`${base}\0${count}`).digest('hex').slice(0, 16), ...site };
  });
}
