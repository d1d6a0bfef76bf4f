import type { Site } from '../model/report.js';
import type { Status } from '../model/rule.js';

/** Why there is nothing to fix, or no fix yet. */
export function fixFor(status: Status): Site['fix'] {
  return { available: false, reason: REASON[status] };
}

const REASON = {
  missing: 'pass a base URL by hand: this version does not write the change itself',
  hardcoded: 'if this traffic is to move, replace the literal by hand: this version does not write the change itself',
  'config-driven': 'already configurable: set the value, no code changes',
  unresolved: 'where the base URL comes from could not be seen; look at the call',
} satisfies Record<Status, string>;
