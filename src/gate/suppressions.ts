/** Which comments that ask to ignore a site still hold, and what is wrong with the others. */
import type { Report, Site, Suppression } from '../model/report.js';
import type { SuppressionProblem } from '../model/verdict.js';

/** `today` as `2027-01-31`: dates of this form compare as text. */
export function isInForce(
  suppressed: Site['suppressed'],
  today: string,
): suppressed is NonNullable<Site['suppressed']> {
  return suppressed !== undefined && (suppressed.until === undefined || today <= suppressed.until);
}

export function problemsOf({ suppressions = [] }: Report, today: string): SuppressionProblem[] {
  return suppressions.flatMap((one) => {
    const message = problemOf(one, today);
    return message === undefined ? [] : [{ path: one.path, line: one.line, message }];
  });
}

function problemOf({ problem, until, sites }: Suppression, today: string): string | undefined {
  if (problem !== undefined) return problem;
  if (sites.length === 0) return 'suppresses nothing: no client is built on this line or the next';
  return until !== undefined && until < today ? `expired after ${until}` : undefined;
}
