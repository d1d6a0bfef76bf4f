/** The brackets that a formatter opens first in a line that is too long: those that end it. */
import type { Span } from '../../model/span.js';

const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** Around `span` in its own line, with one argument inside; undefined where the line ends in something else. */
export function outermost(text: string, span: Span): Span | undefined {
  const from = text.lastIndexOf('\n', span[0]) + 1;
  const end = text.indexOf('\n', span[1]);
  // What is in texts is no bracket and no comma.
  const line = text
    .slice(from, end < 0 ? text.length : end)
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, (quoted) => '_'.repeat(quoted.length));
  const body = line.trimEnd();
  const open: number[] = [];
  for (let at = 0; at < body.length; at++) {
    const letter = body[at] ?? '';
    if (letter in CLOSING) open.push(at);
    else if (')]}'.includes(letter)) {
      const start = open.pop();
      if (start === undefined || CLOSING[body[start] ?? ''] !== letter) return undefined;
      const isAround = from + start < span[0] && span[1] <= from + at;
      if (isAround && at === body.length - 1)
        return hasOne(body.slice(start + 1, at)) ? [from + start, from + at + 1] : undefined;
    }
  }
  return undefined;
}

/** No comma but inside of further brackets. */
function hasOne(inside: string): boolean {
  let depth = 0;
  for (const letter of inside) {
    if (letter in CLOSING) depth++;
    else if (')]}'.includes(letter)) depth--;
    else if (letter === ',' && depth === 0) return false;
  }
  return true;
}
