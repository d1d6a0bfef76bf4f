/** The way of a site's calls, as far as the repository tells: what decides the address, where that is set, where they end. */
import type { Chain, Report, Site } from '../../model/report.js';
import type { Step } from '../chains.js';
import { baseUrlVariables, originText } from '../sentences.js';
import { unique, visible } from '../text.js';
import { isVendor, providerWords } from '../words.js';
import type { Route } from './data.js';

const CONFIGURED = 'the address that is set';
const HANDED = 'wherever the caller says';
const UNTOLD = 'cannot be told';
const NOWHERE = 'set nowhere here';

export function routeOf(site: Site, chains: readonly Chain[]): Route {
  switch (site.status) {
    case 'hardcoded':
      return { by: 'written in the code', to: writtenHost(site) };
    case 'unresolved':
      return { by: 'cannot be followed', to: UNTOLD };
    case 'missing':
    case 'config-driven':
      return configurable(site, chains);
  }
}

function configurable(site: Site, chains: readonly Chain[]): Route {
  const variables = baseUrlVariables(site);
  const ways = variables.map((variable) => ({ variable, ...setIn(chainOf(variable, site, chains)) }));
  const way = ways.find(({ broken }) => !broken) ?? ways[0];
  if (!way) return withoutVariable(site);
  const { variable: by, set, broken } = way;
  return broken ? { by, set, to: whenUnset(site), broken } : { by, set, to: CONFIGURED };
}

function withoutVariable(site: Site): Route {
  if (site.status === 'missing') return { by: 'no base URL', to: whenUnset(site) };
  const origin = site.baseUrl?.origins.find(({ type }) => type !== 'literal');
  return { by: origin ? originText(origin) : 'configuration', to: HANDED };
}

const chainOf = (variable: string, { id }: Site, chains: readonly Chain[]): Chain | undefined =>
  chains.find((chain) => visible(chain.variable) === variable && chain.sites.includes(id));

const isSetting = ({ step }: Step): boolean => step === 'set' || step === 'passed-on';

/** Where a variable gets its value, or how far it comes without one. */
export function setIn(chain: Chain | undefined): { set: string; broken: boolean } {
  const settings = (chain?.steps ?? []).filter(isSetting);
  const present = unique(settings.filter(({ status }) => status === 'present').map(({ path }) => visible(path)));
  const [first] = present;
  if (first !== undefined)
    return { set: present.length > 1 ? `${first} and ${present.length - 1} more` : first, broken: false };
  const empty = settings.find(({ status }) => status === 'empty');
  if (empty) return { set: `left empty in ${visible(empty.path)}`, broken: true };
  const documented = chain?.steps.some(({ step, status }) => step === 'documented' && status === 'present');
  return { set: documented ? 'only documented' : NOWHERE, broken: true };
}

function whenUnset(site: Site): string {
  switch (site.whenUnset) {
    case 'vendor':
      return ownEnd(site);
    case 'literal':
      return writtenHost(site);
    case 'error':
      return 'fails until it is set';
    case 'unknown':
      return UNTOLD;
  }
}

const ownEnd = ({ vendor, provider }: Site): string =>
  provider === 'azure' ? providerWords(provider) : visible(vendor);

/** The host of what is written; what is no address of one host is told by its owner. */
function writtenHost(site: Site): string {
  const hosts = unique((site.baseUrl?.urls ?? []).flatMap(hostOf));
  const [first] = hosts;
  if (first === undefined) return isVendor(site.provider) ? ownEnd(site) : providerWords(site.provider);
  return hosts.length > 1 ? `${first} and ${hosts.length - 1} more` : first;
}

function hostOf(url: string): string[] {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(url)?.[1];
  return host === undefined ? [] : [visible(host)];
}

/** Chains are told of variables of all sites: those of one variable are found once. */
export const chainNamed = (name: string, { chains = [] }: Report): Chain | undefined =>
  chains.find(({ variable }) => visible(variable) === name);
