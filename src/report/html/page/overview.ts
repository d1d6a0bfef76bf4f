/** What a decision needs: how much is routed, what one setting would move, what only a person can do. */
import type { PageData, PageSite } from '../data.js';
import { counted, h, toggle } from './dom.js';
import type { State } from './state.js';
import { badge, STATUSES, statusTitles } from './words.js';

const MOST_ROWS = 6;

export type Change = (change: Partial<State>) => void;

export function overview(data: PageData, state: State, change: Change): HTMLElement {
  const product = data.sites.filter(({ test }) => !test);
  return h(
    'section',
    { class: 'overview', 'aria-label': 'In short' },
    routed(product, state, change),
    variables(data, state, change),
    work(product),
    vendors(product, state, change),
  );
}

function routed(product: readonly PageSite[], state: State, change: Change): HTMLElement {
  const count = (status: string): number => product.filter((site) => site.status === status).length;
  const share = product.length === 0 ? 100 : Math.round((100 * count('config-driven')) / product.length);
  const bar = h('div', { class: 'bar', 'aria-hidden': 'true' });
  for (const status of STATUSES) {
    const part = h('span', { class: status });
    part.style.flexGrow = String(count(status));
    if (count(status) > 0) bar.append(part);
  }
  const legend = STATUSES.map((status) =>
    toggle(
      [badge(status), h('b', {}, String(count(status)))],
      state.status === status,
      () => change({ status: state.status === status ? '' : status }),
      { title: statusTitles[status] },
    ),
  );
  return h(
    'div',
    { class: 'card' },
    h('h2', {}, 'Follow configuration'),
    h('p', { class: 'big' }, `${share} %`),
    h('p', {}, `${count('config-driven')} of ${counted(product.length, 'client')} of product code`),
    bar,
    h('div', { class: 'legend', role: 'group', 'aria-label': 'Show one status' }, ...legend),
  );
}

function variables({ variables: all }: PageData, state: State, change: Change): HTMLElement {
  const most = Math.max(1, ...all.map(({ moves }) => moves));
  const rows = all.slice(0, MOST_ROWS).map(({ name, moves, set, broken }) =>
    h(
      'li',
      {},
      toggle([meter(moves / most), h('code', {}, name), h('b', {}, String(moves))], state.moved === name, () =>
        change({ moved: state.moved === name ? '' : name }),
      ),
      h('small', { class: broken ? 'lost' : '' }, broken ? set : `set in ${set}`),
    ),
  );
  return card('What one setting moves', rows, 'No variable moves any client.', all.length - rows.length);
}

const takes = {
  already: 'need no change of code',
  environment: 'need a variable, and no change of code',
  safe: 'reroute fix changes, safely',
  review: 'reroute fix changes, to be reviewed',
  hand: 'only a person can do',
  stay: 'go elsewhere on purpose, and may stay',
};

/** Each site is counted once, by the least that moves it. */
function takeOf(site: PageSite): keyof typeof takes {
  if (site.support === 'already') return 'already';
  if (site.support === 'elsewhere') return 'stay';
  if (site.fix === 'safe' || site.fix === 'review') return site.fix;
  return site.support === 'not' && site.moves.length > 0 ? 'environment' : 'hand';
}

function work(product: readonly PageSite[]): HTMLElement {
  const rows = Object.entries(takes).flatMap(([key, words]) => {
    const count = product.filter((site) => takeOf(site) === key).length;
    return count === 0 ? [] : [h('li', { class: 'plain' }, h('b', {}, String(count)), ` ${words}`)];
  });
  return card('What it takes', rows, 'Nothing: no client was found.');
}

function vendors(product: readonly PageSite[], state: State, change: Change): HTMLElement {
  const names = [...new Set(product.map(({ vendor }) => vendor))];
  const counts = names
    .map((name) => {
      const own = product.filter(({ vendor }) => vendor === name);
      return { name, all: own.length, routed: own.filter(({ status }) => status === 'config-driven').length };
    })
    .sort((a, b) => b.all - a.all);
  const rows = counts.slice(0, MOST_ROWS).map(({ name, all, routed: own }) =>
    h(
      'li',
      {},
      toggle([meter(own / all), h('span', {}, name), h('b', {}, `${own} of ${all}`)], state.vendor === name, () =>
        change({ vendor: state.vendor === name ? '' : name }),
      ),
    ),
  );
  return card('By vendor', rows, 'No client was found.', names.length - rows.length);
}

function card(title: string, rows: HTMLElement[], otherwise: string, more = 0): HTMLElement {
  const body = rows.length > 0 ? h('ul', {}, ...rows) : h('p', {}, otherwise);
  return h(
    'div',
    { class: 'card' },
    h('h2', {}, title),
    body,
    more > 0 ? h('p', { class: 'more' }, `and ${more} more`) : undefined,
  );
}

function meter(share: number): HTMLElement {
  const filled = h('span', { class: 'meter', 'aria-hidden': 'true' }, h('span'));
  (filled.firstElementChild as HTMLElement).style.width = `${Math.round(share * 100)}%`;
  return filled;
}
