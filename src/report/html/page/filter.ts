import type { PageSite } from '../data.js';
import type { State } from './state.js';

/** All that narrows the map and the list alike; what is chosen in the map narrows the list alone. */
export function matching(sites: readonly PageSite[], state: State, folderOf: (site: PageSite) => string): PageSite[] {
  const words = state.text.toLowerCase().split(/\s+/).filter(Boolean);
  const is = (wanted: string, own: string): boolean => wanted === '' || wanted === own;
  return sites.filter(
    (site) =>
      (state.tests || !site.test) &&
      is(state.status, site.status) &&
      is(state.vendor, site.vendor) &&
      is(state.provider, site.provider) &&
      is(state.kind, site.kind) &&
      (state.folder === '' || folderOf(site) === state.folder) &&
      (state.moved === '' || site.moves.includes(state.moved)) &&
      words.every((word) => textOf(site).includes(word)),
  );
}

const texts = new WeakMap<PageSite, string>();

function textOf(site: PageSite): string {
  const known = texts.get(site);
  if (known !== undefined) return known;
  const { path, callee, sentence, need, route, code, moves } = site;
  const text = [path, callee, sentence, need, route.by, route.set ?? '', route.to, code, ...moves]
    .join('\n')
    .toLowerCase();
  texts.set(site, text);
  return text;
}
