/** Most files of a repository have nothing to do with clients. Those that may are told from the rest before they are parsed. */
import type { Sources } from '../model/discovery.js';
import type { FileFacts, LanguageId } from '../model/facts.js';
import type { Rules } from '../model/rules.js';
import type { Wire } from '../rules/wire.js';
import { LANGUAGES } from './languages.js';
import { prefilter } from './prefilter.js';
import { reached, type Ways } from './reached.js';

export { showing } from './clues.js';
export { byLanguage } from './languages.js';

type Paths = Readonly<Record<LanguageId, string[]>>;

/**
 * Paths of files that may hold a site by themselves.
 * @param packageOf the name under which the package that a TS/JS file belongs to is published
 */
export function candidates(
  paths: Paths,
  sources: Sources,
  rules: Rules,
  wire: Wire,
  packageOf: (path: string) => string | undefined,
): string[] {
  const owners: Record<LanguageId, (path: string) => string[]> = {
    python: (path) => path.split('/').slice(0, -1),
    typescript: (path) => [packageOf(path) ?? ''],
  };
  const found = LANGUAGES.flatMap((language) => {
    const { fits, isPackage } = prefilter(rules, language, wire);
    const own = (path: string): string[] => owners[language](path).filter(isPackage);
    return sources.passing((path, text) => fits(text, own(path)), paths[language], { kind: 'client' });
  });
  return [...new Set(found)];
}

/** These, and all files that get a client from one of them. */
export function withReached(
  candidates: readonly string[],
  paths: Paths,
  sources: Sources,
  ways: Pick<Ways, 'file' | 'carried'>,
): FileFacts[] {
  return reached(candidates, paths, { ...ways, passing: sources.passing });
}
