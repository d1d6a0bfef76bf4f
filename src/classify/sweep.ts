import { redact } from './redact.js';

/** Names that others find things by; nothing in them is taken from a text. */
const KEPT = new Set(['id', 'path', 'lineHash', 'rule', 'callee', 'api', 'version', 'schemaVersion']);

/** Every text of a report without the secrets in it: whatever was added by whichever stage, it goes out through here. */
export function swept<T>(value: T, secrets: readonly string[], key = ''): T {
  if (KEPT.has(key) || (key === 'sites' && isListOfIds(value))) return value;
  return sweptAny(value, secrets) as T;
}

function sweptAny(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return redact(value, secrets);
  if (Array.isArray(value)) return value.map((item) => sweptAny(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, swept<unknown>(inner, secrets, key)]));
}

/** Elsewhere in a report, sites are named by their ids. */
const isListOfIds = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');
