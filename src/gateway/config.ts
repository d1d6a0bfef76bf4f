/** A gateway's configuration file → what it serves. Read as data: nothing in it is looked up or run. */
import { LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { UserError } from '../errors.js';
import type { GatewayRule } from '../model/gateway-rule.js';
import type { Deployment, GatewayConfig } from './served.js';

const MOST_ALIASES = 100;

export function gatewayConfig(text: string, file: string, rule: GatewayRule): GatewayConfig {
  const value = parsed(text, file);
  const list = at(value, rule.models);
  if (!Array.isArray(list))
    throw new UserError('bad-gateway-file', `${file}: ${rule.models} is not a list, as ${rule.title} wants it`);
  return {
    deployments: list.flatMap((entry) => deployment(entry, rule)),
    aliases: new Map(rule.aliases.flatMap((path) => aliases(at(value, path)))),
    fallbacks: rule.fallbacks.flatMap((path) => texts(at(value, path))),
  };
}

function parsed(text: string, file: string): unknown {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    const { line } = counter.linePos(error.pos[0]);
    throw new UserError('bad-gateway-file', `${file}:${line}: not valid YAML`);
  }
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    throw new UserError('bad-gateway-file', `${file}: its aliases grow without end`, { cause });
  }
}

const Dictionary = z.record(z.string(), z.unknown());

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => Dictionary.safeParse(inner).data?.[key], value);
}

function deployment(entry: unknown, { name, target }: GatewayRule): Deployment[] {
  const called = at(entry, name);
  if (typeof called !== 'string') return [];
  const model = at(entry, target);
  return [{ name: called, target: typeof model === 'string' ? model : called }];
}

/** `alias: name`, or `alias: {model: name}`. */
function aliases(value: unknown): [string, string][] {
  return Object.entries(Dictionary.safeParse(value).data ?? {}).flatMap(([alias, to]): [string, string][] => {
    const name = typeof to === 'string' ? to : at(to, 'model');
    return typeof name === 'string' ? [[alias, name]] : [];
  });
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
