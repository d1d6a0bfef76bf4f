import { Report } from '../model/report.js';

/** Parsing puts the keys into the schema's order, whatever order they were built in. */
export function json(report: Report): string {
  return `${JSON.stringify(Report.parse(report), null, 2)}\n`;
}
