/** What the rows say. */
import type { Block, Entry } from './block.js';

export type Finding = 'missing' | 'offered' | 'covered' | 'empty' | 'commented' | 'hollow' | 'present';

export function messageOf(
  { owner }: Block,
  finding: Finding,
  keys: readonly Entry[],
  baseUrls: readonly string[],
): string {
  const key = keys.map(({ name }) => name).join(', ');
  const base = baseUrls.join(', ');
  const text = sentences[finding](key, base);
  return owner === '' ? text : `${owner}: ${text}`;
}

const sentences = {
  missing: (key, base) => `names ${key}, but not ${base}`,
  offered: (key, base) => `names ${key}, and ${base} only in a comment`,
  covered: (key, base) => `names ${key}; ${base} comes from around it`,
  empty: (key, base) => `names ${base} without a value${beside(key)}; SDKs differ on what that means`,
  commented: (key, base) => `has ${base} in a comment${beside(key)}`,
  hollow: (key, base) => `names ${base}${beside(key)}; it is empty, not absent, where it is not set outside`,
  present: (key, base) => `names ${base}${beside(key)}`,
} satisfies Record<Finding, (key: string, base: string) => string>;

const beside = (key: string): string => (key === '' ? '' : ` beside ${key}`);
