import type { LanguageId } from '../model/facts.js';
import type { SourceFile } from '../model/outcome.js';

export const LANGUAGES: readonly LanguageId[] = ['python', 'typescript'];

export function byLanguage(files: readonly SourceFile[]): Record<LanguageId, string[]> {
  const of = (language: LanguageId): string[] =>
    files.filter((file) => file.language === language || isNotebook(file)).map(({ path }) => path);
  return { python: of('python'), typescript: of('typescript') };
}

/** Which language its cells are in, only its inside says. */
const isNotebook = ({ path }: SourceFile): boolean => path.endsWith('.ipynb');
