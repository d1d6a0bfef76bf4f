import type { FileFacts } from '../../model/facts.js';
import type { Span } from '../../model/span.js';
import type { CodeRemedy, ReplaceLiteral } from '../../model/remedy.js';
import type { Written } from './expression.js';
import type { Change } from './list.js';
import type { Style } from './style.js';

export const isInTemplate = (remedy: CodeRemedy): remedy is ReplaceLiteral =>
  remedy.kind === 'replace-literal' && remedy.within === 'template';

/** Before Python 3.12 an f-string can't hold the quotes it stands in. */
export function quoteInside(file: FileFacts, { span }: ReplaceLiteral, { quote }: Style): Style['quote'] {
  if (file.language !== 'python' || summable(file, span)) return quote;
  return file.text[span[0] - 1] === '"' ? "'" : '"';
}

/** The value in the literal's place, in brackets where something else is done with it. */
export function replaced(
  { span, suffix, within }: ReplaceLiteral,
  file: FileFacts,
  value: Written,
  style: Style,
): Change {
  const [start, end] = span;
  if (within) return inTemplate(file, span, value);
  const isWhole = isAlone(file.text, start, end) || isChosen(file.text, start, end);
  if (suffix === '') return { start, end, text: value.isCompound && !isWhole ? `(${value.text})` : value.text };
  const joined =
    file.language === 'python'
      ? `${value.isCompound ? `(${value.text})` : value.text} + ${style.quote}${suffix}${style.quote}`
      : `\`\${${value.text}}${suffix}\``;
  const isClear = isWhole || isSummed(file.text, start, end);
  return { start, end, text: file.language === 'python' && !isClear ? `(${joined})` : joined };
}

/** Of an f-string of one line that can become a sum: its quotes, its end, and whether the sum needs brackets. */
function summable(
  { text, language }: FileFacts,
  [start, end]: Span,
): { from: number; close: number; mark: string; isWhole: boolean } | undefined {
  const [mark, quote = ''] = /(?:[fF][rR]?|[rR][fF])(["'])$/.exec(text.slice(start - 3, start)) ?? [];
  if (language !== 'python' || mark === undefined || text[end] === quote) return undefined;
  const close = text.indexOf(quote, end) + 1;
  if (close === 0 || text.slice(end, close).includes('\n')) return undefined;
  const from = start - mark.length;
  const isWhole = isAlone(text, from, close);
  // A text behind it would be taken for the function's arguments.
  return isWhole || !/^\s*[a-zA-Z]{0,2}["']/.test(text.slice(close)) ? { from, close, mark, isWhole } : undefined;
}

/** In front of the f-string, or in brackets of its own inside of it. */
function inTemplate(file: FileFacts, span: Span, value: Written): Change {
  const { text, language } = file;
  const [start, end] = span;
  if (language !== 'python') return { start, end, text: `\${${value.text}}` };
  const sum = summable(file, span);
  if (!sum) return { start, end, text: `{${value.text}}` };
  const first = `${value.isCompound ? `(${value.text})` : value.text} + ${sum.mark}`;
  if (sum.isWhole) return { start: sum.from, end, text: first };
  return { start: sum.from, end: sum.close, text: `(${first}${text.slice(end, sum.close)})` };
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
