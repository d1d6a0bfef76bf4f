import { routedByItself, type Origin, type Report, type Site } from '../model/report.js';
import { oneLine, phrase, unique, visible } from './text.js';
import { linePlace } from './place.js';
import { support, type Support } from './verdict.js';
import { isVendor, originWords, providerWords, statusWords, whenUnsetWords } from './words.js';

/** How a format shows a name or an expression of the scanned repository. */
export type Quote = (text: string) => string;

/** The same for names and for running text. */
export interface Wording {
  name: Quote;
  text: Quote;
}

const plain: Wording = { name: visible, text: phrase };

/** Names of variables that decide a site's base URL: its own first, else those the SDK reads by itself. */
export function baseUrlVariables(site: Site): string[] {
  const own = (site.baseUrl?.origins ?? [])
    .filter((origin) => origin.type === 'env' && !origin.partial)
    .map((origin) => origin.name ?? '');
  return unique([...own, ...routedByItself(site)].filter((name) => name !== '').map(visible));
}

export function originText(origin: Origin, wording: Wording = plain): string {
  const word = originWords[origin.type];
  return origin.name === undefined ? word : `${word} ${wording.name(oneLine(origin.name))}`;
}

function statusHardcoded(site: Site): string {
  const owner = isVendor(site.provider) ? 'the vendor’s own address' : providerWords(site.provider);
  return `hardcoded to ${owner}`;
}

function statusMissing(site: Site, wording: Wording): string {
  const names = site.implicitEnv.map(wording.name).join(', ');
  const fallback =
    names === '' ? '' : `, unless ${names} is set, which the SDK reads by itself${releaseText(site, wording)}`;
  return `${statusWords.missing}: ${whenUnsetWords[site.whenUnset]}${fallback}${assignedText(site, wording)}`;
}

/** `; src/main.ts:12 sets OPENAI_BASE_URL to https://…` */
function assignedText({ assigned = [] }: Site, wording: Wording): string {
  const shown = assigned.slice(0, MOST_ASSIGNED).map((one) => {
    const to = one.url === undefined ? '' : ` to ${wording.name(one.url)}`;
    return `${wording.text(linePlace(one))} sets ${wording.name(one.name)}${to}`;
  });
  const rest = assigned.length - shown.length;
  const more = rest > 0 ? [`and so ${rest === 1 ? 'does 1 more place' : `do ${rest} more places`}`] : [];
  return [...shown, ...more].map((text) => `; ${text}`).join('');
}

const MOST_ASSIGNED = 3;

/** Where no lockfile tells which release is installed, and older ones read less. */
export function releaseText({ releases = [] }: Site, wording: Wording = plain): string {
  const doubts = releases.flatMap(({ package: name, versions, range, unread = [] }) => {
    if (range === undefined || unread.length === 0) return [];
    const which =
      versions.length > 0 ? `${versions.map(wording.name).join(' or ')} is installed` : 'no lockfile tells which is';
    return [`not ${unread.map(wording.name).join(', ')} in ${wording.name(name)} ${wording.name(range)}; ${which}`];
  });
  return doubts.length > 0 ? ` (${doubts.join('; ')})` : '';
}

function statusUnresolved(site: Site, wording: Wording): string {
  const reason = site.baseUrl?.reason;
  return reason === undefined ? statusWords.unresolved : `${statusWords.unresolved}: ${wording.text(reason)}`;
}

const PINNED = 'configuration fills in a part of the base URL, whose host is written in the code';

const statusSentences = {
  missing: statusMissing,
  hardcoded: statusHardcoded,
  'config-driven': (site, wording) =>
    `${site.pinned ? PINNED : statusWords['config-driven']}; when nothing is set, ${whenUnsetWords[site.whenUnset]}${assignedText(site, wording)}`,
  unresolved: statusUnresolved,
} satisfies Record<Site['status'], (site: Site, wording: Wording) => string>;

/** The status as a sentence without a full stop. */
export function statusSentence(site: Site, wording: Wording = plain): string {
  return statusSentences[site.status](site, wording);
}

const supportWords = {
  already: () => 'already',
  pinned: () => 'its host is written in the code',
  not: () => 'not',
  fixed: statusHardcoded,
  elsewhere: statusHardcoded,
  unclear: () => 'unclear',
} satisfies Record<Support, (site: Site) => string>;

export function supportText(site: Site): string {
  return supportWords[support(site)](site);
}

function needConfiguration(site: Site, wording: Wording): string {
  const names = baseUrlVariables(site).map(wording.name);
  return names.length > 0 ? `environment only: ${names.join(', ')}` : 'configuration only';
}

function needCode(site: Site, wording: Wording): string {
  const names = site.implicitEnv.map(wording.name);
  return names.length > 0 ? `code and environment, or ${names.join(', ')} alone` : 'code and environment';
}

const needWords = {
  already: needConfiguration,
  pinned: () => 'code and environment: what is set fills in a part of the address only',
  not: needCode,
  fixed: () => 'code and environment',
  elsewhere: () => 'nothing, unless these calls should move too',
  unclear: () => 'a look by hand',
} satisfies Record<Support, (site: Site, wording: Wording) => string>;

export function needText(site: Site, wording: Wording = plain): string {
  if (site.suppressed) return `nothing; suppressed: ${wording.text(site.suppressed.reason)}`;
  return needWords[support(site)](site, wording);
}

/** Every variable that the report knows to carry a base URL, the most used first. */
export function allVariables(report: Report): string[] {
  const counts = new Map<string, number>();
  const named = [
    ...report.configuration.flatMap((row) => row.baseUrls.map(visible)),
    ...report.sites.flatMap(baseUrlVariables),
  ];
  for (const name of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
}
