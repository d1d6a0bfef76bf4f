/** The page: the data that it carries, what of it is looked at, and how that is drawn. */
import type { PageData, PageSite, Row } from '../data.js';
import { counted, h, toggle } from './dom.js';
import { matching } from './filter.js';
import { filters } from './filters.js';
import { folded, graphOf, nodeId } from './graph.js';
import { foldersOf } from './groups.js';
import { drawList, type List } from './list.js';
import { drawMap, mapTable } from './map.js';
import { overview } from './overview.js';
import { fragmentOf, nothingChosen, stateIn, type State } from './state.js';

const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as PageData;
const folderOf = foldersOf(data.sites);
const groupings: Record<string, [label: string, of: (site: PageSite) => string]> = {
  folder: ['folder', (site) => folderOf(site) || '.'],
  vendor: ['vendor', ({ vendor }) => vendor],
  kind: ['kind', ({ kind }) => kind],
};

let state = stateIn(location.hash);
let list: List | undefined;

const inShort = h('div');
const narrowed = h('div');
const picture = h('div', { class: 'map', tabindex: 0, role: 'region', 'aria-label': 'Routing map' });
const grouping = h('div', { class: 'grouping', role: 'group', 'aria-label': 'Group clients by' });
const twin = h('details', { class: 'twin' }, h('summary', {}, 'The map as a table'));
const found = h('p', { class: 'found', role: 'status' });
const rows = h('div');

function change(part: Partial<State>): void {
  state = { ...state, ...part };
  remember();
  draw();
}

function remember(): void {
  const fragment = fragmentOf(state);
  history.replaceState(null, '', fragment === '' ? location.pathname + location.search : `#${fragment}`);
}

function draw(): void {
  const shown = matching(data.sites, state, folderOf);
  const groupOf = groupings[state.group]?.[1] ?? folderOf;
  keepingFocus(() => {
    inShort.replaceChildren(overview(data, state, change));
    narrowed.replaceChildren(filters(data.sites, state, change, folderOf));
    drawPicture(shown, groupOf);
    drawRows(shown, groupOf);
  });
}

function drawPicture(shown: readonly PageSite[], groupOf: (site: PageSite) => string): void {
  const graph = graphOf(shown, groupOf);
  const isEmpty = graph.links.length === 0;
  const view = { graph, chosen: state.node, width: picture.clientWidth, choose: (node: string) => change({ node }) };
  picture.replaceChildren(isEmpty ? h('p', { class: 'empty' }, 'No client to draw.') : drawMap(view));
  twin.replaceChildren(twin.firstElementChild ?? '', mapTable(graph));
  grouping.replaceChildren(
    'Group by',
    ...Object.entries(groupings).map(([key, [label]]) =>
      toggle([label], state.group === key, () => change({ group: key, node: '' }), { class: 'chip' }),
    ),
  );
}

function drawRows(shown: readonly PageSite[], groupOf: (site: PageSite) => string): void {
  const wayOf = folded(shown, groupOf);
  const isChosen = (site: PageSite): boolean =>
    state.node === '' || wayOf(site).some(({ column, label }) => nodeId(column, label) === state.node);
  const listed = shown.filter(isChosen);
  list?.stop();
  list = drawList({
    sites: listed,
    lines: data.lines,
    open: state.open,
    opened: (open) => {
      if (open === state.open) return;
      state = { ...state, open };
      remember();
    },
  });
  const all = h('button', { type: 'button', class: 'chip' }, 'Show all');
  all.addEventListener('click', () => change(nothingChosen(state)));
  const isNarrow = fragmentOf({ ...state, open: '', group: 'folder' }) !== '';
  const through = state.node === '' ? '' : ` through ${state.node.slice(2)}`;
  found.replaceChildren(`${counted(listed.length, 'client')}${through}, worst first`, ...(isNarrow ? [' ', all] : []));
  rows.replaceChildren(list.element);
}

/** What is drawn anew has the focus again that it had. */
function keepingFocus(act: () => void): void {
  const before = document.activeElement;
  const label = before?.getAttribute('aria-label') ?? before?.textContent;
  const { id, tagName } = before ?? {};
  const cursor = before instanceof HTMLInputElement ? before.selectionStart : undefined;
  act();
  if (before === null || before === document.body || before.isConnected) return;
  const after =
    (id ? document.getElementById(id) : undefined) ??
    [...document.querySelectorAll<HTMLElement>(tagName ?? '')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent) === label,
    );
  after?.focus();
  if (after instanceof HTMLInputElement && cursor !== undefined) after.setSelectionRange(cursor, cursor);
}

function table(title: string, all: readonly Row[]): HTMLElement | undefined {
  if (all.length === 0) return undefined;
  const body = all.map(({ word, at, text }) =>
    h('tr', {}, h('td', {}, h('code', {}, at)), h('td', {}, word), h('td', {}, text)),
  );
  const heads = ['Place', 'What it is', 'What to do'].map((head) => h('th', { scope: 'col' }, head));
  return h(
    'details',
    { class: 'rest' },
    h('summary', {}, `${title} (${all.length})`),
    h('table', {}, h('thead', {}, h('tr', {}, ...heads)), h('tbody', {}, ...body)),
  );
}

document.body.append(
  h(
    'main',
    {},
    h('header', {}, h('h1', {}, 'Where every call goes'), h('p', {}, data.next)),
    inShort,
    h('section', { 'aria-labelledby': 'map' }, h('h2', { id: 'map' }, 'The way of the calls'), grouping, picture, twin),
    h('section', { 'aria-labelledby': 'list' }, h('h2', { id: 'list' }, 'Every client'), narrowed, found, rows),
    h(
      'section',
      { 'aria-label': 'Around the program' },
      table('Configuration without a base URL', data.gaps),
      table('Could not be read in full', data.remarks),
    ),
    h('footer', {}, h('p', {}, `${data.coverage}. ${data.tool}.`)),
  ),
);
draw();
if (state.open !== '') document.getElementById(`site-${state.open}`)?.scrollIntoView({ block: 'center' });
window.addEventListener('hashchange', () => {
  state = stateIn(location.hash);
  draw();
});
window.addEventListener('beforeprint', () => list?.finish());
let width = picture.clientWidth;
new ResizeObserver(() => {
  if (Math.abs(picture.clientWidth - width) < 8) return;
  width = picture.clientWidth;
  draw();
}).observe(picture);
