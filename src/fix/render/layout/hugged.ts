/** `f(a, {` that has grown too long: its arguments get lines of their own, and what is in the last one moves with it. */
import { cut, unclosed, type Code } from './code.js';
import { argumentsOf, laid, type Manner } from './typescript.js';

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** `below`: the lines behind. Of them as many are replaced as `taken` says. */
export function unhugged(
  head: Code,
  below: readonly string[],
  style: Manner,
): { lines: string[]; taken: number } | undefined {
  const own = /^[ \t]*/.exec(head.mask)?.[0] ?? '';
  const [call, opener, ...others] = unclosed(head.mask);
  if (call === undefined || opener !== head.mask.length - 1 || others.length > 0 || head.mask[call] !== '(')
    return undefined;
  const items = argumentsOf(cut(head, call + 1));
  const last = items.at(-1);
  const end = `${own}${CLOSING[head.mask[opener] ?? ''] ?? ''}`;
  const taken = below.findIndex((line) => line.startsWith(`${end})`));
  const middle = below.slice(0, taken);
  const isMoved = (line: string): boolean =>
    line.trim() === '' || (line.startsWith(own + style.indent) && line.split('`').length % 2 === 1);
  if (!last || items.length < 2 || taken < 0 || !middle.every(isMoved)) return undefined;
  const inner = own + style.indent;
  const seat = { own: inner, lead: inner, tail: ',' };
  return {
    lines: [
      head.text.slice(0, call + 1),
      ...items.slice(0, -1).flatMap((item) => laid(item, seat, style)),
      `${inner}${last.text}`,
      ...middle.map((line) => (line.trim() === '' ? line : style.indent + line)),
      `${style.indent}${end}${style.trailingArgument ? ',' : ''}`,
      `${own}${(below[taken] ?? '').slice(end.length)}`,
    ],
    taken: taken + 1,
  };
}
