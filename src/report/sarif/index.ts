import type { Diagnostic, Report } from '../../model/report.js';
import { findingsOf } from '../finding.js';
import { fitting } from '../limit.js';
import { place } from '../place.js';
import { clip, plural } from '../text.js';
import type { Repair } from './fix.js';
import { result } from './result.js';
import { descriptors } from './rules.js';

/** What code scanning accepts in one run; it shows the first 5,000. */
const MOST_RESULTS = 25_000;
/** An upload may have 10 MB when compressed; text of this kind shrinks to less than a tenth. */
const MOST_BYTES = 60_000_000;
const MOST_DIAGNOSTICS = 1000;
const LONGEST_MESSAGE = 1000;

const levels = { error: 'error', warning: 'warning', info: 'note' } satisfies Record<Diagnostic['severity'], string>;

function notification(level: string, text: string): object {
  return { level, message: { text: clip(text, LONGEST_MESSAGE) } };
}

function notifications(report: Report, left: number): object[] {
  const told = report.diagnostics.slice(0, MOST_DIAGNOSTICS);
  const untold = report.diagnostics.length - told.length;
  return [
    ...(left > 0
      ? [
          notification(
            'warning',
            `${plural(left, 'result')} left out to keep within the limits of an upload, the least pressing ones.`,
          ),
        ]
      : []),
    ...told.map((row) => notification(levels[row.severity], `${place(row)}: ${row.message}`)),
    ...(untold > 0 ? [notification('warning', `${plural(untold, 'more diagnostic')} left out.`)] : []),
  ];
}

export const sarif = (report: Report): string => sarifWith(report, new Map());

/** `repairs` by the ids of the findings that they are for. */
export function sarifWith(report: Report, repairs: ReadonlyMap<string, Repair>): string {
  const all = findingsOf(report);
  const lines = all.slice(0, MOST_RESULTS).map((finding) => JSON.stringify(result(finding, repairs.get(finding.id))));
  const shown = fitting(lines, MOST_BYTES);
  const run = {
    tool: { driver: { name: report.tool.name, semanticVersion: report.tool.version, rules: descriptors } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The directory that was scanned.' } } },
    invocations: [
      { executionSuccessful: true, toolExecutionNotifications: notifications(report, all.length - shown.length) },
    ],
  };
  const head = JSON.stringify(run).slice(1, -1);
  return `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{${head},"results":[\n${shown.join(',\n')}\n]}]}\n`;
}
