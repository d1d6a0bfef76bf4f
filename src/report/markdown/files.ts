import type { Report } from '../../model/report.js';
import { plural } from '../text.js';
import { isOpen, productSites, support } from '../verdict.js';
import { bullets, code, paragraphs } from './escape.js';
import { addTo, groupBy } from '../../model/groups.js';

/** Files with something to change, and why, in the order a reader would open them. */
function filesToModify(report: Report): Map<string, string[]> {
  const reasons = new Map<string, string[]>();
  const say = (path: string, reason: string): void => addTo(reasons, path, reason);
  const gaps = report.configuration.filter((row) => row.status !== 'present');
  for (const [path, rows] of groupBy(gaps, (row) => row.path))
    say(path, `configuration at line ${rows.map((row) => row.line).join(', ')}`);
  for (const [path, sites] of groupBy(productSites(report).filter(isOpen), (site) => site.path))
    say(path, plural(sites.length, 'client'));
  return reasons;
}

function compatibleFiles(report: Report, changed: ReadonlyMap<string, unknown>): string[] {
  const moved = productSites(report).filter((site) => support(site) === 'already');
  const present = report.configuration.filter((row) => row.status === 'present');
  return [...groupBy([...moved, ...present], (one) => one.path).keys()].filter((path) => !changed.has(path));
}

export function filesSection(report: Report): string {
  const changed = filesToModify(report);
  const modify = [...changed].map(([path, why]) => `${code(path)}: ${why.join('; ')}`);
  const fine = compatibleFiles(report, changed).map(code);
  return paragraphs([
    '## Files',
    '### To modify',
    modify.length > 0 ? bullets(modify) : 'None.',
    '### Already compatible',
    fine.length > 0 ? bullets(fine) : 'None.',
  ]);
}
