/** Most files that mention the vendor define no setting of it: those are told by their letters, before they are parsed. */
import { isTestCode } from '../../model/role.js';
import type { SettingsRule } from '../../model/rule.js';
import type { Concern } from '../concern.js';
import { escapeRegex } from '../../model/pattern.js';
import { pythonHolders, typescriptHolders } from './holders.js';

export function mayDefine(
  rules: readonly NonNullable<SettingsRule['definitions']>[],
  { words, names, pairOf, isBaseUrl }: Concern,
): (path: string, text: string) => boolean {
  const modules = rules.map((rule) => new RegExp(rule.modules, 'i'));
  const holdersOf = { py: pythonHolders(rules), ts: typescriptHolders(rules) };
  const word = `(?:${words.map(escapeRegex).join('|')})`;
  // `openai: { apiKey }`, `openai: OpenAISettings`, `class OpenAISettings`
  const holder = new RegExp(
    `${word}\\w{0,99}["']?\\s{0,99}[:=]\\s{0,99}\\{|^[ \\t]{1,99}\\w{0,99}${word}\\w{0,99}\\s{0,9}:|class\\s{1,9}\\w{0,99}${word}`,
    'm',
  );
  const mention = new RegExp(word, 'g');
  // Names of whole variables, which the program's own clients read.
  const own = new Set(words.filter((one) => one.includes('_')));
  // `env_prefix="OPENAI_"`
  const isTelling = (name: string): boolean =>
    name.endsWith('_') ||
    own.has(name) ||
    pairOf(name) !== undefined ||
    isBaseUrl(name) ||
    names.gatewayOf(name) !== undefined;
  const tells = (text: string): boolean =>
    holder.test(text) ||
    [...identifiersAround(mention, text)].some(
      (name) => isTelling(name) || (name.includes('.') && name.split('.').some(isTelling)),
    );
  return (path, text) => {
    if (isTestCode(path)) return false;
    if (modules.some((module) => module.test(path))) return true;
    if (!tells(text)) return false;
    // A notebook is none of the two before its cells are put together.
    if (path.endsWith('.ipynb')) return true;
    return (path.endsWith('.py') ? holdersOf.py : holdersOf.ts)(text).some((one) => one === text || tells(one));
  };
}

/** Longer runs of letters are no identifiers. */
const LONGEST = 99;

function identifiersAround(mention: RegExp, text: string): Set<string> {
  const found = new Set<string>();
  let last = 0;
  for (const { 0: word, index } of text.matchAll(mention)) {
    if (index < last) continue;
    const begin = /[\w.-]*$/.exec(text.slice(Math.max(0, index - LONGEST), index))?.[0] ?? '';
    const rest = /^[\w.-]*/.exec(text.slice(index, index + word.length + LONGEST))?.[0] ?? '';
    last = index + rest.length;
    found.add(begin + rest);
  }
  return found;
}
