/** Where a definition begins and ends in its file, and how it is indented. */
import type { FileFacts } from '../../model/facts.js';
import { placeOf } from '../../model/place.js';
import type { Span } from '../../model/span.js';
import type { Mention } from '../../model/surroundings.js';

const LONGEST = 5000;
const OPENING = '([{';
const CLOSING = ')]}';

/** `span` is of the defined name, or of all of it. */
export function placeOfDefinition({ text, ...file }: FileFacts, span: Span): Omit<Mention, 'name' | 'variable'> {
  const lineStart = text.lastIndexOf('\n', span[0] - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, span[0]))?.[0] ?? '';
  const { line } = placeOf({ text, ...file }, span[0]);
  return { line, start: lineStart + indent.length, end: endOf(text, span), indent };
}

/** The end of the statement or entry: the first line end, comma or closing bracket outside of brackets and strings. */
function endOf(text: string, [start, end]: Span): number {
  let depth = 0;
  for (let at = start; at < Math.min(text.length, start + LONGEST); at++) {
    const char = text[at] ?? '';
    if (char === '"' || char === "'" || char === '`') at = skipString(text, at);
    else if (OPENING.includes(char)) depth++;
    else if (CLOSING.includes(char) && --depth < 0) return Math.max(end, at);
    else if (depth === 0 && (char === '\n' || char === ',' || char === ';') && at >= end)
      return char === '\n' ? trimmed(text, at) : at + 1;
  }
  return end;
}

function skipString(text: string, at: number): number {
  const quote = text.startsWith(text.slice(at, at + 1).repeat(3), at) ? text.slice(at, at + 3) : text.slice(at, at + 1);
  const close = text.indexOf(quote, at + quote.length);
  return close < 0 ? at : close + quote.length - 1;
}

function trimmed(text: string, end: number): number {
  return text[end - 1] === '\r' ? end - 1 : end;
}
