/** The files that rules name, and those that get a client, or a path to call, handed on from one of them. */
import type { Clue } from '../model/clue.js';
import type { Sources } from '../model/discovery.js';
import type { FileFacts, LanguageId } from '../model/facts.js';
import { showing } from './clues.js';
import { LANGUAGES } from './languages.js';

/** Re-exports of re-exports of a client: more rounds than this find nothing in real programs. */
const MOST_ROUNDS = 5;

export interface Ways extends Pick<Sources, 'passing'> {
  file: (path: string) => FileFacts | undefined;
  /** Under which clues a file hands on something that builds clients. */
  carried: (file: FileFacts, isReached: (path: string) => boolean) => Clue[];
}

export function reached(
  candidates: readonly string[],
  among: Readonly<Record<LanguageId, string[]>>,
  ways: Ways,
): FileFacts[] {
  const found = new Map<string, FileFacts>();
  const isReached = (path: string): boolean => found.has(path);
  const asked = new Set<string>();
  const isNew = (question: string): boolean => !asked.has(question) && asked.add(question).has(question);
  let fresh = [...candidates];
  for (let round = 0; round < MOST_ROUNDS && fresh.length > 0; round++) {
    const added = [...new Set(fresh)].flatMap((path) => ways.file(path) ?? []);
    for (const facts of added) found.set(facts.path, facts);
    fresh = LANGUAGES.flatMap((language) => {
      const clues = added
        .flatMap((facts) => (facts.language === language ? ways.carried(facts, isReached) : []))
        .filter(({ name, module }) => isNew(JSON.stringify([language, name, module])));
      const left = clues.length > 0 ? among[language].filter((path) => !isReached(path)) : [];
      return showing(clues, language, left, ways);
    });
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
