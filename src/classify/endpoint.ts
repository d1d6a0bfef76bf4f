/** Whose endpoint a site reaches. */
import type { Match } from '../model/match.js';
import { FIRST_VENDOR, MIXED, type Site } from '../model/report.js';
import type { Status } from '../model/rule.js';
import { hostOf } from '../rules/host.js';
import { shapes } from '../model/shape.js';
import type { Trace } from '../model/trace.js';
import { redact } from './redact.js';
import { mayBeAbsent } from './status.js';

/** `vendor`: whose client reaches the URL. */
export type ProviderOf = (url: string, vendor: string) => string;

/** The URLs that can be reached, as far as they are written out. */
export function urlsOf(trace: Trace, secrets: readonly string[]): string[] {
  const written = possible(shapes(trace.flows)).filter((shape) =>
    /[a-z0-9]/i.test(hostOf(shape)?.replaceAll('{}', '') ?? ''),
  );
  return [...new Set(written.map((url) => redact(url, secrets)))].sort();
}

/** Without those that no server answers: a scheme behind a scheme, a version or a slash twice where it also stands once. */
function possible(all: readonly string[]): string[] {
  const plain = new Set(all.map((shape) => shape.replace(/\/$/, '')));
  return all.filter((shape) => {
    if (/^[a-z][a-z0-9+.-]*:\/\/[a-z][a-z0-9+.-]*:\/\//i.test(shape)) return false;
    const once = shape.replace(/(?<=[^:/])\/{2,}/g, '/').replace(/(\/v\d+)\/?\1(?=\/|$)/, '$1');
    return once === shape || !plain.has(once.replace(/\/$/, ''));
  });
}

export function providerOfSite(
  match: Match,
  trace: Trace,
  status: Status,
  providerOf: ProviderOf,
): Pick<Site, 'provider' | 'providers'> {
  const known = ownersOf(trace, match.vendor, providerOf);
  const provider = oneOf(known, match, trace, status, providerOf);
  // An Azure class asks Azure's protocol of whatever address.
  return known.length > 1 && known.includes(provider) ? { provider: MIXED, providers: known } : { provider };
}

const ownersOf = (trace: Trace, vendor: string, providerOf: ProviderOf): string[] =>
  [...new Set(possible(shapes(trace.flows)).map((shape) => providerOf(shape, vendor)))]
    .filter((provider) => provider !== 'unknown')
    .sort();

function oneOf(known: readonly string[], match: Match, trace: Trace, status: Status, providerOf: ProviderOf): string {
  const own = defaultProvider(match, providerOf);
  const [first] = known;
  // An Azure class speaks Azure's protocol whatever fallback stands beside the setting.
  if (own === 'azure' && (status !== 'hardcoded' || first === undefined)) return own;
  if (first !== undefined) return known.find((provider) => provider !== 'local') ?? first;
  if (status === 'missing') return own;
  // What passes through Python's **kwargs is mostly timeouts and temperatures.
  if (status === 'unresolved' && trace.flows.length === 0 && match.file.language === 'python') return own;
  if (status === 'config-driven' && match.kind !== 'http' && mayBeAbsent(trace)) return own;
  return 'unknown';
}

/** The rule's own endpoint, where nothing else is said. */
function defaultProvider(match: Match, providerOf: ProviderOf): string {
  if (match.kind === 'http') return 'unknown';
  const rule = match.kind === 'global' ? match.global : match.constructed;
  if ('provider' in rule && rule.provider) return rule.provider;
  const known = rule.default === null ? 'unknown' : providerOf(rule.default, match.vendor);
  // Where a client of a vendor goes by itself is its own, whatever region stands in the host.
  return match.vendor === FIRST_VENDOR || known === 'local' ? known : match.vendor;
}
