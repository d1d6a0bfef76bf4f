/** Which packages a text imports, as far as its letters tell. It errs on the side of too many. */
import type { LanguageId } from '../model/facts.js';
import { packageNeedle } from '../rules/needles.js';
import { escapeRegex } from '../model/pattern.js';

/** Answers with the words that packages are named by. */
export type ImportedBy = (text: string) => Set<string>;

export function importedBy(language: LanguageId, packages: readonly string[]): ImportedBy {
  const names = packages.flatMap((name) => packageNeedle(name) ?? []);
  const shapes = (language === 'python' ? pythonShapes : typescriptShapes)(anyOf(names));
  return (text) => {
    const found = new Set<string>();
    for (const { shape, onlyIn } of shapes) {
      if (onlyIn && !onlyIn.test(text)) continue;
      for (const [, name = ''] of text.matchAll(shape)) found.add(name);
    }
    return found;
  };
}

interface Shape {
  shape: RegExp;
  /** The shape is looked for only in texts that hold this. */
  onlyIn?: RegExp;
}

/** No `\b` before the keywords: in a notebook a line may begin right after the letters `\n`. */
function pythonShapes(names: string): Shape[] {
  return [
    { shape: new RegExp(`(?:from|import)\\s(?:(?:[^\\n"'#;]|\\\\\\r?\\n){0,300}?[\\s,])?(${names})(?!\\w)`, 'g') },
    { shape: new RegExp(`\\(\\s*["'](${names})(?!\\w)`, 'g') },
    { shape: new RegExp(`["'](${names})(?!\\w)`, 'g'), onlyIn: /import_module|__import__|importlib/ },
  ];
}

/** `npm:openai@4` and `https://esm.sh/openai` name it, too; in a notebook the quote is `\\"`. */
function typescriptShapes(names: string): Shape[] {
  const quoted = `\\\\?["'\`](?:npm:|jsr:|https?:[^"'\`\\s]*?/)?(${names})(?=\\\\?["'\`/@])`;
  return [
    { shape: new RegExp(`(?:from|import|require|\\(|\\*/)\\s*${quoted}`, 'g') },
    { shape: new RegExp(quoted, 'g'), onlyIn: /(?:import|require)\s*\(\s*[\w$]/ },
  ];
}

/** The longest first: of `langchain` and `langchain_openai` the whole name is meant. */
export function anyOf(names: readonly string[]): string {
  const escaped = [...new Set(names)].sort((a, b) => b.length - a.length).map(escapeRegex);
  return escaped.join('|');
}
