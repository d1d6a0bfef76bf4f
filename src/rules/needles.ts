/** Byte strings of which at least one occurs in every file that can hold a site: most files are dismissed by them alone. */
import type { LanguageId } from '../model/facts.js';
import type { Rules } from '../model/rules.js';

export function needles(rules: Rules, language: LanguageId): string[] {
  const packages = rules.sdk
    .filter((rule) => rule.language === language)
    .flatMap((rule) => rule.packages.flatMap((name) => packageNeedle(name) ?? []));
  const readsHttp = rules.http.some((rule) => rule.language === language);
  return withoutLonger(
    readsHttp
      ? [...packages, ...pathNeedles(rules), ...hostNeedles(rules), ...answerNeedles(rules), ...joinedNeedles(rules)]
      : packages,
  );
}

/** The part of an import root that every way of importing it spells out; nothing for a name too short to mean anything. */
export function packageNeedle(name: string): string | undefined {
  const text = name.trim().split('*')[0] ?? '';
  return /\w{2}/.test(text) ? text : undefined;
}

function pathNeedles(rules: Rules): string[] {
  return endingsOf(rules).map(pathNeedle);
}

/** How paths end that requests of any protocol go to. */
export function endingsOf(rules: Pick<Rules, 'wire' | 'vendor-wire'>): string[] {
  return [...rules.wire, ...rules['vendor-wire']].flatMap(({ definite, weak }) => [...definite, ...weak]);
}

/** A path of several segments is also written without its leading slash; where it has holes, its longest piece is certain. */
export function pathNeedle(path: string): string {
  const bare = path.replace(/^\/+/, '');
  const whole = bare.includes('/') || bare.startsWith(':') ? bare : `/${bare}`;
  return whole.split('{}').reduce((longest, piece) => (piece.length > longest.length ? piece : longest));
}

/** Of requests that their URL does not tell, but what they send and read, or the names of its parts. */
export function answerNeedles(rules: Pick<Rules, 'wire'>): string[] {
  return rules.wire
    .flatMap(({ exchanges, keyed }) => [...exchanges, ...(keyed ? [keyed] : [])])
    .flatMap(({ words }) => words);
}

/** Of paths that are joined to their base without a slash: `new URL("embeddings", base)`, `urljoin(base, "embeddings")`. */
export function joinedNeedles(rules: Pick<Rules, 'wire'>): string[] {
  const words = rules.wire.flatMap((rule) => rule.bodies).map(({ path }) => path.replace(/^\//, ''));
  return words.flatMap((word) =>
    ['"', "'"].flatMap((quote) => [`URL(${quote}${word}${quote}`, `, ${quote}${word}${quote})`]),
  );
}

export function hostNeedles(rules: Rules): string[] {
  return rules.providers
    .flatMap((rule) => rule.hosts)
    .filter(({ host, wire }) => wire && !host.startsWith('/'))
    .map(({ host }) => host.replace(/^\*\./, ''));
}

function withoutLonger(texts: string[]): string[] {
  const kept: string[] = [];
  const shortestFirst = [...new Set(texts)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (const text of shortestFirst) if (!kept.some((part) => text.includes(part))) kept.push(text);
  return kept.sort();
}
