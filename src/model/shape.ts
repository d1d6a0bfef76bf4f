/** The texts a value can be, with `{}` for each part that is not known. */
import type { Flow } from './value.js';

export const HOLE = '{}';

/** Texts that combine from alternatives; more would tell a reader nothing. */
const MOST = 24;
/** No URL is longer; texts that double with every line would be. */
const LONGEST = 8192;
/** Texts within texts, as deep as a program of a person has them. */
const DEEPEST = 100;

export function shapes(flows: readonly Flow[]): string[] {
  const known = new Map<readonly Flow[], string[]>();
  const shapesOf = (some: readonly Flow[], depth: number): string[] => {
    const before = known.get(some);
    if (before) return before;
    const found = new Set(some.flatMap((one) => shapesOfOne(one, depth)));
    const few = [...found].slice(0, MOST);
    known.set(some, few);
    return few;
  };
  const shapesOfOne = ({ value }: Flow, depth: number): string[] => {
    if (value.kind === 'literal') return typeof value.value === 'string' ? [value.value.slice(0, LONGEST)] : [];
    if (value.kind !== 'text' || depth > DEEPEST) return value.kind === 'absent' ? [] : [HOLE];
    let texts = [''];
    for (const part of value.parts) {
      const options = typeof part === 'string' ? [part] : shapesOf(part, depth + 1);
      const filled = options.length > 0 ? options : [HOLE];
      // No more are made than are kept: a prompt of a thousand lines is a text, too.
      const begun = texts.slice(0, Math.ceil(MOST / filled.length));
      texts = begun.flatMap((text) => filled.map((option) => longer(text, option))).slice(0, MOST);
    }
    return texts;
  };
  return shapesOf(flows, 0);
}

const longer = (text: string, more: string): string =>
  text.length >= LONGEST ? text : text + more.slice(0, LONGEST - text.length);

/** Every value that a flow is made of, the parts of texts included; what texts share is told once. */
export function leaves(flows: readonly Flow[]): Flow[] {
  const found = new Set<Flow>();
  const seen = new Set<Flow>();
  const waiting = [...flows].reverse();
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if (one.value.kind !== 'text') found.add(one);
    else
      for (const part of one.value.parts.toReversed()) if (typeof part !== 'string') waiting.push(...part.toReversed());
  }
  return [...found];
}
