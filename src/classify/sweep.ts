import { remembering } from '../model/remembered.js';
import { REDACTED, redact } from './redact.js';

/** Names that others find things by; nothing in them is taken from a text. */
const KEPT = new Set(['id', 'path', 'lineHash', 'rule', 'callee', 'api', 'version', 'schemaVersion']);

/** Every text of a report without the secrets in it: whatever was added by whichever stage, it goes out through here. */
export function swept<T>(value: T, secrets: readonly string[]): T {
  const texts = new Set<string>();
  mapped(value, '', (text) => (texts.add(text), text));
  const likely = occurring(secrets, texts);
  // A report says the same few things of thousands of places.
  return mapped(
    value,
    '',
    remembering((text) => redact(text, likely)),
  ) as T;
}

/** Programs have hundreds of secrets, of which a report shows few. */
function occurring(secrets: readonly string[], texts: ReadonlySet<string>): string[] {
  const all = [...texts].join('\0');
  return secrets.filter((secret) => all.includes(secret) || ARISING.test(secret));
}

/** What replaces a secret may make up another one with what is around it. */
const ARISING = new RegExp(`[${REDACTED.charAt(0)}${REDACTED.charAt(REDACTED.length - 1)}\\n]`);

function mapped(value: unknown, key: string, change: (text: string) => string): unknown {
  if (KEPT.has(key) || (key === 'sites' && isListOfIds(value))) return value;
  return mappedAny(value, change);
}

function mappedAny(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mappedAny(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner, key, change)]));
}

/** Elsewhere in a report, sites are named by their ids. */
const isListOfIds = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');
