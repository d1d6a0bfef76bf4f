/** What an opened row tells: the code, the way of the address hop by hop, and all that is known besides. */
import type { Line } from '../../story.js';
import type { PageSite } from '../data.js';
import { h } from './dom.js';

export function story(site: PageSite, lines: readonly Line[]): HTMLElement {
  const paragraphs = site.story.map(([label, ...numbers]) => ({
    label,
    lines: numbers.flatMap((number) => lines[number] ?? []),
  }));
  return h(
    'div',
    { class: 'story' },
    code(site),
    h('dl', {}, ...paragraphs.flatMap((one) => [h('dt', {}, one.label), h('dd', {}, ...said(one.lines))])),
  );
}

function code(site: PageSite): HTMLElement {
  const rows = site.code
    .split('\n')
    .map((line, index) =>
      h(
        'span',
        { class: 'line' },
        h('span', { class: 'number', 'aria-hidden': 'true' }, `${site.firstLine + index}`),
        line,
        '\n',
      ),
    );
  return h(
    'pre',
    { tabindex: 0, role: 'region', 'aria-label': `Code of ${site.path}:${site.at}` },
    h('code', {}, ...rows),
  );
}

/** Hops that follow each other are one list; a break among them is drawn as one. */
function said(lines: readonly Line[]): HTMLElement[] {
  const blocks: HTMLElement[] = [];
  let hops: HTMLElement | undefined;
  for (const line of lines) {
    if (typeof line === 'string') {
      hops = undefined;
      blocks.push(h('p', {}, line));
      continue;
    }
    if (!hops) blocks.push((hops = h('ol', { class: 'hops' })));
    hops.append(
      h(
        'li',
        { class: line.lost ? 'lost' : '' },
        h('span', { class: 'at' }, line.does === undefined ? line.at : `${line.does} at ${line.at}`),
        h('code', {}, line.code),
      ),
    );
  }
  return blocks;
}
