/** Which findings ask to be moved, and why the others do not. */
import type { Finding } from '../../model/analysis.js';
import type { PlanOptions } from '../../model/remedy.js';
import { FIRST_VENDOR } from '../../model/report.js';

/** `leave`: nothing to move. `refuse`: should be moved, but not by this tool. */
export type Verdict =
  | { is: 'plan' }
  /** Variables that move it, and that its package reads by itself. */
  | { is: 'environment'; variables: string[] }
  | { is: 'leave' | 'refuse'; reason: string };

export function verdictOn(site: Finding, options: PlanOptions): Verdict {
  switch (site.status) {
    case 'config-driven':
      if (site.pinned) return { is: 'leave', reason: PINNED };
      return { is: 'leave', reason: 'already configurable: set the value, no code changes' };
    case 'unresolved':
      return { is: 'leave', reason: 'where the base URL comes from could not be seen; look at the call' };
    case 'missing':
      if (site.vendor !== FIRST_VENDOR) return onOtherWire(site, options);
      return site.provider === 'azure' ? AZURE : ours(site);
    case 'hardcoded':
      if (site.vendor !== FIRST_VENDOR) return OTHER_WIRE;
      if (site.provider === 'azure') return AZURE;
      return isElsewhere(site) && !options.includeVendors ? LEFT : ours(site);
  }
}

/** What is written out and leads to nobody that the gateway stands for. */
export const isElsewhere = ({ provider }: Finding): boolean =>
  provider === 'other' || provider === 'local' || provider === 'unknown';

function onOtherWire({ implicitEnv }: Finding, options: PlanOptions): Verdict {
  const variables = implicitEnv.filter((name) => /(URL|URI|BASE|ENDPOINT)$/.test(name));
  const isAlone = options.implicitEnv === 'accept' && variables.length > 0;
  return isAlone ? { is: 'environment', variables } : OTHER_WIRE;
}

const ours = (site: Finding): Verdict =>
  site.suppressed ? { is: 'leave', reason: `suppressed: ${site.suppressed.reason}` } : { is: 'plan' };

const PINNED = 'what is set fills in a part of the address only, and its host is not the gateway’s: look at the call';
const OTHER_WIRE: Verdict = {
  is: 'refuse',
  reason: 'a client of another vendor: where the gateway serves it, and by which key, is for you to check',
};
const AZURE: Verdict = {
  is: 'refuse',
  reason:
    "an Azure client: the gateway's root goes into its endpoint, and which routes it serves there is for you to check",
};
const LEFT: Verdict = { is: 'leave', reason: "another vendor's endpoint, written on purpose: left as it is" };
