import type { Report } from '../model/report.js';
import { unsuppressed, type Finding } from './finding.js';
import { clip, wellFormed } from './text.js';

const LONGEST_MESSAGE = 2000;

const severities = { error: 'major', warning: 'minor', note: 'info' } satisfies Record<Finding['level'], string>;

/** GitLab drops a second entry with the same fingerprint. */
function distinct(): (id: string) => string {
  const seen = new Map<string, number>();
  return (id) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}#${count}`;
  };
}

export function gitlab(report: Report): string {
  const fingerprint = distinct();
  const issues = unsuppressed(report).map((finding) => ({
    type: 'issue',
    check_name: `reroute/${finding.rule}`,
    description: clip(finding.message, LONGEST_MESSAGE),
    categories: ['Compatibility'],
    severity: severities[finding.level],
    fingerprint: fingerprint(wellFormed(`${finding.rule}:${finding.id}`)),
    location: { path: wellFormed(finding.path), lines: { begin: finding.line, end: finding.endLine } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
