/** Whether a URL, as source code writes it, is one of the wire protocol's. Holes are written `{}`. */
import type { WireRule } from '../model/wire-rule.js';
import type { Rules } from '../model/rules.js';
import { endPattern, isRelative, LONGEST, pathOf, tailOf } from './endings.js';
import { joinedNeedles } from './needles.js';
import { pathTest } from './paths.js';
import { anyFits, compiled } from './patterns.js';
import { hostFactsOf, type HostFacts } from './providers.js';
import { vendorWiresOf, type VendorWires } from './vendor-wires.js';

export interface Wire {
  /** The protocol of another vendor that is spoken there, if this one isn't. */
  others: VendorWires;
  /** `words`: the identifiers that make up the URL; `around`: the names of the file, class and function it stands in. */
  speaks(url: string, words: readonly string[], around?: readonly string[]): boolean;
  /** What is sent and how the answer is read are this protocol's, whatever the URL. `code` is that around the request. */
  isExchange(sends: (key: string) => boolean, code: () => string, around: readonly string[]): boolean;
  /** The answer is read as no other protocol's, whatever is sent. */
  isAnswered(code: () => string, around: readonly string[]): boolean;
  /** All that is known of the URL is how it ends, and `code`, that of the request, sends the key of an API along. */
  isKeyed(url: string, code: () => string, named: { words: readonly string[]; around: readonly string[] }): boolean;
  /** What is sent where a URL ends like this, if that is the protocol's; none where the URL is of another one. */
  bodiesAt(url: string, around: readonly string[]): readonly (readonly string[])[];
  /** Certainly of another protocol. */
  isForeign(url: string): boolean;
  /** The request's own code sends what only another protocol takes. */
  sendsOther(code: string): boolean;
  /** Who stands there, by these names, speaks another protocol where there is a choice. */
  prefersOther(around: readonly string[]): boolean;
  /** A cheap look: the text holds an ending that could be one. */
  mayHold(text: string): boolean;
  /** A cheap look at a whole file: it spells out one of the paths. */
  namesPath(program: string): boolean;
  /** Likewise: it spells out one of the paths, or all that an exchange sends. */
  maySend(program: string): boolean;
  /** Somewhere in the text a path stands that no other protocol has. */
  holdsPath(text: string): boolean;
  /** The text alone is a path of the protocol, as constants hold them: `v1/chat/completions`. */
  isPath(text: string): boolean;
}

/** A base and a path of which nothing is known. */
const JOINED = /^\{\}\/?\{\}$/;

interface Ending {
  path: string;
  isDefinite: boolean;
  pattern: RegExp;
  evidence: RegExp[];
  nearby: RegExp[];
  strangers: RegExp[];
}

export function wireOf(rules: Rules): Wire {
  const endings = rules.wire.flatMap(endingsOf).sort((a, b) => b.path.length - a.path.length);
  const foreign = rules.wire.flatMap((rule) => rule.foreign.map((pattern) => new RegExp(pattern)));
  const others = vendorWiresOf(rules);
  const tails = [...new Set([...endings.map(({ path }) => tailOf(path)), ...others.tails])];
  const factsOf = hostFactsOf(rules);
  const definite = endings.filter(({ isDefinite }) => isDefinite);
  const exchanges = rules.wire.flatMap(exchangesOf);
  const namesPath = pathTest(rules);
  const joins = joinedNeedles(rules);
  const answers = rules.wire.map((rule) => ({ reads: compiled(rule.answers), strangers: compiled(rule.strangers) }));
  const bilingual = rules.wire.flatMap(({ strangers, bilingual }) => compiled([...strangers, ...bilingual]));
  const otherwise = rules.wire.flatMap((rule) => compiled(rule.otherwise));
  const keyed = rules.wire.flatMap((rule) => (rule.keyed ? [keyedOf(rule.keyed, rule.strangers)] : []));
  const bodies = rules.wire.flatMap((rule) =>
    rule.bodies.map(({ path, sends }) => ({ pattern: endPattern(path), sends, strangers: compiled(rule.strangers) })),
  );
  const isForeign = (url: string): boolean =>
    foreign.some((pattern) => pattern.test(pathOf(url))) || isOther(factsOf(url));
  return {
    others,
    bodiesAt: (url, around) =>
      url.length > LONGEST || isRelative(pathOf(url)) || isForeign(url)
        ? []
        : bodies
            .filter(({ pattern, strangers }) => pattern.test(pathOf(url)) && !anyFits(strangers, around))
            .map(({ sends }) => sends),
    isKeyed: (url, code, { words, around }) =>
      url.length <= LONGEST &&
      keyed.some(
        (one) =>
          (one.url.test(pathOf(url)) || (JOINED.test(url) && anyFits(one.names, words))) &&
          !anyFits(one.strangers, around) &&
          anyFits(one.keys, [code()]),
      ),
    namesPath,
    isExchange: (sends, code, around) =>
      exchanges.some(
        ({ keys, reads, nearby, strangers }) =>
          !anyFits(strangers, around) && keys.every(sends) && (anyFits(nearby, around) || anyFits(reads, [code()])),
      ),
    isAnswered: (code, around) =>
      answers.some((one) => !anyFits(one.strangers, around) && anyFits(one.reads, [code()])),
    isForeign,
    sendsOther: (code) => anyFits(otherwise, [code]),
    prefersOther: (around) => anyFits(bilingual, around),
    mayHold: (text) => tails.some((tail) => text.includes(tail)),
    maySend: (program) =>
      namesPath(program) ||
      joins.some((text) => program.includes(text)) ||
      exchanges.some(({ keys }) => keys.every((key) => program.includes(key))),
    holdsPath: pathTest({ wire: rules.wire.map((rule) => ({ ...rule, weak: [] })), 'vendor-wire': [] }),
    isPath: (text) => text.length <= LONGEST && definite.some(({ pattern }) => pattern.test(`/${pathOf(text)}`)),
    speaks: (url, words, around = []) => {
      if (url.length > LONGEST) return false;
      const path = pathOf(url);
      if (isRelative(path) || foreign.some((pattern) => pattern.test(path))) return false;
      const found = endings.find(({ pattern }) => pattern.test(path));
      if (found === undefined || (path.startsWith('{}') && isStranger(found, around))) return false;
      return counts(found, factsOf(url), words, around);
    },
  };
}

const isOther = ({ wire, name }: HostFacts): boolean => name !== undefined && !wire;

/** A vendor that the rules know, and know to speak another protocol, is none of ours. */
function counts(
  { isDefinite, evidence, nearby }: Ending,
  { wire, name }: HostFacts,
  words: readonly string[],
  around: readonly string[],
): boolean {
  if (wire) return true;
  if (name !== undefined) return false;
  return isDefinite || anyFits(evidence, words) || anyFits(nearby, around);
}

const isStranger = ({ path, strangers }: Ending, around: readonly string[]): boolean =>
  !path.includes('/chat/') && anyFits(strangers, around);

interface Keyed {
  url: RegExp;
  names: RegExp[];
  keys: RegExp[];
  strangers: RegExp[];
}

interface Exchange {
  keys: readonly string[];
  reads: RegExp[];
  nearby: RegExp[];
  strangers: RegExp[];
}

function exchangesOf({ exchanges, nearby, strangers }: WireRule): Exchange[] {
  return exchanges.map(({ sends, reads }) => ({
    keys: sends,
    reads: compiled(reads),
    nearby: compiled(nearby),
    strangers: compiled(strangers),
  }));
}

function keyedOf({ paths, names, keys }: NonNullable<WireRule['keyed']>, strangers: readonly string[]): Keyed {
  const endings = paths.map((path) => endPattern(path).source).join('|');
  return {
    url: new RegExp(`^\\{\\}(?:/v\\d+)?(?:${endings})`),
    names: compiled(names),
    keys: compiled(keys),
    strangers: compiled(strangers),
  };
}

function endingsOf(rule: WireRule): Ending[] {
  const names = {
    evidence: compiled(rule.evidence),
    nearby: compiled(rule.nearby),
    strangers: compiled(rule.strangers),
  };
  const ending = (isDefinite: boolean) => (path: string) => ({ path, isDefinite, pattern: endPattern(path), ...names });
  return [...rule.definite.map(ending(true)), ...rule.weak.map(ending(false))];
}
