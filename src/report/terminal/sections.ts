import type { Diagnostic, Report, Site } from '../../model/report.js';
import { coverageSum, skippedReasons } from '../coverage.js';
import { place } from '../place.js';
import { plural, visible } from '../text.js';
import { configurationKindWords, configurationStatusWords, severityWords } from '../words.js';
import { blank, flow, type Paint, type Piece } from './layout.js';
import { positionWidth, siteLines } from './site.js';
import type { Style } from './style.js';
import { groupBy } from '../../model/groups.js';

const MOST_TEST_ROWS = 40;

export function fileGroups(sites: readonly Site[], width: number, style: Style, brief: boolean): string[] {
  return [...groupBy(sites, (site) => site.path)].flatMap(([path, group]) => {
    const at = positionWidth(group);
    const title = flow([{ text: visible(path), paint: style.underline }], width, 2, blank(0));
    return [...title, ...group.flatMap((site) => siteLines(site, at, width, style, brief)), ...(brief ? [] : [''])];
  });
}

function countsOf(sites: readonly Site[]): string {
  return [...groupBy(sites, (site) => site.status)].map(([status, group]) => `${group.length} ${status}`).join(', ');
}

export function testLines(sites: readonly Site[], width: number, style: Style): string[] {
  if (sites.length === 0) return [];
  const title = flow(
    [{ text: 'Tests and examples:', paint: style.bold }, { text: countsOf(sites) }],
    width,
    2,
    blank(0),
  );
  if (sites.length <= MOST_TEST_ROWS) return [...title, ...fileGroups(sites, width, style, true), ''];
  const rows = [...groupBy(sites, (site) => site.path)].flatMap(([path, group]) =>
    flow([{ text: `${visible(path)}:` }, { text: countsOf(group), paint: style.dim }], width, 4, blank(2)),
  );
  return [...title, ...rows, ''];
}

export function configurationLines(report: Report, width: number, style: Style): string[] {
  if (report.configuration.length === 0) return [];
  const rows = report.configuration.flatMap((row) => {
    const paint = row.status === 'present' ? style.green : style.yellow;
    const state: Piece = { text: configurationStatusWords[row.status], paint };
    const head = flow(
      [{ text: place(row) }, { text: `(${configurationKindWords[row.kind]}):`, paint: style.dim }, state],
      width,
      4,
      blank(2),
    );
    return [...head, ...flow([{ text: visible(row.message) }], width, 4)];
  });
  return [style.bold('Configuration'), ...rows, ''];
}

export function diagnosticLines(diagnostics: readonly Diagnostic[], width: number, style: Style): string[] {
  const paints = { error: style.red, warning: style.yellow, info: style.dim } satisfies Record<
    Diagnostic['severity'],
    Paint
  >;
  const told = diagnostics.filter(({ severity }) => severity !== 'info');
  const quiet = diagnostics.length - told.length;
  const rows = told.flatMap((row) =>
    flow(
      [
        { text: severityWords[row.severity], paint: paints[row.severity] },
        { text: `${place(row)}: ${visible(row.message)}` },
      ],
      width,
      4,
      blank(2),
    ),
  );
  const rest =
    quiet > 0
      ? flow([{ text: `${plural(quiet, 'note')} more in the other formats`, paint: style.dim }], width, 4, blank(2))
      : [];
  return rows.length + rest.length === 0 ? [] : [style.bold('Diagnostics'), ...rows, ...rest, ''];
}

export function coverageLines(report: Report, width: number, style: Style): string[] {
  const reasons = skippedReasons(report).map(([reason, count]) => `${count} ${reason}`);
  const why =
    reasons.length > 0 ? flow([{ text: `Skipped: ${reasons.join(', ')}`, paint: style.dim }], width, 2, blank(0)) : [];
  return [...flow([{ text: coverageSum(report) }], width, 2, blank(0)), ...why];
}

export function countsLine(report: Report, width: number, style: Style): string[] {
  const counts = report.summary.sites;
  const pieces: Piece[] = [
    { text: `${counts.missing} missing`, paint: style.red },
    { text: `${counts.hardcoded} hardcoded`, paint: style.yellow },
    { text: `${counts.unresolved} unresolved`, paint: style.magenta },
    { text: `${counts['config-driven']} config-driven`, paint: style.green },
  ];
  const between: Piece = { text: '·' };
  return flow(
    pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece])),
    width,
    2,
    blank(0),
  );
}
