/** The base URLs that go with a key. */
import { addTo } from '../model/groups.js';
import type { Names, Pair } from './names.js';

interface Named {
  subject: string;
  name: string;
}

/**
 * Looks names up instead of going through all entries for each key: a file may hold ten thousand of either.
 * `field`: among fields of one place, names that go with the key's own name do as well: `api_key`, `base_url`.
 */
export type Twins<T> = (pair: Pair, field?: string) => T[];

export function twinsAmong<T extends Named>(entries: readonly T[], names: Names): Twins<T> {
  const subjects = new Map<string, number[]>();
  const spellings = new Map<string, number[]>();
  for (const [index, { subject, name }] of entries.entries()) {
    addTo(subjects, names.normal(subject), index);
    addTo(spellings, names.normal(name), index);
  }
  const called = (of: ReadonlyMap<string, number[]>, wanted: readonly string[]): number[] =>
    wanted.flatMap((name) => of.get(name) ?? []);
  /** In the order in which they stand. */
  const entriesAt = (found: readonly number[]): T[] =>
    [...new Set(found)].sort((a, b) => a - b).flatMap((index) => entries[index] ?? []);

  return ({ own, accepted, isAny }, field) => {
    const nearest = called(subjects, own);
    if (nearest.length > 0) return entriesAt(nearest);
    const besides = field === undefined ? [] : (names.pairOfAny(field)?.accepted ?? []);
    const others = isAny ? [...entries.keys()].filter((index) => isAny(entries[index]?.subject ?? '')) : [];
    return entriesAt([...called(subjects, accepted), ...called(spellings, besides), ...others]);
  };
}
