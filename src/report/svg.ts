import type { Report } from '../model/report.js';
import { terminal } from './terminal/index.js';
import type { View } from './view.js';

const COLUMN = 8.4;
const ROW = 19;
const MARGIN = 16;

/** Colours by SGR code, readable on the picture's dark ground. */
const COLOURS: Record<string, string> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
  '34': '#79c0ff',
  '35': '#d2a8ff',
  '36': '#76e3ea',
  '90': '#8b949e',
};

/** The terminal view as a picture, for a README or a page. */
export function svg(report: Report, view: View): string {
  const lines = terminal(report, { ...view, color: true })
    .trimEnd()
    .split('\n');
  const width = Math.ceil(view.width * COLUMN + 2 * MARGIN);
  const height = lines.length * ROW + 2 * MARGIN;
  const rows = lines.map(
    (line, index) => line && `<text x="${MARGIN}" y="${MARGIN + ROW * index + 14}">${spans(line)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:space="preserve">`,
    '<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#e6edf3;white-space:pre}</style>',
    `<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>`,
    ...rows.filter(Boolean),
    '</svg>',
    '',
  ].join('\n');
}

/** Each run of one style becomes a `tspan`; what follows an escape holds until the escape that ends it. */
function spans(line: string): string {
  const pieces = line.split(/\u001b\[(\d+(?:;\d+)*)m/);
  let colour: string | undefined;
  let weight = '';
  return pieces
    .map((piece, index) => {
      if (index % 2 === 0)
        return piece === '' ? '' : `<tspan${colour ? ` fill="${colour}"` : ''}${weight}>${escaped(piece)}</tspan>`;
      if (piece === '39' || piece === '0') colour = undefined;
      else if (COLOURS[piece]) colour = COLOURS[piece];
      if (piece === '1') weight = ' font-weight="bold"';
      else if (piece === '2') weight = ' opacity="0.65"';
      else if (piece === '22' || piece === '0') weight = '';
      return '';
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
