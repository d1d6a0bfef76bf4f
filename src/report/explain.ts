/** The story of one site: what it is, how that is known, where its base URL comes from, and what to do. */
import type { Report, Site } from '../model/report.js';
import { place } from './place.js';
import { lineText, storyOf, type Paragraph } from './story.js';
import { blank, columns, flow, type Piece } from './terminal/layout.js';
import { styleOf, type Style } from './terminal/style.js';
import { visible, visibleBlock } from './text.js';
import type { View } from './view.js';
import { kindWords } from './words.js';

const LABEL = 12;

export function explain(site: Site, report: Report, view: View): string {
  const style = styleOf(view.color);
  const title: Piece[] = [
    { text: place(site), paint: style.bold },
    { text: visible(site.callee) },
    { text: `(${kindWords[site.kind]})`, paint: style.dim },
  ];
  const lines = [
    ...flow(title, view.width, 2, blank(0)),
    '',
    ...visibleBlock(site.snippet)
      .split('\n')
      .map((line) => `    ${line}`.trimEnd()),
    '',
    ...storyOf(site, report).flatMap((one) => paragraphLines(one, view.width, style)),
  ];
  return `${lines.join('\n')}\n`;
}

function paragraphLines([label, ...lines]: Paragraph, width: number, style: Style): string[] {
  const room = Math.max(width, LABEL + 20);
  return lines.map(lineText).flatMap((text, index) => {
    const lead = index === 0 ? label.padEnd(LABEL) : ' '.repeat(LABEL);
    return flow([{ text }], room, LABEL + 2, { text: index === 0 ? style.dim(lead) : lead, columns: columns(lead) });
  });
}
