/** Whether a URL, as source code writes it, is one of a vendor's own protocol. Holes are written `{}`. */
import type { Rules } from '../model/rules.js';
import type { VendorWireRule } from '../model/vendor-wire-rule.js';
import { endPattern, isRelative, LONGEST, pathOf, tailOf } from './endings.js';
import { anyFits, compiled } from './patterns.js';
import { hostFactsOf } from './providers.js';

/** Whose protocol it is, and which. */
export interface Spoken {
  vendor: string;
  wire: string;
}

export interface VendorWires {
  /** `words`: the identifiers that make up the URL; `around`: the names of what it stands in; `code`: the text around. */
  spokenAt(url: string, words: readonly string[], around: readonly string[], code: () => string): Spoken | undefined;
  /** What of the endings stands in a text in any case. */
  tails: readonly string[];
}

interface Ending extends Record<'evidence' | 'nearby' | 'signs', RegExp[]> {
  path: string;
  pattern: RegExp;
  isDefinite: boolean;
  rule: VendorWireRule;
}

export function vendorWiresOf(rules: Rules): VendorWires {
  const endings = rules['vendor-wire'].flatMap(endingsOf).sort((a, b) => b.path.length - a.path.length);
  const factsOf = hostFactsOf(rules);
  return {
    tails: endings.map(({ path }) => tailOf(path)),
    spokenAt: (url, words, around, code) => {
      if (url.length > LONGEST || isRelative(url)) return undefined;
      const path = pathOf(url);
      const fitting = endings.filter(({ pattern }) => pattern.test(path));
      if (fitting.length === 0) return undefined;
      const { name, vendor } = factsOf(url);
      const found = fitting.find(({ isDefinite, rule, evidence, nearby, signs }) => {
        if (vendor === rule.vendor || isDefinite) return true;
        // A host that the rules know as somebody else's has paths of its own.
        if (name !== undefined || vendor !== undefined) return false;
        return (
          anyFits(evidence, [url, ...words]) ||
          anyFits(nearby, around) ||
          (signs.length > 0 && anyFits(signs, [code()]))
        );
      });
      return found && { vendor: found.rule.vendor, wire: found.rule.wire };
    },
  };
}

function endingsOf(rule: VendorWireRule): Ending[] {
  const signs = { evidence: compiled(rule.evidence), nearby: compiled(rule.nearby), signs: compiled(rule.signs) };
  const ending = (isDefinite: boolean) => (path: string) => ({
    path,
    pattern: endPattern(path),
    isDefinite,
    rule,
    ...signs,
  });
  return [...rule.definite.map(ending(true)), ...rule.weak.map(ending(false))];
}
