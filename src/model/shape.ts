/** The texts a value can be, with `{}` for each part that is not known. */
import type { Flow } from './value.js';

export const HOLE = '{}';

/** Texts that combine from alternatives; more would tell a reader nothing. */
const MOST = 24;

export function shapes(flows: readonly Flow[]): string[] {
  const all = flows.flatMap(({ value }): string[] => {
    if (value.kind === 'literal') return typeof value.value === 'string' ? [value.value] : [];
    if (value.kind !== 'text') return value.kind === 'absent' ? [] : [HOLE];
    let texts = [''];
    for (const part of value.parts) {
      const options = typeof part === 'string' ? [part] : [...new Set(shapes(part))];
      const filled = options.length > 0 ? options : [HOLE];
      texts = texts.flatMap((text) => filled.map((option) => text + option)).slice(0, MOST);
    }
    return texts;
  });
  return [...new Set(all)].slice(0, MOST);
}

/** Every value that a flow is made of, the parts of texts included. */
export function leaves(flows: readonly Flow[]): Flow[] {
  return flows.flatMap((one): Flow[] =>
    one.value.kind === 'text'
      ? one.value.parts.flatMap((part) => (typeof part === 'string' ? [] : leaves(part)))
      : [one],
  );
}
