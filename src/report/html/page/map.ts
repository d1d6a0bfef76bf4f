/** The routing map. d3-sankey lays it out; what is chosen or pointed at shows its way through, the rest fades. */
import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey';
import type { PageSite } from '../data.js';
import { counted, h, s } from './dom.js';
import { COLUMNS, type Graph, type MapLink, type MapNode } from './graph.js';

type Node = SankeyNode<MapNode, MapLink>;
type Link = SankeyLink<MapNode, MapLink>;

const NODE = 12;
const TOP = 34;
const NARROWEST = 760;

/** Widths of letters at the size of the map's labels, on the safe side. */
const LETTER = 6.9;
const CAPITAL = 8.7;
const IDEOGRAPH = 13;

export interface MapView {
  graph: Graph;
  chosen: string;
  choose: (node: string) => void;
  width: number;
}

export function drawMap({ graph, chosen, choose, width: wanted }: MapView): SVGSVGElement {
  const width = Math.max(NARROWEST, wanted);
  const margin = Math.min(240, Math.max(150, width * 0.17));
  const { nodes, links, height } = laidOut(graph, width, margin);
  const over = s('g', { class: 'over' });
  const drawn = links.map((link) => ({ link, path: band(link) }));
  const boxes = nodes.map((node) => ({ node, box: box(node, width, margin) }));
  const svg = s(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'group',
      'aria-label': 'Routing map. The table below it says the same.',
    },
    ...heads(nodes, width, margin),
    s('g', { class: 'links' }, ...drawn.map(({ path }) => path)),
    over,
    s('g', { class: 'nodes' }, ...boxes.map(({ box: one }) => one)),
  );

  const show = (id: string): void => {
    const through = nodes.find((node) => node.id === id)?.sites;
    svg.classList.toggle('focused', through !== undefined);
    over.replaceChildren(...(through ? links.flatMap((link) => part(link, through)) : []));
    for (const { node, box: one } of boxes)
      one.classList.toggle('faded', through !== undefined && !meets(node, through));
  };
  for (const { node, box: one } of boxes) {
    one.querySelector('.reach')?.setAttribute('aria-pressed', String(node.id === chosen));
    one.addEventListener('pointerenter', () => show(node.id));
    one.addEventListener('pointerleave', () => show(chosen));
    one.addEventListener('focusin', () => show(node.id));
    one.addEventListener('focusout', () => show(chosen));
    const act = (): void => choose(node.id === chosen ? '' : node.id);
    one.addEventListener('click', act);
    one.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      act();
    });
  }
  show(chosen);
  return svg;
}

function laidOut(graph: Graph, width: number, margin: number): { nodes: Node[]; links: Link[]; height: number } {
  const most = Math.max(...COLUMNS.map((_, column) => graph.nodes.filter((node) => node.column === column).length), 1);
  const height = TOP + Math.min(680, Math.max(180, most * 46));
  const lay = sankey<MapNode, MapLink>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => node.column)
    .nodeWidth(NODE)
    .nodePadding(Math.max(10, Math.min(26, height / most / 1.8)))
    .linkSort(null)
    .extent([
      [margin, TOP],
      [width - margin, height - 8],
    ]);
  const nodes = graph.nodes.map((node) => ({ ...node }));
  const links = graph.links.map((link) => ({ ...link, value: link.sites.size }));
  const { nodes: placed, links: drawn } = lay({ nodes, links });
  return { nodes: placed, links: drawn, height };
}

function heads(nodes: readonly Node[], width: number, margin: number): SVGElement[] {
  return COLUMNS.map((title, column) => {
    const x = margin + ((width - 2 * margin - NODE) / 3) * column;
    const isFirst = column === 0;
    const here = nodes.filter((node) => node.column === column).length;
    return s(
      'text',
      { x: isFirst ? x + NODE : x, y: 14, class: 'head', 'text-anchor': isFirst ? 'end' : 'start' },
      here > 0 ? title : '',
    );
  });
}

const named = (end: string | number | Node): string => (typeof end === 'object' ? end.label : String(end));

function band(link: Link): SVGElement {
  const said = `${named(link.source)} → ${named(link.target)}: ${counted(link.sites.size, 'client')}, ${link.status}`;
  return s(
    'path',
    {
      d: sankeyLinkHorizontal()(link) ?? '',
      class: `link ${link.status}${link.broken ? ' broken' : ''}`,
      'stroke-width': Math.max(1.5, link.width ?? 0),
      // Measured so, a break is in the middle of it, however long it is.
      pathLength: 100,
    },
    s('title', {}, link.broken ? `${said}; nothing in the repository sets it` : said),
  );
}

/** The share of a link that the chosen sites have, in the middle of it. */
function part(link: Link, through: ReadonlySet<PageSite>): SVGElement[] {
  const shared = [...link.sites].filter((site) => through.has(site)).length;
  if (shared === 0) return [];
  const path = band(link);
  path.setAttribute('stroke-width', String(Math.max(1.5, ((link.width ?? 0) * shared) / link.sites.size)));
  return [path];
}

const meets = (node: Node, sites: ReadonlySet<PageSite>): boolean => [...node.sites].some((site) => sites.has(site));

function box(node: Node, width: number, margin: number): SVGGElement {
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0, column, label, sites } = node;
  const isFirst = column === 0;
  const room = isFirst || column === 3 ? margin - 12 : (width - 2 * margin) / 3 - NODE - 20;
  const x = isFirst ? x0 - 8 : x1 + 8;
  const middle = (y0 + y1) / 2;
  const past = [...sites].filter(({ level }) => level === 'error' || level === 'warning').length;
  const count = sites.size.toLocaleString('en');
  const said = `${COLUMNS[column]}: ${label}, ${counted(sites.size, 'client')}${past > 0 ? `, ${past} to look at` : ''}`;
  return s(
    'g',
    { class: 'node' },
    s('title', {}, said),
    // The button has no text of its own: what is cut to fit is for the eye.
    s('rect', {
      x: x0 - 4,
      y: y0 - 6,
      width: x1 - x0 + 8,
      height: Math.max(y1 - y0, 2) + 12,
      class: 'reach',
      role: 'button',
      tabindex: 0,
      'aria-label': said,
    }),
    s('rect', { x: x0, y: y0, width: x1 - x0, height: Math.max(y1 - y0, 2), rx: 2, class: 'bar' }),
    s(
      'text',
      { x, y: middle, dy: '0.35em', 'text-anchor': isFirst ? 'end' : 'start', 'aria-hidden': 'true' },
      s('tspan', { class: 'name' }, shortened(label, room - (count.length + 1) * LETTER)),
      s('tspan', { class: 'count', dx: 6 }, count),
    ),
  );
}

const widthOf = (letter: string): number =>
  (letter.codePointAt(0) ?? 0) > 0x2e80 ? IDEOGRAPH : /[\p{Lu}_@%…]/u.test(letter) ? CAPITAL : LETTER;

const sum = (letters: readonly string[]): number => letters.reduce((all, letter) => all + widthOf(letter), 0);

/** What is cut is the middle: beginnings and ends tell paths and names apart. */
function shortened(label: string, room: number): string {
  const letters = Array.from(label);
  if (sum(letters) <= room) return label;
  let head = Math.floor(letters.length * 0.4);
  let tail = letters.length - head;
  const cut = (): string[] => [...letters.slice(0, head), '…', ...letters.slice(letters.length - tail)];
  while (head + tail > 4 && sum(cut()) > room) {
    if (head * 1.5 > tail) head -= 1;
    else tail -= 1;
  }
  return cut().join('');
}

/** The same as a table, for those who read it or hear it. */
export function mapTable({ nodes, links }: Graph): HTMLElement {
  const labelOf = new Map(nodes.map((node) => [node.id, `${COLUMNS[node.column]}: ${node.label}`]));
  const rows = links.map(({ source, target, status, broken, sites }) =>
    h(
      'tr',
      {},
      h('td', {}, labelOf.get(source)),
      h('td', {}, labelOf.get(target)),
      h('td', {}, broken ? `${status}, not set` : status),
      h('td', { class: 'number' }, sites.size.toLocaleString('en')),
    ),
  );
  return h(
    'table',
    {},
    h(
      'thead',
      {},
      h('tr', {}, ...['From', 'To', 'Status', 'Clients'].map((title) => h('th', { scope: 'col' }, title))),
    ),
    h('tbody', {}, ...rows),
  );
}
