/** Whether a URL, as source code writes it, is one of the wire protocol's. Holes are written `{}`. */
import type { WireRule } from '../model/rule.js';
import type { Rules } from '../model/rules.js';
import { hostFactsOf, type HostFacts } from './providers.js';

export interface Wire {
  /** `words`: the identifiers that make up the URL. */
  speaks(url: string, words: readonly string[]): boolean;
  /** A cheap look: the text holds an ending that could be one. */
  mayHold(text: string): boolean;
}

/** Longer text is no URL that anybody wrote. */
const LONGEST = 2048;

interface Ending {
  path: string;
  isDefinite: boolean;
  pattern: RegExp;
  evidence: RegExp[];
}

export function wireOf(rules: Rules): Wire {
  const endings = rules.wire.flatMap(endingsOf).sort((a, b) => b.path.length - a.path.length);
  const foreign = rules.wire.flatMap((rule) => rule.foreign.map((pattern) => new RegExp(pattern)));
  const tails = [...new Set(endings.map(({ path }) => tailOf(path)))];
  const factsOf = hostFactsOf(rules);
  return {
    mayHold: (text) => tails.some((tail) => text.includes(tail)),
    speaks: (url, words) => {
      if (url.length > LONGEST) return false;
      const path = pathOf(url);
      if (isRelative(path) || foreign.some((pattern) => pattern.test(path))) return false;
      const found = endings.find(({ pattern }) => pattern.test(path));
      return found !== undefined && counts(found, factsOf(url), words);
    },
  };
}

/** A vendor that the rules know, and know to speak another protocol, is none of ours. */
function counts({ isDefinite, evidence }: Ending, { wire, name }: HostFacts, words: readonly string[]): boolean {
  if (wire) return true;
  if (name !== undefined) return false;
  return isDefinite || evidence.some((pattern) => words.some((word) => pattern.test(word)));
}

function endingsOf(rule: WireRule): Ending[] {
  const evidence = rule.evidence.map((pattern) => new RegExp(pattern));
  const ending = (isDefinite: boolean) => (path: string) => ({ path, isDefinite, evidence, pattern: endPattern(path) });
  return [...rule.definite.map(ending(true)), ...rule.weak.map(ending(false))];
}

function endPattern(path: string): RegExp {
  const pieces = path.split('{}').map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`${pieces.join('[^/]+')}$`);
}

/** What of an ending stands in the text even where its version comes from elsewhere. */
function tailOf(path: string): string {
  const pieces = path.replace(/^(?:\/api)?\/v1(?=\/)/, '').split('{}');
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest)).replace(/^\//, '');
}

/** Without query and trailing slash; a hole glued to the end, `…/models{}`, is a query. */
function pathOf(url: string): string {
  const path = url
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '');
  return path.replace(/([^/}])(?:\{\})+$/, '$1');
}

/** A path alone is the page's own back end, which is no vendor's endpoint. */
function isRelative(url: string): boolean {
  return !/^(?:(?:[a-z][a-z0-9+.-]*|\{\}):)?\/\/|^\{\}|^[\w-]+(?:\.[\w-]+)+[:/]|^localhost[:/]/i.test(url);
}
