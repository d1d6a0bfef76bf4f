/** The text that was parsed last: the same lockfile is asked for one package after the other. */
let last: { text: string; value: unknown } | undefined;

/** Undefined: it is no JSON. */
export function jsonIn(text: string): unknown {
  if (last?.text !== text) last = { text, value: parsed(text) };
  return last.value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What stands under these keys, if it is a text. */
export function textAt(value: unknown, ...keys: string[]): string | undefined {
  let inner = value;
  for (const key of keys)
    inner =
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined;
  return typeof inner === 'string' ? inner : undefined;
}
