import type { Report } from '../model/report.js';
import { unsuppressed, type Finding } from './finding.js';
import { clip, plural, spelledOut } from './text.js';

/** GitHub shows ten annotations of each sort per step and drops the others in silence. */
const MOST_OF_A_SORT = 10;
const LONGEST_MESSAGE = 2000;

function data(text: string): string {
  return spelledOut(text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A'));
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

function annotation(finding: Finding): string {
  const { path, line, endLine, column, cell } = finding;
  const inside =
    cell === undefined
      ? [`line=${line}`, `endLine=${endLine}`, ...(column === undefined || endLine !== line ? [] : [`col=${column}`])]
      : [];
  const properties = [`file=${property(path)}`, ...inside, `title=${property(finding.title)}`];
  return `::${finding.level} ${properties.join(',')}::${data(clip(finding.message, LONGEST_MESSAGE))}`;
}

function leftOut(shown: readonly Finding[], all: readonly Finding[]): string[] {
  const sorts: [Finding['level'], string][] = [
    ['error', 'error'],
    ['warning', 'warning'],
    ['note', 'note'],
  ];
  const told = new Set(shown);
  const rest = sorts.flatMap(([level, word]) => {
    const count = all.filter((finding) => finding.level === level && !told.has(finding)).length;
    return count > 0 ? [plural(count, word)] : [];
  });
  return rest.length > 0 ? [`::notice title=reroute::Not annotated: ${rest.join(', ')}. The report has them all.`] : [];
}

export function github(report: Report): string {
  const all = unsuppressed(report);
  const first = (level: Finding['level']): Finding[] =>
    all.filter((finding) => finding.level === level).slice(0, MOST_OF_A_SORT);
  const shown = [...first('error'), ...first('warning')];
  return [...shown.map(annotation), ...leftOut(shown, all)].map((line) => `${line}\n`).join('');
}
