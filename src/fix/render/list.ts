/** Adds one item to a list in brackets, as text: arguments of a call, properties of an object. Comments stay where they are. */
import type { LanguageId } from '../../model/facts.js';
import type { Span } from '../../model/span.js';
import type { Style } from './style.js';

export interface BracketList {
  text: string;
  language: LanguageId;
  /** Both brackets included. */
  span: Span;
  /** Of the items' values, in order: what is between them are commas, comments, names and casts. */
  items: readonly Span[];
}

export interface Change {
  start: number;
  end: number;
  text: string;
}

interface Gap {
  /** Offset of the comma that ends the item, if there is one. */
  comma: number | undefined;
  /** Where the item's code ends, before comma and comments. */
  codeEnd: number;
  comments: Span[];
}

/** From the end of item `index` to the next one, or to the closing bracket. */
function gapAfter(list: BracketList, index: number): Gap {
  const { text, span, items } = list;
  const start = items[index]?.[1] ?? span[0] + 1;
  const end = items[index + 1]?.[0] ?? span[1] - 1;
  const gap: Gap = { comma: undefined, codeEnd: start, comments: [] };
  for (let at = start; at < end;) {
    const comment = commentAt(text, at, list.language);
    if (comment) {
      gap.comments.push([at, comment]);
      at = comment;
      continue;
    }
    const letter = text[at] ?? '';
    if (letter === ',') {
      gap.comma = at;
      gap.comments.push(...commentsIn(text, at + 1, end, list.language));
      return gap;
    }
    at++;
    if (/\S/.test(letter)) gap.codeEnd = at;
  }
  return gap;
}

function commentsIn(text: string, start: number, end: number, language: LanguageId): Span[] {
  const comments: Span[] = [];
  for (let at = start; at < end; at++) {
    const stop = commentAt(text, at, language);
    if (stop === undefined) continue;
    comments.push([at, stop]);
    at = stop - 1;
  }
  return comments;
}

/** Where the comment that begins at an offset ends. */
function commentAt(text: string, at: number, language: LanguageId): number | undefined {
  const isLine = language === 'python' ? text[at] === '#' : text.startsWith('//', at);
  if (isLine) return lineEnd(text, at);
  if (language === 'python' || !text.startsWith('/*', at)) return undefined;
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? text.length : close + 2;
}

export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  const end = newline < 0 ? text.length : newline;
  return text[end - 1] === '\r' && end > at ? end - 1 : end;
}

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

export const indentAt = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? '';

/** `after`: index of the item to stand behind; -1 only for an empty list. */
export function insertItem(list: BracketList, item: string, after: number, style: Style): Change[] {
  if (list.items.length === 0) return intoEmpty(list, item, style);
  const gap = gapAfter(list, after);
  const isLast = after === list.items.length - 1;
  const column = columnOf(list);
  if (column !== undefined && isLast && gap.comma === undefined && gap.comments.length === 0)
    return [insertion(gap.codeEnd, `,${style.eol}${column}${item}`)];
  if (column !== undefined && !isLast) return onNewLine(list, item, after, gap, { ...style, indent: column });
  if (isOnLinesOfItsOwn(list, after, gap) && !isFolded(list, gap, style))
    return onNewLine(list, item, after, gap, { ...style, indent: indentOfItem(list, after) });
  return [
    isLast || gap.comma === undefined ? insertion(gap.codeEnd, `, ${item}`) : insertion(gap.comma + 1, ` ${item},`),
  ];
}

const insertion = (at: number, text: string): Change => ({ start: at, end: at, text });

function intoEmpty(list: BracketList, item: string, style: Style): Change[] {
  const { text, span, language } = list;
  const inner = text.slice(span[0] + 1, span[1] - 1);
  const pad = text[span[0]] === '{' ? ' ' : '';
  if (inner.trim() === '') {
    return [{ start: span[0] + 1, end: span[1] - 1, text: `${pad}${item}${pad}` }];
  }
  // Only comments inside: they stay, on lines of their own.
  const own = indentAt(text, span[0]);
  const isOpen = language === 'python' || /\/\/[^\n]*$/.test(inner.trimEnd());
  const at = span[0] + 1 + inner.trimEnd().length;
  return [
    {
      start: at,
      end: span[1] - 1,
      text: isOpen ? `${style.eol}${own}${style.indent}${item},${style.eol}${own}` : ` ${item}${pad}`,
    },
  ];
}

/** The item begins its line, and what follows it begins another. */
function isOnLinesOfItsOwn({ text, span, items }: BracketList, index: number, gap: Gap): boolean {
  const [start = 0] = items[index] ?? [];
  const first = lineStart(text, start);
  if (first <= span[0]) return false;
  const before = text.slice(first, start);
  const end = Math.max(gap.comma ?? 0, gap.codeEnd);
  const next = items[index + 1]?.[0] ?? span[1] - 1;
  return BEGINNING.test(before) && text.slice(end, next).includes('\n');
}

/** In front of an item that begins its line: a keyword's name stands in front of its value. */
const BEGINNING = /^[ \t]*([\w$]+\s*=\s*)?(await\s+)?(\*{1,2}|\.{3})?[([]*$/;

const indentOfItem = ({ text, items }: BracketList, index: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, items[index]?.[0] ?? 0)))?.[0] ?? '';

/** `f(a,` with all that follows below `a`: the white space in front of that. */
function columnOf(list: BracketList): string | undefined {
  const { text, span, items } = list;
  const [first, ...others] = items;
  const isHanging = first !== undefined && lineStart(text, first[0]) <= span[0];
  if (!isHanging || !others.every(([start]) => BEGINNING.test(text.slice(lineStart(text, start), start))))
    return undefined;
  const [column, ...more] = [...new Set(others.map((_, index) => indentOfItem(list, index + 1)))];
  return more.length === 0 ? column : undefined;
}

/** Without a comma, formatters leave what is alone between brackets on a line of its own only if it does not fit beside them. */
function isFolded({ text, span, items, language }: BracketList, gap: Gap, { width }: Style): boolean {
  if (language !== 'python' || items.length !== 1 || gap.comma !== undefined || gap.comments.length > 0) return false;
  const [start, end] = [span[0] + 1, span[1] - 1];
  const joined = [
    text.slice(lineStart(text, start), start),
    text.slice(start, end).trim(),
    text.slice(end, lineEnd(text, end)),
  ];
  return joined.join('').length > width;
}

/** `style.indent`: the white space in front of it. */
function onNewLine(list: BracketList, item: string, after: number, gap: Gap, { eol, indent }: Style): Change[] {
  const { text, items } = list;
  const from = gap.comma ?? gap.codeEnd;
  const end = Math.max(
    lineEnd(text, from),
    ...gap.comments.filter(([at]) => at < lineEnd(text, from)).map(([, stop]) => stop),
  );
  const isLast = after === items.length - 1;
  const line = insertion(end, `${eol}${indent}${item}${isLast && gap.comma === undefined ? '' : ','}`);
  return gap.comma === undefined ? [insertion(gap.codeEnd, ','), line] : [line];
}
