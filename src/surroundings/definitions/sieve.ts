/** Most files that mention the vendor define no setting of it: those are told by their letters, before they are parsed. */
import { isTestCode } from '../../model/role.js';
import type { SettingsRule } from '../../model/rule.js';
import type { Concern } from '../concern.js';

export function mayDefine(
  rules: readonly NonNullable<SettingsRule['definitions']>[],
  { words, names, pairOf, isBaseUrl }: Concern,
): (path: string, text: string) => boolean {
  const modules = rules.map((rule) => new RegExp(rule.modules, 'i'));
  const word = `(?:${words.map((one) => one.replace(/\W/g, '\\$&')).join('|')})`;
  // `openai: { apiKey }`, `openai: OpenAISettings`, `class OpenAISettings`
  const holder = new RegExp(`${word}\\w*["']?\\s*[:=]\\s*\\{|^\\s+\\w*${word}\\w*\\s*:|class\\s+\\w*${word}`, 'm');
  const identifier = new RegExp(`[\\w.-]*${word}[\\w.-]*`, 'g');
  const own = new Set(words);
  // `env_prefix="OPENAI_"`
  const isTelling = (name: string): boolean =>
    name.endsWith('_') ||
    own.has(name) ||
    pairOf(name) !== undefined ||
    isBaseUrl(name) ||
    names.gatewayOf(name) !== undefined;
  return (path, text) => {
    if (isTestCode(path)) return false;
    if (modules.some((module) => module.test(path)) || holder.test(text)) return true;
    const seen = new Set(Array.from(text.matchAll(identifier), ([name]) => name));
    return [...seen].some((name) => isTelling(name) || (name.includes('.') && name.split('.').some(isTelling)));
  };
}
