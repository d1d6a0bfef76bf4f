import type { Configuration, Report } from '../../model/report.js';
import { linePlace } from '../place.js';
import { configurationKindWords, configurationStatusWords, safetyWords } from '../words.js';
import { code, codeList, inline, paragraphs, table } from './escape.js';

export type Area = 'settings' | 'environment' | 'workflows' | 'documentation';

/** Which part of a migration a place belongs to. */
const areas = {
  'settings-class': 'settings',
  'env-file': 'environment',
  compose: 'environment',
  dockerfile: 'environment',
  kubernetes: 'environment',
  workflow: 'workflows',
  doc: 'documentation',
} satisfies Record<Configuration['kind'], Area>;

export function inArea(report: Report, area: Area): Configuration[] {
  return report.configuration.filter((row) => areas[row.kind] === area);
}

function changeText({ status, fix }: Configuration): string {
  if (status === 'present') return 'none';
  return fix.available ? `${inline(fix.summary)} (${safetyWords[fix.safety]})` : `by hand; ${inline(fix.reason)}`;
}

function row(found: Configuration): string[] {
  const kind = configurationKindWords[found.kind];
  const names = [...found.keys, ...found.baseUrls];
  const finding = `${configurationStatusWords[found.status]}: ${inline(found.message)}`;
  return [
    `${code(linePlace(found))} (${kind})`,
    finding,
    names.length > 0 ? codeList(names) : 'none',
    changeText(found),
  ];
}

function section(title: string, rows: readonly Configuration[]): string {
  if (rows.length === 0) return '';
  return paragraphs([title, table(['Place', 'Finding', 'Names', 'Change'], rows.map(row))]);
}

export function configurationSection(report: Report): string {
  return paragraphs([
    section('## Environment and settings', [...inArea(report, 'settings'), ...inArea(report, 'environment')]),
    section('## Workflows', inArea(report, 'workflows')),
    section('## Documentation', inArea(report, 'documentation')),
  ]);
}
