import type { LanguageId } from '../model/facts.js';
import type { SourceFile } from '../model/outcome.js';

export const LANGUAGES: readonly LanguageId[] = ['python', 'typescript'];

export function byLanguage(files: readonly SourceFile[]): Record<LanguageId, string[]> {
  const of = (language: LanguageId): string[] =>
    files.filter((file) => file.language === language).map(({ path }) => path);
  return { python: of('python'), typescript: of('typescript') };
}
