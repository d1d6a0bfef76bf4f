/** Which names a gateway serves, as its configuration says: exact names, aliases, wildcards, targets, fallbacks. */
import type { GatewayRule } from '../model/gateway-rule.js';
import { escapeRegex } from '../model/pattern.js';

export interface Deployment {
  name: string;
  target: string;
}

export interface GatewayConfig {
  deployments: Deployment[];
  aliases: ReadonlyMap<string, string>;
  fallbacks: string[];
}

export type How = 'name' | 'alias' | 'wildcard' | 'target' | 'fallback';

export interface Answer {
  how: How;
  /** The entry that serves it. */
  by: string;
  /** What is asked of the provider. */
  target: string;
}

/** Undefined: the gateway refuses the name. */
export function servedBy(config: GatewayConfig, rule: GatewayRule): (model: string) => Answer | undefined {
  const byName = new Map(config.deployments.map((one) => [one.name, one]));
  const byTarget = new Map(config.deployments.map((one) => [one.target, one]));
  const wildcards = config.deployments
    .filter(({ name }) => name.includes('*'))
    .map((one) => ({ ...one, ...compiled(one.name) }))
    .sort((a, b) => b.length - a.length || b.complexity - a.complexity);
  const matched = (model: string): Answer | undefined => {
    for (const { name, target, pattern } of wildcards) {
      const match = pattern.exec(model);
      if (match) return { how: 'wildcard', by: name, target: filled(target, match) };
    }
    return undefined;
  };
  const direct = (model: string): Answer | undefined => {
    const named = byName.get(model);
    if (named) return { how: 'name', by: named.name, target: named.target };
    const provider = rule.providers.find(({ models }) => new RegExp(models).test(model))?.provider;
    const byPattern = matched(model) ?? (provider === undefined ? undefined : matched(`${provider}/${model}`));
    if (byPattern) return byPattern;
    const aimed = byTarget.get(model);
    return aimed && { how: 'target', by: aimed.name, target: aimed.target };
  };
  return (model) => {
    const alias = config.aliases.get(model);
    const answer = direct(alias ?? model);
    if (answer) return alias === undefined ? answer : { ...answer, how: 'alias' };
    const fallback = config.fallbacks.map((name) => byName.get(name)).find((one) => one !== undefined);
    return fallback && { how: 'fallback', by: fallback.name, target: fallback.target };
  };
}

/**
 * The gateway turns the name into an expression that has to fit at the start only, and takes the longest first.
 * Its own expression escapes more characters than ours: what counts for the order is how long that one is.
 */
function compiled(name: string): { pattern: RegExp; length: number; complexity: number } {
  const theirs = name.replace(/[()[\]{}?+\-|^$\\.&~#\s]/g, '\\$&').replaceAll('*', '(.*)');
  const complexity = theirs.replace(/[^*+?\\^$|()]/g, '').length;
  const ours = name.split('*').map(escapeRegex).join('(.*)');
  return { pattern: new RegExp(`^${ours}`), length: theirs.length, complexity };
}

/** `openai/*` with what the wildcards of the name stood for. */
function filled(target: string, match: RegExpExecArray): string {
  const holes = target.split('*').length - 1;
  const parts = match.slice(1);
  if (holes === 0) return target;
  if (parts.length > holes) return match.input;
  return parts.reduce((text, part) => text.replace('*', () => part), target);
}
