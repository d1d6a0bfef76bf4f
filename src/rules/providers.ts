/** Whose endpoint a URL is. */
import { FIRST_VENDOR } from '../model/report.js';
import type { Provider, ProvidersRule } from '../model/rule.js';
import type { Rules } from '../model/rules.js';
import { hostOf, hostPattern, isLocalHost, isSurelyLocal, ownerIsKnown } from './host.js';

export interface HostFacts {
  provider: Provider;
  /** Name of the vendor, where the rules have one. */
  name?: string;
  /** Whose own endpoint it is. */
  vendor?: string;
  /** Speaks the wire protocol, whatever the path. */
  wire: boolean;
}

type HostRule = ProvidersRule['hosts'][number];

interface HostTables {
  exact: Map<string, HostRule>;
  suffixes: Map<string, HostRule>;
  patterns: { pattern: RegExp; rule: HostRule }[];
}

/** `vendor`: whose client reaches the URL. OpenAI's clients know of Azure; for all others that is somebody else. */
export function providerOf(rules: Rules): (url: string, vendor?: string) => string {
  const facts = hostFactsOf(rules);
  return (url, vendor = FIRST_VENDOR) => {
    const { provider, vendor: owner } = facts(url);
    if (vendor === FIRST_VENDOR) return provider;
    if (owner === vendor) return vendor;
    return provider === FIRST_VENDOR || provider === 'azure' ? 'other' : provider;
  };
}

export function hostFactsOf(rules: Rules): (url: string) => HostFacts {
  const tables = hostTables(rules.providers.flatMap((rule) => rule.hosts));
  return (url) => {
    const host = hostOf(url);
    const rule = host === undefined ? undefined : findHost(tables, host);
    if (rule) return factsOfRule(rule);
    const provider = host === undefined ? 'unknown' : unlistedProvider(host);
    const telling = provider === 'unknown' ? matching(tables, url) : undefined;
    return telling ? factsOfRule(telling) : { provider, wire: false };
  };
}

function unlistedProvider(host: string): Provider {
  if (isSurelyLocal(host)) return 'local';
  return !isLocalHost(host) && ownerIsKnown(host) ? 'other' : 'unknown';
}

function factsOfRule({ provider, name, vendor, wire }: HostRule): HostFacts {
  return { provider, wire, ...(name === undefined ? {} : { name }), ...(vendor === undefined ? {} : { vendor }) };
}

function hostTables(hosts: HostRule[]): HostTables {
  const tables: HostTables = { exact: new Map(), suffixes: new Map(), patterns: [] };
  for (const rule of hosts) {
    const host = rule.host.toLowerCase();
    const pattern = hostPattern(rule.host);
    if (pattern !== undefined) tables.patterns.push({ pattern: new RegExp(pattern, 'i'), rule });
    else if (host.startsWith('*.')) tables.suffixes.set(host.slice(2), rule);
    else tables.exact.set(host, rule);
  }
  return tables;
}

function findHost(tables: HostTables, host: string): HostRule | undefined {
  return tables.exact.get(host) ?? longestSuffix(tables.suffixes, host) ?? matching(tables, host);
}

/** Patterns are for hosts; where the host is not written out, the rest of the URL may tell. */
function matching({ patterns }: HostTables, text: string): HostRule | undefined {
  return patterns.find(({ pattern }) => pattern.test(text))?.rule;
}

function longestSuffix(suffixes: Map<string, HostRule>, host: string): HostRule | undefined {
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const rule = suffixes.get(host.slice(dot + 1));
    if (rule) return rule;
  }
  return undefined;
}
