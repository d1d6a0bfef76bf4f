import type { Report } from '../model/report.js';
import { plural, visible } from './text.js';

/** Says that every file is accounted for, or that it is not. */
export function coverageSum(report: Report): string {
  const { seen, analysed, parsed, skipped, failed } = report.summary.files;
  const holds = seen === analysed + skipped + failed ? '=' : '≠';
  return `${plural(seen, 'file')} seen ${holds} ${analysed} analysed (${parsed} parsed) + ${skipped} skipped + ${failed} failed`;
}

export function skippedReasons(report: Report): [reason: string, count: number][] {
  return Object.entries(report.summary.skippedBecause)
    .map(([reason, count]): [string, number] => [visible(reason), count])
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
