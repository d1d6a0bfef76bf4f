import type { Report } from '../../model/report.js';
import type { View } from '../view.js';
import { contentOf } from './content.js';

/** Where the built page wants its data. */
const PLACE = '{{data}}';

/** One file that needs nothing else: the page as it was built, and in it the report as data. */
export function html(report: Report, view: View): string {
  const page = view.page?.();
  if (page === undefined) throw new Error('The view has no page to show a report in.');
  return page.replace(PLACE, () => asData(contentOf(report)));
}

/** Inside a script that is not run nothing but `<` can end it, or begin a comment. */
function asData(content: object): string {
  return JSON.stringify(content).replaceAll('<', '\\u003c');
}
