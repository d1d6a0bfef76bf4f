/** Which site is which entry of a baseline. */
import type { Site } from '../model/report.js';
import type { BaselineEntry } from '../model/verdict.js';
import { groupBy } from '../model/groups.js';

export function entryOf(site: Site): BaselineEntry {
  const { path, within = '', kind, callee, status } = site;
  return { path, within, kind, callee, status, code: headOf(site) };
}

const LONGEST = 120;

/** What the call is made for (`client = OpenAI(`): stays when its arguments change. */
function headOf({ snippet }: Site): string {
  const line = (snippet.split('\n')[0] ?? '').trim();
  const bracket = line.indexOf('(') + 1;
  return line
    .slice(0, bracket > 0 ? bracket : LONGEST)
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST);
}

/**
 * All sites take part, also those that are fine by now: an entry whose client was mended is spent on it,
 * and covers no new one beside it.
 */
export function pair(entries: readonly BaselineEntry[], sites: readonly Site[]): Map<Site, BaselineEntry> {
  const waiting = groupBy(entries, groupOf);
  const pairs = new Map<Site, BaselineEntry>();
  for (const [key, group] of groupBy(sites, (site) => groupOf(entryOf(site)))) {
    const open = waiting.get(key) ?? [];
    const left = group.filter((site) => !take(open, pairs, site, (entry) => entry.code === headOf(site)));
    // At the top of a module, neighbours may have nothing to do with each other.
    for (const site of left) if (site.within) take(open, pairs, site, () => true);
  }
  return pairs;
}

/** What could not be followed once, and is a bypass now, is something new. */
export function covers({ status }: BaselineEntry, site: Site): boolean {
  return status === site.status || status !== 'unresolved';
}

function take(
  open: BaselineEntry[],
  pairs: Map<Site, BaselineEntry>,
  site: Site,
  fits: (entry: BaselineEntry) => boolean,
): boolean {
  const at = open.findIndex(fits);
  const [entry] = at < 0 ? [] : open.splice(at, 1);
  if (entry) pairs.set(site, entry);
  return entry !== undefined;
}

function groupOf({ path, within, kind, callee }: BaselineEntry): string {
  return JSON.stringify([path, within, kind, callee]);
}
