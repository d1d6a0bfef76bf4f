import type { Report } from '../../model/report.js';
import { linePlace } from '../place.js';
import { effectText } from '../suppressions.js';
import { code, inline, paragraphs, table } from './escape.js';

/** All of them: what is not shown as a finding has to be somewhere. */
export function suppressionsSection({ suppressions = [] }: Report): string {
  if (suppressions.length === 0) return '';
  const rows = suppressions.map((one) => [
    code(linePlace(one)),
    inline(effectText(one)),
    one.reason === '' ? 'none' : inline(one.reason),
  ]);
  return paragraphs(['## Suppressed in the source', table(['Comment', 'Suppresses', 'Reason'], rows)]);
}
