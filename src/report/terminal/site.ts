import type { Site } from '../../model/report.js';
import { position } from '../place.js';
import { originText, statusSentence } from '../sentences.js';
import { oneLine, phrase, unique, visible } from '../text.js';
import { isOpen, support } from '../verdict.js';
import { kindWords, safetyWords } from '../words.js';
import { columns, flow, padLeft, type Paint, type Piece } from './layout.js';
import type { Style } from './style.js';
import { unfixedWord } from '../unfixed.js';

const BADGE = 'config-driven'.length;
const NARROW = 60;
const NARROW_INDENT = 4;

function badgePaint(site: Site, style: Style): Paint {
  if (site.suppressed || support(site) === 'elsewhere') return style.dim;
  const paints = {
    missing: style.red,
    hardcoded: style.yellow,
    'config-driven': style.green,
    unresolved: style.magenta,
  } satisfies Record<Site['status'], Paint>;
  return paints[site.status];
}

function valueLine(site: Site, style: Style): Piece[] {
  const value = site.baseUrl;
  if (!value) return [];
  const urls = (value.urls ?? []).map(visible);
  const expression = oneLine(value.expression);
  const from = unique(value.origins.filter((origin) => origin.type !== 'literal').map((origin) => originText(origin)));
  const known = urls.filter((url) => !expression.includes(url));
  const literal = urls.length === 1 && /^['"`]\S*['"`]$/.test(expression) && known.length === 0;
  const pieces: Piece[] = [{ text: literal ? urls.join('') : expression, paint: style.cyan }];
  if (from.length > 0) pieces.push({ text: `← ${from.join(', ')}` });
  if (known.length > 0) pieces.push({ text: `→ ${known.join(', ')}`, paint: style.cyan });
  return pieces;
}

function fixLine(site: Site, style: Style): Piece[] {
  if (!isOpen(site)) return [];
  if (!site.fix.available) return [{ text: `${unfixedWord(site.fix)}: ${phrase(site.fix.reason)}` }];
  return [
    { text: 'fix:', paint: style.green },
    { text: `${phrase(site.fix.summary)} (${safetyWords[site.fix.safety]})` },
  ];
}

function gateLine({ gate }: Site, style: Style): Piece[] {
  if (gate?.because === undefined || (gate.severity !== 'fail' && gate.severity !== 'warn')) return [];
  const paint = gate.severity === 'fail' ? style.red : style.yellow;
  return [{ text: `${gate.severity}:`, paint }, { text: phrase(gate.because) }];
}

function impactLine(site: Site): Piece[] {
  return isOpen(site) ? [{ text: `impact ${site.impact}: ${phrase(site.impactReason)}` }] : [];
}

function details(site: Site, style: Style): Piece[][] {
  const suppressed = site.suppressed
    ? [{ text: `suppressed: ${phrase(site.suppressed.reason)}`, paint: style.dim }]
    : [];
  const value = valueLine(site, style);
  const status = statusSentence(site);
  const said = site.status === 'hardcoded' ? [[{ text: `${status}:` }, ...value]] : [[{ text: status }], value];
  return [...said, gateLine(site, style), impactLine(site), fixLine(site, style), suppressed];
}

function namePieces(site: Site, style: Style): Piece[] {
  const kind = site.kind === 'client' ? [] : [{ text: `(${kindWords[site.kind]})`, paint: style.dim }];
  return [{ text: visible(site.callee), paint: style.bold }, ...kind, { text: site.provider, paint: style.dim }];
}

function headLines(site: Site, at: number, width: number, style: Style): string[] {
  const paint = badgePaint(site, style);
  const start = `  ${padLeft(position(site), at)}  `;
  if (width < NARROW) {
    const lead = { text: start.trimEnd() + ' ', columns: columns(start.trimEnd()) + 1 };
    return flow([{ text: site.status, paint }, ...namePieces(site, style)], width, NARROW_INDENT, lead);
  }
  const indent = at + 4 + BADGE + 2;
  const gap = ' '.repeat(BADGE + 2 - site.status.length);
  return flow(namePieces(site, style), width, indent, { text: start + paint(site.status) + gap, columns: indent });
}

/** The widest position in a group, so that its rows line up. */
export function positionWidth(sites: readonly Site[]): number {
  return Math.max(0, ...sites.map((site) => columns(position(site))));
}

export function siteLines(site: Site, at: number, width: number, style: Style, brief: boolean): string[] {
  const indent = width < NARROW ? NARROW_INDENT : at + 4;
  const body = brief ? [] : details(site, style).filter((pieces) => pieces.length > 0);
  return [...headLines(site, at, width, style), ...body.flatMap((pieces) => flow(pieces, width, indent))];
}
