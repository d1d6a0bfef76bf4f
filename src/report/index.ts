import type { Report } from '../model/report.js';
import { csv } from './csv.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { html } from './html/index.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown/index.js';
import { sarif } from './sarif/index.js';
import { summary } from './summary.js';
import { svg } from './svg.js';
import { terminal } from './terminal/index.js';
import type { Reporter, View } from './view.js';

export type { Repair, Replacement } from './sarif/fix.js';
export { sarifWith } from './sarif/index.js';
export { reportJsonSchema } from './schema.js';
export type { Reporter, View } from './view.js';

export type Format =
  'terminal' | 'json' | 'markdown' | 'summary' | 'html' | 'csv' | 'sarif' | 'github' | 'gitlab' | 'junit' | 'svg';

export const formats = {
  terminal,
  json,
  markdown,
  summary,
  html,
  csv,
  sarif,
  github,
  gitlab,
  junit,
  svg,
} satisfies Record<Format, Reporter>;

export function render(report: Report, format: Format, view: View): string {
  return formats[format](report, view);
}
