/** Which of many clues a text shows. The clues are sorted once, so that a text is gone over once for all of them. */
import type { Clue } from '../model/clue.js';
import type { Sources } from '../model/discovery.js';
import type { LanguageId } from '../model/facts.js';
import { importedWords } from './modules.js';

/** Those of the files that show at least one of the clues. */
export function showing(
  clues: readonly Clue[],
  language: LanguageId,
  among: readonly string[],
  { passing }: Pick<Sources, 'passing'>,
): string[] {
  const isShown = clueTest(clues, language);
  return passing((_, text) => isShown(text), among, { kind: 'clues', clues, language });
}

/** Whether a text shows at least one of the clues. */
export function clueTest(clues: readonly Clue[], language: LanguageId): (text: string) => boolean {
  const rare = clues.flatMap(({ name, module }) => (name !== undefined && module === undefined ? [name] : []));
  const byModule = new Map<string, Set<string | undefined>>();
  for (const { name, module } of clues) {
    if (module === undefined) continue;
    const names = byModule.get(module) ?? new Set();
    byModule.set(module, names.add(name));
  }
  return (text) => {
    if (rare.some((name) => text.includes(name))) return true;
    if (byModule.size === 0) return false;
    const names = new Set([...importedWords(language, text)].flatMap((word) => [...(byModule.get(word) ?? [])]));
    return [...names].some((name) => name === undefined || holdsWord(text, name));
  };
}

/** In a notebook a word may begin right after the letters `\n`. */
function holdsWord(text: string, word: string): boolean {
  const isEnd = (at: number): boolean => !/\w/.test(text.charAt(at)) || !/\w$/.test(word);
  const isStart = (at: number): boolean => !/\w/.test(text.charAt(at - 1)) || /\\[nt]$/.test(text.slice(at - 2, at));
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (isStart(at) && isEnd(at + word.length)) return true;
  return false;
}
