import type { Report } from '../../model/report.js';
import { nextStep } from '../next.js';
import { plural, unique, visible } from '../text.js';
import { productSites, testSites } from '../verdict.js';
import type { View } from '../view.js';
import { blank, flow } from './layout.js';
import { configurationLines, countsLine, coverageLines, diagnosticLines, fileGroups, testLines } from './sections.js';
import { suppressionLines } from './suppressions.js';
import { styleOf } from './style.js';

const NARROWEST = 20;

/** By file, as an editor would open them; what to do stands last, where the eye rests when the output ends. */
export function terminal(report: Report, view: View): string {
  const style = styleOf(view.color);
  const width = Math.max(NARROWEST, view.width);
  const files = unique(report.sites.map((site) => site.path)).length;
  const found = `${plural(report.sites.length, 'place')} in ${plural(files, 'file')}`;
  const tool = { text: `reroute ${visible(report.tool.version)}`, paint: style.bold };
  const lines = [
    ...flow([tool, { text: `· ${found}` }], width, 2, blank(0)),
    '',
    ...fileGroups(productSites(report), width, style, false),
    ...testLines(testSites(report), width, style),
    ...configurationLines(report, width, style),
    ...suppressionLines(report, width, style),
    ...diagnosticLines(report.diagnostics, width, style),
    ...countsLine(report, width, style),
    ...coverageLines(report, width, style),
    '',
    ...flow([{ text: nextStep(report), paint: style.bold }], width, 2, blank(0)),
  ];
  return `${lines.join('\n')}\n`;
}
