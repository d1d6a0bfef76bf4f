/** A setting as it is written where it gets its value, taken apart so that its twin can be written the same way. */
import type { LanguageId } from '../model/facts.js';
import type { Mention } from '../model/surroundings.js';

export interface Assignment {
  /** In front of the name: `self.`, `export const `, `private readonly `. */
  prefix: string;
  isAnnotated: boolean;
  /** Of a field whose value is made for each instance: `field(default_factory=lambda:`, with the call it opens. */
  factory: string | undefined;
}

const PREFIX =
  /^(?:self\.|this\.|(?:(?:export|const|let|var|public|private|protected|static|readonly|override)\s+)*#?)$/;
/** What a text fits into. */
const TEXT_TYPE: Record<LanguageId, RegExp> = {
  python: /^(?:str|(?:typing\.)?Optional\[str\]|str\s*\|\s*None|None\s*\|\s*str)$/,
  typescript: /^string(?:\s*\|\s*(?:undefined|null))*$/,
};

/** Undefined where the entry is no such assignment, or holds something else than a text. */
export function assignmentOf(
  text: string,
  { name, start, end }: Mention,
  language: LanguageId,
): Assignment | undefined {
  const entry = text.slice(start, end);
  const at = entry.search(new RegExp(`(?<![\\w$])${name}(?![\\w$])`));
  const prefix = entry.slice(0, at);
  if (at < 0 || !PREFIX.test(prefix)) return undefined;
  const match = /^\s*(?::\s*([^=\n]+?))?\s*=(?!=)\s*([\s\S]*)$/.exec(entry.slice(at + name.length));
  if (!match) return undefined;
  const [, annotation, value = ''] = match;
  if (annotation !== undefined && !TEXT_TYPE[language].test(annotation)) return undefined;
  const factory = /^([\w.]+\(\s*default_factory\s*=\s*lambda\s*:)/.exec(value)?.[1];
  const isOtherField = factory === undefined && /^[\w.]*[fF]ield\(/.test(value);
  return isOtherField ? undefined : { prefix, isAnnotated: annotation !== undefined, factory };
}
