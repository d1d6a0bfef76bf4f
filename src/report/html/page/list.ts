/** The list: as many rows as there are sites. Those out of sight are made when there is time, and laid out when seen. */
import type { Line } from '../../story.js';
import type { PageSite } from '../data.js';
import { h } from './dom.js';
import { story } from './story.js';
import { badge } from './words.js';

const AT_ONCE = 60;
const IN_BETWEEN = 250;

export interface ListView {
  sites: readonly PageSite[];
  lines: readonly Line[];
  open: string;
  opened: (id: string) => void;
}

export interface List {
  element: HTMLElement;
  /** Makes what is still to be made: for paper. */
  finish: () => void;
  stop: () => void;
}

export function drawList(view: ListView): List {
  const element = h('ol', { class: 'rows' });
  let made = 0;
  let waiting = 0;
  const make = (count: number): void => {
    const next = view.sites.slice(made, made + count);
    made += next.length;
    element.append(...next.map((site) => row(site, view)));
  };
  const goOn = (): void => {
    make(IN_BETWEEN);
    if (made < view.sites.length) waiting = window.setTimeout(goOn);
  };
  // What a link opens has to be there at once.
  const opened = view.sites.findIndex(({ id }) => id === view.open);
  make(Math.max(AT_ONCE, opened + 1));
  if (made < view.sites.length) waiting = window.setTimeout(goOn, 50);
  const stop = (): void => window.clearTimeout(waiting);
  const finish = (): void => {
    stop();
    make(view.sites.length - made);
  };
  return { element, stop, finish };
}

function row(site: PageSite, { lines, open, opened }: ListView): HTMLElement {
  const slash = site.path.lastIndexOf('/') + 1;
  const details = h(
    'details',
    { id: `site-${site.id}` },
    h(
      'summary',
      {},
      badge(site.status),
      h(
        'span',
        { class: 'where' },
        h(
          'span',
          { class: 'place' },
          h('span', { class: 'folder' }, site.path.slice(0, slash)),
          h('span', { class: 'file' }, site.path.slice(slash)),
          h('span', { class: 'at' }, `:${site.at}`),
        ),
        h('span', { class: 'callee' }, site.callee, h('span', { class: 'kind' }, ` ${site.kind}`)),
      ),
      h('span', { class: 'end' }, h('span', { 'aria-hidden': 'true' }, '→ '), site.route.to, ...unset(site)),
      h('span', { class: 'need' }, site.need, ...marks(site)),
    ),
  );
  const fill = (): void => {
    if (details.open && details.childElementCount === 1) details.append(story(site, lines));
  };
  if (site.id === open) details.open = true;
  fill();
  details.addEventListener('toggle', () => {
    fill();
    opened(details.open ? site.id : '');
  });
  return h('li', {}, details);
}

const unset = ({ route }: PageSite): HTMLElement[] =>
  route.broken ? [h('span', { class: 'note' }, ` until ${route.by} is set`)] : [];

function marks(site: PageSite): HTMLElement[] {
  const words = [
    ...(site.fix === 'safe' || site.fix === 'review' ? [`reroute fix: ${site.fix}`] : []),
    ...(site.test ? ['test or example'] : []),
    ...(site.suppressed ? ['suppressed'] : []),
    ...(site.level === 'error' || site.level === 'warning' ? [`impact ${site.impact}`] : []),
  ];
  return words.map((word) => h('span', { class: 'mark' }, word));
}
