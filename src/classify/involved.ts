import type { TooInvolved } from '../model/program.js';
import type { Diagnostic } from '../model/report.js';

/** What the limit on the work for one file has cost. */
export function ofInvolved({ path, wholly }: TooInvolved): Diagnostic {
  return wholly
    ? {
        severity: 'warning',
        path,
        message: 'following its values takes more than maxSteps allows; the file is known only in part',
      }
    : { severity: 'info', path, message: 'some of its values are too involved to follow' };
}
