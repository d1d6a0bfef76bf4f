/** Adds one item to a list in brackets, as text: arguments of a call, properties of an object. Comments stay where they are. */
import type { LanguageId } from '../../model/facts.js';
import type { Span } from '../../model/span.js';
import { applyEdits } from '../apply/edits.js';
import { fittedItem } from './fit.js';
import { outermost } from './outer.js';
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
  if (isOnLinesOfItsOwn(list, after, gap)) return onNewLine(list, item, after, gap, style);
  const isLast = after === list.items.length - 1;
  if (isLast || gap.comma === undefined)
    return exploded(list, item, after, style) ?? [insertion(gap.codeEnd, `, ${item}`)];
  return exploded(list, item, after, style) ?? [insertion(gap.comma + 1, ` ${item},`)];
}

const insertion = (at: number, text: string): Change => ({ start: at, end: at, text });

function intoEmpty(list: BracketList, item: string, style: Style): Change[] {
  const { text, span, language } = list;
  const inner = text.slice(span[0] + 1, span[1] - 1);
  const pad = text[span[0]] === '{' ? ' ' : '';
  if (inner.trim() === '') {
    const isLong = !inner.includes('\n') && isTooLong(text, span, item.length + 2 * pad.length, style);
    const around = isLong && language === 'python' ? outermost(text, span) : undefined;
    if (around) return unfolded(list, around, item, -1, style);
    const own = indentAt(text, span[0] + 1);
    const inside = `${own}${style.indent}`;
    const comma = language === 'typescript' && style.trailingComma ? ',' : '';
    const alone = fittedItem(item, inside, style, language, comma);
    const onItsOwn = `${style.eol}${inside}${alone}${comma}${style.eol}${own}`;
    return [{ start: span[0] + 1, end: span[1] - 1, text: isLong ? onItsOwn : `${pad}${item}${pad}` }];
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
  // A keyword's name stands in front of its value.
  return (
    /^[ \t]*([\w$]+\s*=\s*)?(await\s+)?(\*{1,2}|\.{3})?[([]*$/.test(before) && text.slice(end, next).includes('\n')
  );
}

function onNewLine(list: BracketList, added: string, after: number, gap: Gap, style: Style): Change[] {
  const { text, items } = list;
  const [start = 0] = items[after] ?? [];
  const indent = /^[ \t]*/.exec(text.slice(lineStart(text, start)))?.[0] ?? '';
  const from = gap.comma ?? gap.codeEnd;
  const end = Math.max(
    lineEnd(text, from),
    ...gap.comments.filter(([at]) => at < lineEnd(text, from)).map(([, stop]) => stop),
  );
  const isLast = after === items.length - 1;
  const item = fittedItem(added, indent, style, list.language);
  const line = insertion(end, `${style.eol}${indent}${item}${isLast && gap.comma === undefined ? '' : ','}`);
  return gap.comma === undefined ? [insertion(gap.codeEnd, ','), line] : [line];
}

/** A one-line list that would grow too long gets a line for each item, as formatters do it. */
function exploded(list: BracketList, item: string, after: number, style: Style): Change[] | undefined {
  const { text, span, items, language } = list;
  // A line comment can't be in one line; a block comment would have to be moved.
  if (items.some((_, index) => gapAfter(list, index).comments.length > 0)) return undefined;
  const [start, end] = [span[0] + 1, span[1] - 1];
  const whole = text.slice(...span);
  if (whole.includes('\n'))
    return isLongInside(whole, item, style) ? [{ start, end, text: lined(list, item, after, style) }] : undefined;
  if (!isTooLong(text, span, item.length + 2, style)) return undefined;
  const around = language === 'python' ? outermost(text, span) : undefined;
  if (around) return unfolded(list, around, item, after, style);
  const own = indentAt(text, start);
  const hugged = `${own}${style.indent}${partsWith(list, item, after).join(', ')}`;
  const fits = language === 'python' && widthOf(hugged) <= style.width && partTrails(list);
  return [{ start, end, text: fits ? `${style.eol}${hugged}${style.eol}${own}` : lined(list, item, after, style) }];
}

function partsWith(list: BracketList, item: string, after: number): string[] {
  const parts = list.items.map((_, index) => partAt(list, index));
  parts.splice(after + 1, 0, item);
  return parts;
}

/** What stands between the brackets, in a line for each item. */
function lined(list: BracketList, item: string, after: number, style: Style): string {
  const own = indentAt(list.text, list.span[0] + 1);
  const inner = `${own}${style.indent}`;
  const trails = list.text[list.span[0]] === '(' ? style.trailingArgument : style.trailingComma;
  const lines = partsWith(list, item, after).map(
    (part) => inner + (part === item ? fittedItem(part, inner, style, list.language) : part),
  );
  return `${style.eol}${lines.join(`,${style.eol}`)}${trails ? ',' : ''}${style.eol}${own}`;
}

/** Everything between the brackets is one line, which would get too long. */
function isLongInside(whole: string, item: string, { width }: Style): boolean {
  const line = /^.[ \t]*\r?\n([ \t]*\S[^\n]*?)\r?\n[ \t]*.$/.exec(whole)?.[1];
  return line !== undefined && widthOf(line) + item.length + 2 > width;
}

/** `f(g(x))`: the outer brackets are opened first, and the inner ones only if that is not enough. */
function unfolded(list: BracketList, around: Span, item: string, after: number, style: Style): Change[] {
  const { text, span, items } = list;
  const own = indentAt(text, around[0]);
  const lead = `${style.eol}${own}${style.indent}`;
  const [start, end] = [around[0] + 1, around[1] - 1];
  const moved = `${text.slice(0, start)}${lead}${text.slice(start, end)}${style.eol}${own}${text.slice(end)}`;
  const shifted = ([from, to]: Span): Span => [from + lead.length, to + lead.length];
  const inner: BracketList = { ...list, text: moved, span: shifted(span), items: items.map(shifted) };
  const made = applyEdits(moved, insertItem(inner, item, after, style));
  return [{ start, end, text: made.slice(start, made.length - (text.length - end)) }];
}

/** Whether the line with the list would be with so many letters more. */
function isTooLong(text: string, span: Span, more: number, { width }: Style): boolean {
  return widthOf(text.slice(lineStart(text, span[0]), lineEnd(text, span[1]))) + more > width;
}

/** A comma at the end asks formatters to keep one line for each item. */
const partTrails = (list: BracketList): boolean => gapAfter(list, list.items.length - 1).comma === undefined;

const widthOf = (line: string): number => line.replaceAll('\t', '    ').length;

function partAt(list: BracketList, index: number): string {
  const before = index === 0 ? list.span[0] + 1 : (gapAfter(list, index - 1).comma ?? 0) + 1;
  const gap = gapAfter(list, index);
  return list.text.slice(before, gap.codeEnd).trim();
}
