import type { Report } from '../../model/report.js';
import { coverageSum, skippedReasons } from '../coverage.js';
import { place } from '../place.js';
import { plural } from '../text.js';
import { severityWords } from '../words.js';
import { code, inline, paragraphs, table } from './escape.js';

const MOST_ROWS = 200;

function skippedTable(report: Report): string {
  const reasons = skippedReasons(report);
  if (reasons.length === 0) return '';
  return table(
    ['Skipped because', 'Files'],
    reasons.map(([reason, count]) => [inline(reason), `${count}`]),
  );
}

function diagnosticsTable(report: Report): string {
  const { diagnostics } = report;
  if (diagnostics.length === 0) return 'Nothing failed.';
  const rows = diagnostics
    .slice(0, MOST_ROWS)
    .map((row) => [severityWords[row.severity], code(place(row)), inline(row.message)]);
  const more =
    diagnostics.length > MOST_ROWS
      ? `\n\n${plural(diagnostics.length - MOST_ROWS, 'more diagnostic')} in the JSON report.`
      : '';
  return table(['Severity', 'Place', 'Message'], rows) + more;
}

export function coverageSection(report: Report): string {
  return paragraphs(['## Coverage', `${coverageSum(report)}.`, skippedTable(report), diagnosticsTable(report)]);
}
