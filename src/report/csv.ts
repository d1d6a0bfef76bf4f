import type { Report, Site } from '../model/report.js';
import { unique, visible } from './text.js';

/** Characters with which a spreadsheet takes a cell for a formula, their full-width forms included. */
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

type Cell = string | number | boolean | undefined;

const columns: readonly [name: string, cell: (site: Site) => Cell][] = [
  ['path', (site) => site.path],
  ['cell', (site) => site.cell],
  ['line', (site) => site.line],
  ['column', (site) => site.column],
  ['end_line', (site) => site.endLine],
  ['status', (site) => site.status],
  ['provider', (site) => site.provider],
  ['kind', (site) => site.kind],
  ['language', (site) => site.language],
  ['callee', (site) => site.callee],
  ['within', (site) => site.within],
  ['rule', (site) => site.rule],
  ['base_url', (site) => site.baseUrl?.expression],
  ['urls', (site) => site.baseUrl?.urls?.join('; ')],
  [
    'origins',
    (site) => site.baseUrl?.origins.map((origin) => [origin.type, origin.name].filter(Boolean).join(' ')).join('; '),
  ],
  ['implicit_env', (site) => site.implicitEnv.join('; ')],
  ['when_unset', (site) => site.whenUnset],
  ['api_key', (site) => site.apiKey?.expression],
  ['apis', (site) => unique(site.uses.map((use) => use.api)).join('; ')],
  ['models', (site) => unique(site.uses.flatMap((use) => use.models)).join('; ')],
  ['impact', (site) => site.impact],
  ['impact_reason', (site) => site.impactReason],
  ['test', (site) => site.test],
  ['suppressed', (site) => site.suppressed?.reason],
  ['fix', (site) => (site.fix.available ? site.fix.safety : 'none')],
  ['fix_summary', (site) => (site.fix.available ? site.fix.summary : site.fix.reason)],
  ['vendor', (site) => site.vendor],
  ['wire', (site) => site.wire],
  ['id', (site) => site.id],
];

function field(value: Cell): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  // A line of its own in a cell could be a command to the job that prints it.
  const printable = visible(value);
  const guarded = FORMULA.test(value) ? `'${printable}` : printable;
  return /[",]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
}

export function csv(report: Report): string {
  const header = columns.map(([name]) => name);
  const rows = report.sites.map((site) => columns.map(([, cell]) => field(cell(site))));
  return [header, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
