import type { Report } from '../../model/report.js';
import { linePlace } from '../place.js';
import { effectText, isIdle } from '../suppressions.js';
import { blank, flow } from './layout.js';
import type { Style } from './style.js';

/** Those that do nothing; the others are told with their sites. */
export function suppressionLines({ suppressions = [] }: Report, width: number, style: Style): string[] {
  const idle = suppressions.filter(isIdle);
  if (idle.length === 0) return [];
  const rows = idle.flatMap((one) =>
    flow([{ text: `${linePlace(one)}:` }, { text: `suppresses ${effectText(one)}` }], width, 4, blank(2)),
  );
  return [style.bold('Comments without effect'), ...rows, ''];
}
