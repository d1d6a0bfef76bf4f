/** Folders that say where things are: the largest is opened until there are as many as fit. */
import type { PageSite } from '../data.js';

const MOST = 9;

export function foldersOf(sites: readonly PageSite[]): (site: PageSite) => string {
  let groups = [{ folder: '', sites: [...sites] }];
  for (;;) {
    const [widest, ...rest] = [...groups].sort((a, b) => b.sites.length - a.sites.length);
    const opened = widest && widest.sites.length > sites.length / MOST ? children(widest) : undefined;
    if (!opened || rest.length + opened.length > MOST) break;
    groups = [...rest, ...opened];
  }
  const folders = groups.map(({ folder }) => folder).sort((a, b) => b.length - a.length);
  return ({ path }) => folders.find((folder) => path.startsWith(folder)) ?? path;
}

interface Group {
  folder: string;
  sites: PageSite[];
}

/** The folders right below one, those that hold a single one skipped; a group of files of its own is not opened. */
function children({ folder, sites }: Group): Group[] | undefined {
  const byFolder = new Map<string, PageSite[]>();
  for (const site of sites) {
    const end = site.path.indexOf('/', folder.length);
    const below = end < 0 ? folder : site.path.slice(0, end + 1);
    const known = byFolder.get(below);
    if (known) known.push(site);
    else byFolder.set(below, [site]);
  }
  const groups = [...byFolder].map(([below, inside]) => ({ folder: below, sites: inside }));
  const [only] = groups;
  if (!only || groups.length > 1) return groups;
  return only.folder === folder ? undefined : (children(only) ?? groups);
}
