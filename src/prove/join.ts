/** What was seen, against what the report expected: each client, and where its requests really went. */
import type { Report, Site } from '../model/report.js';
import type { Contact, Frame } from './observed.js';

/** `unclear`: a contact came from a file that it is used in, and several clients may have made it. */
export type Fate = 'bypassing' | 'routed' | 'unclear' | 'unseen';

export interface SiteRow {
  site: Site;
  fate: Fate;
  hosts: string[];
}

export interface Joined {
  sites: SiteRow[];
  /** Contacts that no client of the report explains. */
  strangers: Contact[];
}

export function joinSeen({ sites }: Report, contacts: readonly Contact[]): Joined {
  const owned = contacts.map((contact) => ({ contact, owners: ownersOf(contact, sites) }));
  const strangers = owned.filter(({ owners }) => owners.length === 0).map(({ contact }) => contact);
  const rows = sites.map((site) => {
    const own = owned.filter(({ owners }) => owners.includes(site)).map(({ contact }) => contact);
    return { site, fate: fateOf(site, own, strangers), hosts: [...new Set(own.map(({ host }) => host))].sort() };
  });
  return { sites: rows.filter(({ site, fate }) => !site.test || fate !== 'unseen'), strangers };
}

function fateOf(site: Site, own: readonly Contact[], strangers: readonly Contact[]): Fate {
  if (own.some(({ kind }) => kind === 'vendor')) return 'bypassing';
  if (own.length > 0) return 'routed';
  return strangers.some(({ frames }) => frames.some((frame) => mentions(site, frame))) ? 'unclear' : 'unseen';
}

/** A call may be written over a few lines, and a runtime names any of them. */
const NEAR = 3;

/** How far a frame is from a client or a use of it; undefined: it is neither. */
function distance(site: Site, { path, line }: Frame): number | undefined {
  const isCall = site.path === path && line >= site.line && line <= site.endLine;
  const uses = site.uses.flatMap((use) => (use.path === path ? [line - use.line] : []));
  const near = [...(isCall ? [0] : []), ...uses.filter((lines) => lines >= 0 && lines <= NEAR)];
  return near.length === 0 ? undefined : Math.min(...near);
}

const mentions = (site: Site, { path }: Frame): boolean =>
  site.path === path || site.uses.some((use) => use.path === path);

/** Surest first: the call itself or a use of its client, then a file that only one client is used in. */
function ownersOf({ frames }: Contact, sites: readonly Site[]): Site[] {
  for (const frame of frames) {
    const near = sites.flatMap((site) => {
      const lines = distance(site, frame);
      return lines === undefined ? [] : [{ site, lines }];
    });
    const nearest = Math.min(...near.map(({ lines }) => lines));
    if (near.length > 0) return near.filter(({ lines }) => lines === nearest).map(({ site }) => site);
  }
  for (const frame of frames) {
    const found = sites.filter((site) => mentions(site, frame));
    if (found.length === 1) return found;
  }
  return [];
}
