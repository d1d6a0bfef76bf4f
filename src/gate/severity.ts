/** What a policy makes of one site. */
import ignore from 'ignore';
import { byProvider, type Knobs, type Override, type Policy, type Severity } from '../model/policy.js';
import { FIRST_VENDOR, isOwn, Owner, type Site } from '../model/report.js';
import { goesTo } from './hosts.js';

export interface Judgement {
  severity: Severity;
  /** Absent: its status alone. */
  because?: string;
}

export type Judge = (site: Site) => Judgement;

/** `literalsFail`: with an allow-list, whatever it does not name fails, unless an override speaks of literals itself. */
type Effective = Knobs & { literalsFail: boolean };

export function judgeBy(policy: Policy): Judge {
  const overrides = policy.overrides.map((override) => ({ override, applies: applies(override, policy.rootBelow) }));
  return (site) => {
    if (policy.vendors.length > 0 && !policy.vendors.includes(site.vendor))
      return { severity: 'ignore', because: `the policy is not about clients of ${site.vendor}` };
    let knobs: Effective = { ...policy, literalsFail: policy.gatewayHosts.length > 0 };
    for (const { override, applies } of overrides) if (applies(site)) knobs = merged(knobs, override);
    const judgement = byStatus(site, knobs);
    return site.test && !knobs.includeTests ? atMost('report', judgement, 'a test or an example') : judgement;
  };
}

function applies({ paths, kinds, providers, vendors }: Override, rootBelow: string): (site: Site) => boolean {
  const patterns = paths && ignore({ ignorecase: false }).add(paths);
  const below = rootBelow === '' ? '' : `${rootBelow}/`;
  return (site) =>
    (kinds?.includes(site.kind) ?? true) &&
    (providers?.some((one) => ownersOf(site).includes(one)) ?? true) &&
    (vendors?.includes(site.vendor) ?? true) &&
    (patterns?.ignores(below + site.path) ?? true);
}

function merged(knobs: Effective, override: Override): Effective {
  const { missing, hardcoded, unresolved, implicitEnv, failOpen, includeTests, gatewayHosts } = override;
  return {
    vendors: knobs.vendors,
    missing: byProvider(knobs.missing, missing),
    hardcoded: byProvider(knobs.hardcoded, hardcoded),
    unresolved: unresolved ?? knobs.unresolved,
    implicitEnv: implicitEnv ?? knobs.implicitEnv,
    failOpen: failOpen ?? knobs.failOpen,
    includeTests: includeTests ?? knobs.includeTests,
    gatewayHosts: gatewayHosts ?? knobs.gatewayHosts,
    literalsFail: gatewayHosts ? gatewayHosts.length > 0 : knobs.literalsFail && hardcoded === undefined,
  };
}

function byStatus(site: Site, knobs: Effective): Judgement {
  switch (site.status) {
    case 'missing':
      return ofMissing(site, knobs);
    case 'hardcoded':
      return ofHardcoded(site, knobs);
    case 'config-driven':
      return ofConfigured(site, knobs);
    case 'unresolved':
      return { severity: knobs.unresolved };
  }
}

function ofMissing(site: Site, { missing, implicitEnv }: Effective): Judgement {
  const judgement = { severity: forProvider(missing, site) };
  if (site.implicitEnv.length === 0 || implicitEnv === 'fail') return judgement;
  const because = `only ${site.implicitEnv.join(', ')}, which the SDK reads by itself, would move it`;
  return atMost(implicitEnv === 'warn' ? 'warn' : 'report', judgement, because);
}

function ofHardcoded(site: Site, knobs: Effective): Judgement {
  if (knobs.gatewayHosts.length > 0 && isGateway(site, knobs))
    return { severity: 'ignore', because: 'its literal URL is a gateway' };
  if (knobs.literalsFail) return { severity: 'fail', because: 'its literal URL is no gateway that the policy allows' };
  return { severity: forProvider(knobs.hardcoded, site) };
}

/** Of the configurable ones, those that reach the vendor, or an address in the code, when nothing is set. */
function ofConfigured(site: Site, knobs: Effective): Judgement {
  const fails = site.whenUnset === 'vendor' || (site.whenUnset === 'literal' && !isGateway(site, knobs));
  if (!fails || knobs.failOpen === 'accept') return { severity: 'ignore' };
  const closed =
    site.whenUnset === 'vendor' ? ofMissing(site, { ...knobs, implicitEnv: 'fail' }) : ofHardcoded(site, knobs);
  const because = site.whenUnset === 'vendor' ? 'the vendor' : 'an address in the code';
  return { ...atMost(knobs.failOpen, closed), because: `it goes to ${because} when nothing is set` };
}

function isGateway({ baseUrl }: Site, { gatewayHosts }: Effective): boolean {
  const urls = baseUrl?.urls ?? [];
  return urls.length > 0 && urls.every((url) => goesTo(url, gatewayHosts));
}

/** A client of another vendor that goes to that vendor is what one of OpenAI's is that goes to OpenAI. */
function forProvider(setting: Knobs['missing'], site: Site): Severity {
  if (typeof setting === 'string') return setting;
  return (isOwn(site) ? [FIRST_VENDOR] : ownersOf(site))
    .map((one): Severity => {
      const owner = Owner.safeParse(one);
      return (owner.success ? setting[owner.data] : undefined) ?? 'fail';
    })
    .reduce((worst, one) => (ORDER.indexOf(one) > ORDER.indexOf(worst) ? one : worst), 'ignore');
}

/** Where they differ by branch, each. */
const ownersOf = ({ provider, providers }: Site): readonly string[] => providers ?? [provider];

const ORDER: readonly Severity[] = ['ignore', 'report', 'warn', 'fail'];

function atMost(limit: Severity, judgement: Judgement, because?: string): Judgement {
  if (ORDER.indexOf(judgement.severity) <= ORDER.indexOf(limit)) return judgement;
  return because === undefined ? { ...judgement, severity: limit } : { severity: limit, because };
}
