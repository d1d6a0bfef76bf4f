/** The files that rules name, and those that get a client, or a path to call, handed on from one of them. */
import type { FileFacts, LanguageId } from '../model/facts.js';
import { LANGUAGES } from './languages.js';

/** A file that uses what is handed on holds all of these words. */
type Words = readonly string[];

/** Re-exports of re-exports of a client: more rounds than this find nothing in real programs. */
const MOST_ROUNDS = 5;

export interface Ways {
  file: (path: string) => FileFacts | undefined;
  /** Under which words a file hands on something that builds clients. */
  carried: (file: FileFacts, isReached: (path: string) => boolean) => Words[];
  mentioning: (words: readonly string[], among: readonly string[]) => string[];
}

export function reached(candidates: readonly string[], among: Record<LanguageId, string[]>, ways: Ways): FileFacts[] {
  const found = new Map<string, FileFacts>();
  const isReached = (path: string): boolean => found.has(path);
  const asked = new Set<string>();
  const isNew = (question: string): boolean => !asked.has(question) && asked.add(question).has(question);
  let fresh = [...candidates];
  for (let round = 0; round < MOST_ROUNDS && fresh.length > 0; round++) {
    const added = fresh.flatMap((path) => (found.has(path) ? [] : (ways.file(path) ?? [])));
    for (const facts of added) found.set(facts.path, facts);
    fresh = LANGUAGES.flatMap((language) => {
      const sets = added
        .flatMap((facts) => (facts.language === language ? ways.carried(facts, isReached) : []))
        .filter((all) => isNew(`${language} ${all.join(' ')}`));
      return holdingAllOfOne(sets, among[language], ways.mentioning).filter((path) => !found.has(path));
    });
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Files that hold all words of at least one of the sets. By halving the sets, most files are looked at once for all of them. */
function holdingAllOfOne(sets: readonly Words[], among: readonly string[], mentioning: Ways['mentioning']): string[] {
  const [only, ...more] = sets;
  if (!only || among.length === 0) return [];
  const hits = mentioning(
    sets.map(([first = '']) => first),
    among,
  );
  if (more.length === 0) return only.slice(1).reduce((left, word) => mentioning([word], left), hits);
  const half = sets.length >> 1;
  return [sets.slice(0, half), sets.slice(half)].flatMap((part) => holdingAllOfOne(part, hits, mentioning));
}
