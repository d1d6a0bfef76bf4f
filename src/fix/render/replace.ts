import type { FileFacts } from '../../model/facts.js';
import type { CodeRemedy, ReplaceLiteral } from '../../model/remedy.js';
import type { Written } from './expression.js';
import type { Change } from './list.js';
import type { Style } from './style.js';

export const isInTemplate = (remedy: CodeRemedy): remedy is ReplaceLiteral =>
  remedy.kind === 'replace-literal' && remedy.within === 'template';

/** Before Python 3.12 an f-string can't hold the quotes it stands in. */
export function quoteInside({ language, text }: FileFacts, { span }: ReplaceLiteral, { quote }: Style): Style['quote'] {
  if (language !== 'python') return quote;
  return text[span[0] - 1] === '"' ? "'" : '"';
}

/** The value in the literal's place, in brackets where something else is done with it. */
export function replaced(
  { span, suffix, within }: ReplaceLiteral,
  file: FileFacts,
  value: Written,
  style: Style,
): Change {
  const [start, end] = span;
  if (within) return { start, end, text: file.language === 'python' ? `{${value.text}}` : `\${${value.text}}` };
  const isWhole = isAlone(file.text, start, end) || isChosen(file.text, start, end);
  if (suffix === '') return { start, end, text: value.isCompound && !isWhole ? `(${value.text})` : value.text };
  const joined =
    file.language === 'python'
      ? `(${value.text}) + ${style.quote}${suffix}${style.quote}`
      : `\`\${${value.text}}${suffix}\``;
  const isClear = isWhole || isSummed(file.text, start, end);
  return { start, end, text: file.language === 'python' && !isClear ? `(${joined})` : joined };
}

/** Nothing but the end of an assignment, argument, entry or statement on both sides. */
function isAlone(text: string, start: number, end: number): boolean {
  const after = text.slice(end).replace(/^[ \t]+/, '');
  return isBegun(text, start) && /^(?:[,;)\]}]|\r?\n|#|\/\/|\/\*|$)/.test(after);
}

/** `? literal :`, which binds looser than what is put there. */
const isChosen = (text: string, start: number, end: number): boolean =>
  /(?<!\?)\?\s*$/.test(text.slice(0, start)) && /^\s*:/.test(text.slice(end));

/** The first term of a sum: sums are read from the left. */
const isSummed = (text: string, start: number, end: number): boolean =>
  isBegun(text, start) && /^[ \t]*\+[^=]/.test(text.slice(end));

const isBegun = (text: string, start: number): boolean =>
  /(?:[^=!<>]=|[(,:[{]|=>|\breturn)$/.test(text.slice(0, start).trimEnd());
