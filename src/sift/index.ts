/** Most files of a repository have nothing to do with clients. Those that may are told from the rest before they are parsed. */
import type { Sources } from '../model/discovery.js';
import type { FileFacts, LanguageId } from '../model/facts.js';
import type { SourceFile } from '../model/outcome.js';
import type { Rules } from '../model/rules.js';
import { byLanguage, LANGUAGES } from './languages.js';
import { prefilter } from './prefilter.js';
import { reached, type Ways } from './reached.js';

/**
 * Paths of files that may hold a site by themselves.
 * @param packageOf the name under which the package that a TS/JS file belongs to is published
 */
export function candidates(
  files: readonly SourceFile[],
  sources: Sources,
  rules: Rules,
  packageOf: (path: string) => string | undefined,
): string[] {
  const paths = byLanguage(files);
  const owners: Record<LanguageId, (path: string) => string[]> = {
    python: (path) => path.split('/').slice(0, -1),
    typescript: (path) => [packageOf(path) ?? ''],
  };
  const found = LANGUAGES.flatMap((language) => {
    const { words, fits, isPackage } = prefilter(rules, language);
    const own = (path: string): string[] => owners[language](path).filter(isPackage);
    const mentioning = new Set(sources.mentioning(words, paths[language]));
    const worthALook = paths[language].filter((path) => mentioning.has(path) || own(path).length > 0);
    return sources.passing((path, text) => fits(text, own(path)), worthALook);
  });
  return [...new Set(found)];
}

/** These, and all files that get a client from one of them. */
export function withReached(
  candidates: readonly string[],
  files: readonly SourceFile[],
  sources: Sources,
  ways: Pick<Ways, 'file' | 'carried'>,
): FileFacts[] {
  return reached(candidates, byLanguage(files), { ...ways, mentioning: sources.mentioning });
}
