import type { Report, Site } from '../../model/report.js';
import type { BaselineEntry, Verdict } from '../../model/verdict.js';
import { linePlace } from '../place.js';
import { grouped, plural, visible } from '../text.js';
import { worstFirst } from '../verdict.js';
import type { View } from '../view.js';
import { blank, flow, type Piece } from './layout.js';
import { fileGroups } from './sections.js';
import { styleOf, type Style } from './style.js';

const NARROWEST = 20;
const MOST_ROWS = 20;
const MOST_SITES = 200;

/** What a gate says to the person whose change it stops: what fails first, what passes only in counts. */
export function checkText(report: Report, verdict: Verdict, view: View): string {
  const style = styleOf(view.color);
  const width = Math.max(NARROWEST, view.width);
  // The annotated twins of the judged sites: they know why.
  const ids = (judged: readonly { site: Site }[]): Site[] => {
    const wanted = new Set(judged.map(({ site }) => site.id));
    return report.sites.filter(({ id }) => wanted.has(id));
  };
  const lines = [
    ...group('Fails', ids(verdict.failures), width, style),
    ...group('Warnings', ids(verdict.warnings), width, style),
    ...rows('Suppressions to look at', verdict.suppressionProblems.map(problemPiece), width, style),
    ...rows('Stale baseline entries', verdict.stale.map(stalePiece), width, style),
    ...aside(verdict).flatMap((text) => flow([{ text, paint: style.dim }], width, 2, blank(0))),
    ...flow([{ text: lastLine(verdict), paint: style.bold }], width, 2, blank(0)),
  ];
  return `${lines.join('\n')}\n`;
}

/** What changed can't have touched a client, so none was looked for. */
export const besideText = (since: string): string =>
  `Passed ${since}: nothing in it can build a client or decide where one goes, so the program was not read.\n`;

function group(title: string, sites: readonly Site[], width: number, style: Style): string[] {
  if (sites.length === 0) return [];
  const worst = new Set(worstFirst(sites).slice(0, MOST_SITES));
  const shown = sites.filter((site) => worst.has(site));
  const left = sites.length - shown.length;
  const more = left > 0 ? [`and ${grouped(left)} more, less pressing: --format json has them all`, ''] : [];
  return [style.bold(title), '', ...fileGroups(shown, width, style, false), ...more];
}

function rows(title: string, pieces: readonly Piece[], width: number, style: Style): string[] {
  if (pieces.length === 0) return [];
  const more = pieces.length - MOST_ROWS;
  const shown = pieces.slice(0, MOST_ROWS).flatMap((piece) => flow([piece], width, 4, blank(2)));
  return [style.bold(title), ...shown, ...(more > 0 ? [`  and ${more} more`] : []), ''];
}

function problemPiece({ path, line, message }: Verdict['suppressionProblems'][number]): Piece {
  return { text: `${linePlace({ path, line })}: ${visible(message)}` };
}

function stalePiece({ path, within, callee }: BaselineEntry): Piece {
  return { text: `${visible(path)}: ${visible(callee)}${within === '' ? '' : ` in ${visible(within)}`}` };
}

function aside({ known, untouched, reported, suppressed, stale, since, failures }: Verdict): string[] {
  const counts = [
    known.length > 0 ? `${known.length} known from the baseline` : '',
    untouched.length > 0 ? `${untouched.length} not touched ${since ?? ''}`.trim() : '',
    suppressed.length > 0 ? `${suppressed.length} suppressed in the source` : '',
    reported.length > 0 ? `${reported.length} reported only` : '',
  ].filter((text) => text !== '');
  const moved =
    stale.length > 0 && failures.length > 0
      ? ['Code that was moved counts as new: --update-baseline takes it in.']
      : [];
  const prune = stale.length > 0 ? ['What is stale was mended or removed: --prune-baseline drops it.'] : [];
  return [...moved, ...prune, ...(counts.length > 0 ? [`Not counted: ${counts.join(', ')}.`] : [])];
}

function lastLine({ failures, warnings, since }: Verdict): string {
  const scope = since === undefined ? '' : ` ${since}`;
  const warned = warnings.length > 0 ? `, ${plural(warnings.length, 'warning')}` : '';
  const [first] = failures;
  if (!first) return `Passed${scope}: no client bypasses the gateway${warned}.`;
  const what = failures.length === 1 ? '1 client bypasses' : `${grouped(failures.length)} clients bypass`;
  return `Failed${scope}: ${what} the gateway${warned}. Next: reroute explain ${linePlace(first.site)}`;
}
