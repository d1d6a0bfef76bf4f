import type { Report } from '../model/report.js';
import { linePlace } from './place.js';
import { allVariables, type Quote } from './sentences.js';
import { plural } from './text.js';
import { isOpen, productSites, worstFirst } from './verdict.js';

function whenNothingIsOpen(report: Report, quote: Quote): string {
  const failed = report.summary.files.failed;
  const unread = failed > 0 ? ` ${plural(failed, 'file')} could not be read: look at the diagnostics.` : '';
  if (report.sites.length === 0) return `No client was found: nothing to do.${unread}`;
  const names = allVariables(report).slice(0, 3).map(quote);
  if (names.length === 0) return `No product code has to change.${unread}`;
  return `No product code has to change: set ${names.join(', ')} to move the clients that are configured.${unread}`;
}

/** One line that says what to do with what was found. */
export function nextStep(report: Report, quote: Quote = (text) => text): string {
  const open = worstFirst(productSites(report).filter(isOpen));
  const gaps = report.configuration.filter((row) => row.status !== 'present');
  const fixes = [...open, ...gaps].flatMap(({ fix }) => (fix.available ? [fix.safety] : []));
  const [worst] = open;
  if (fixes.length > 0) {
    const safe = fixes.filter((safety) => safety === 'safe').length;
    const split = `${safe} safe, ${fixes.length - safe} to review`;
    return `Run ${quote('reroute fix')}: it can change ${fixes.length} of ${plural(open.length + gaps.length, 'place')} (${split}).`;
  }
  if (worst) return `${plural(open.length, 'place')} to change by hand; begin with ${quote(linePlace(worst))}.`;
  return whenNothingIsOpen(report, quote);
}
