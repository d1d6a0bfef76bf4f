/** A first configuration for a gateway that serves what a repository asks for. */
import { Document } from 'yaml';
import type { GatewayRule } from '../model/gateway-rule.js';

export function starterConfig(models: readonly string[], rule: GatewayRule): string {
  const { entry, rest, comment } = rule.starter;
  const list = models.map((model) => filled(entry, { model, ...targetOf(model, rule) }));
  const document = new Document({ [rule.models]: list, ...rest });
  document.commentBefore = comment.replace(/^/gm, ' ');
  return document.toString({ lineWidth: 0 });
}

/** A name with a provider in front is left as it is; a bare one gets the provider whose model it is. */
function targetOf(model: string, { providers }: GatewayRule): { target: string; key: string } {
  const [prefix] = model.includes('/') ? model.split('/') : [];
  if (prefix !== undefined) {
    const known = providers.find(({ provider }) => provider === prefix);
    return { target: model, key: known?.key ?? `${prefix.toUpperCase().replace(/\W+/g, '_')}_API_KEY` };
  }
  const known = providers.find(({ models }) => new RegExp(models).test(model)) ?? providers[0];
  return { target: known ? `${known.provider}/${model}` : model, key: known?.key ?? '' };
}

function filled(template: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof template === 'string') return template.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
  if (Array.isArray(template)) return template.map((one) => filled(one, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, values)]));
}
