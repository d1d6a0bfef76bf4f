/** Which files can hold a site by themselves, told from their letters alone: parsing all others would be waste. */
import type { LanguageId } from '../model/facts.js';
import type { SdkRule } from '../model/rule.js';
import type { Rules } from '../model/rules.js';
import { answerNeedles, hostNeedles, joinedNeedles, needles, packageNeedle } from '../rules/needles.js';
import type { Wire } from '../rules/wire.js';
import { anyOf, importedBy } from './imports.js';
import { addTo } from '../model/groups.js';

export interface Prefilter {
  /** @param own the packages whose source the file may be: inside of itself no package is imported by its name */
  fits(text: string, own?: readonly string[]): boolean;
  isPackage(name: string): boolean;
}

/** Comments that speak to this tool are looked at even where nothing is left that they could speak of. */
const DIRECTIVE = 'reroute:';

export function prefilter(rules: Rules, language: LanguageId, { namesPath }: Pick<Wire, 'namesPath'>): Prefilter {
  const sends = rules.http.some((rule) => rule.language === language);
  const worthALook = new RegExp(anyOf([...needles(rules, language), DIRECTIVE]));
  const plain = new RegExp(
    anyOf([DIRECTIVE, ...(sends ? [...hostNeedles(rules), ...answerNeedles(rules), ...joinedNeedles(rules)] : [])]),
  );
  const { isKnown, buildsClient } = packageTests(
    rules.sdk.filter((rule) => rule.language === language),
    language,
  );
  return {
    // Most texts hold none of the words, which one look tells.
    fits: (text, own = []) =>
      (own.length > 0 || worthALook.test(text)) &&
      (plain.test(text) || (sends && namesPath(text)) || buildsClient(text, own)),
    isPackage: isKnown,
  };
}

interface PackageTests {
  isKnown(name: string): boolean;
  buildsClient(text: string, own: readonly string[]): boolean;
}

/** Whoever imports a package builds its clients by name, where the package's names are its own. */
function packageTests(rules: readonly SdkRule[], language: LanguageId): PackageTests {
  const imported = importedBy(
    language,
    rules.flatMap(({ packages }) => packages),
  );
  const wanted = new Map<string, string[][][]>();
  for (const rule of rules) {
    const groups = [namesIn(rule), rule.words];
    for (const name of rule.packages.flatMap((one) => packageNeedle(one) ?? [])) addTo(wanted, name, groups);
  }
  const isNamed = (text: string) => (groups: string[][]) =>
    groups.every((names) => names.length === 0 || names.some((name) => text.includes(name)));
  return {
    isKnown: (name) => wanted.has(name),
    buildsClient: (text, own) => [...imported(text), ...own].some((name) => wanted.get(name)?.some(isNamed(text))),
  };
}

/** What a file spells out to build one of the rule's clients, or to hand all of them on; nothing where that may be anything. */
function namesIn({ constructors, globals }: SdkRule): string[] {
  const last = constructors.flatMap(({ names }) => names.map((name) => name.split('.').at(-1) ?? ''));
  const mayBeAnything = globals.length > 0 || last.some((name) => name === 'default' || !/^\w+$/.test(name));
  return mayBeAnything ? [] : [...new Set([...last, 'import *', 'export *'])];
}
