/** A line of TypeScript that has grown too long, as prettier and Biome break it. */
import type { Span } from '../../../model/span.js';
import type { Style } from '../style.js';
import { cut, cutAt, flat, isBalanced, pairs, plain, trimmed, widthOf, type Code } from './code.js';

export type Manner = Pick<Style, 'indent' | 'width' | 'trailingComma' | 'trailingArgument'>;

/** Where an expression stands: behind `lead` on a line that is indented by `own`, and before `tail`. */
interface Seat {
  own: string;
  lead: string;
  tail: string;
}

export function typescriptLines(code: Code, own: string, style: Manner): string[] {
  const end = /(?: (?:\|\||&&|\?\?)|[;,])?$/.exec(code.mask)?.[0] ?? '';
  const body = cut(code, 0, code.mask.length - end.length);
  // What is below the branch of a condition is indented by its sign, too.
  const branch = /^[?:] /.exec(body.mask)?.[0] ?? '';
  const inner = branch === '' ? own : own + (style.indent === '\t' ? '\t' : '  ');
  return laid(cut(body, branch.length), { own: inner, lead: own + branch, tail: end }, style);
}

const isShort = (line: string, { width }: Manner): boolean => widthOf(line) <= width;

export function laid(code: Code, seat: Seat, style: Manner): string[] {
  const line = `${seat.lead}${code.text}${seat.tail}`;
  if (isShort(line, style)) return [line];
  const whole = isBalanced(code)
    ? (asAssigned(code, seat, style) ??
      asReturned(code, seat, style) ??
      asArrow(code, seat, style) ??
      asCondition(code, seat, style) ??
      asOperands(code, seat, style))
    : undefined;
  return whole ?? atBracket(code, seat, style) ?? [line];
}

/** Of the operators that bind least, which end their lines. */
function operandsOf(code: Code): Code[] | undefined {
  const bare = flat(code);
  if (/ (?:\?|=>|=) /.test(bare)) return undefined;
  for (const sign of [' ?? ', ' || ', ' && ']) {
    const offsets: number[] = [];
    for (let at = bare.indexOf(sign); at >= 0; at = bare.indexOf(sign, at + 1)) offsets.push(at + sign.length);
    if (offsets.length > 0) return cutAt(code, offsets);
  }
  return undefined;
}

const isLiteral = ({ mask }: Code): boolean => /^(?:\{.*\S.*\}|\[.*\S.*\])$/.test(mask) && pairsOf(mask) === 1;
const pairsOf = (mask: string): number => pairs(plain(mask)).length;

/** `a || {` stays on its line. */
const isBrokenAtOperators = (code: Code): boolean => {
  const operands = operandsOf(code);
  const last = operands?.at(-1);
  return last !== undefined && !isLiteral(last);
};

/** `x = …`, `key: …`: operators move to the next line, brackets are opened on this one. */
function asAssigned(code: Code, { own, lead, tail }: Seat, style: Manner): string[] | undefined {
  const bare = flat(code);
  const sign = / \|?\|?\??\+?= |^(?:[\w$]+|\(_*\)): /.exec(bare);
  if (!sign || bare.slice(0, sign.index).includes(' => ')) return undefined;
  const start = sign.index + sign[0].length;
  const value = cut(code, start);
  const [test] = cutAt(value, [Math.max(0, flat(value).indexOf(' ? '))]);
  const isBelow =
    isBrokenAtOperators(value) ||
    (test !== undefined && test.mask !== '' && isBrokenAtOperators(test)) ||
    // A template stays where it is, however long.
    (/^(?:_+|[\w$]+(?:\.[\w$]+)+)$/.test(value.mask) && !value.text.startsWith('`'));
  const head = `${lead}${code.text.slice(0, start)}`;
  const inner = own + style.indent;
  return isBelow
    ? [head.trimEnd(), ...laid(value, { own: inner, lead: inner, tail }, style)]
    : laid(value, { own, lead: head, tail }, style);
}

/** In brackets where there are operators. */
function asReturned(code: Code, { own, lead, tail }: Seat, style: Manner): string[] | undefined {
  const word = /^(?:return|throw) /.exec(code.mask)?.[0];
  if (word === undefined) return undefined;
  const value = cut(code, word.length);
  const inner = own + style.indent;
  return isBrokenAtOperators(value)
    ? [`${lead}${word}(`, ...laid(value, { own: inner, lead: inner, tail: '' }, style), `${own})${tail}`]
    : laid(value, { own, lead: lead + word, tail }, style);
}

/** What is no block goes to the next line. */
function asArrow(code: Code, { own, lead, tail }: Seat, style: Manner): string[] | undefined {
  const at = flat(code).indexOf(' => ');
  if (at < 0) return undefined;
  const start = at + ' => '.length;
  const body = cut(code, start);
  const head = `${lead}${code.text.slice(0, start)}`;
  const inner = own + style.indent;
  return /^(?:\(?\{|\[)/.test(body.mask)
    ? laid(body, { own, lead: head, tail }, style)
    : [head.trimEnd(), ...laid(body, { own: inner, lead: inner, tail }, style)];
}

/** `test ? one : other`, each branch on its line. */
function asCondition(code: Code, { own, lead, tail }: Seat, style: Manner): string[] | undefined {
  const bare = flat(code);
  const [then, otherwise] = [bare.indexOf(' ? '), bare.indexOf(' : ')];
  if (then < 0 || otherwise < then || bare.indexOf(' ? ', then + 1) >= 0) return undefined;
  const inner = own + style.indent;
  const below = inner + (style.indent === '\t' ? '\t' : '  ');
  const [test = code, one = code, other = code] = cutAt(code, [then, otherwise]);
  return [
    ...laid(test, { own, lead, tail: '' }, style),
    ...laid(cut(one, 2), { own: below, lead: `${inner}? `, tail: '' }, style),
    ...laid(cut(other, 2), { own: below, lead: `${inner}: `, tail }, style),
  ];
}

function asOperands(code: Code, { own, lead, tail }: Seat, style: Manner): string[] | undefined {
  const operands = operandsOf(code);
  const last = operands?.at(-1);
  if (!operands || !last) return undefined;
  if (isLiteral(last)) {
    const head = code.text.slice(0, code.text.length - last.text.length);
    return laid(last, { own, lead: lead + head, tail }, style);
  }
  return operands.flatMap((operand, index) =>
    laid(operand, { own, lead: index === 0 ? lead : own, tail: index === operands.length - 1 ? tail : '' }, style),
  );
}

/** At the last brackets that leave a line in front of them that is short enough. */
function atBracket(code: Code, { own, lead, tail }: Seat, style: Manner): string[] | undefined {
  const full = pairs(code).filter(([start, end]) => code.mask.slice(start + 1, end - 1).trim() !== '');
  const fits = ([start]: Span): boolean => isShort(lead + code.text.slice(0, start + 1), style);
  const chosen = full.findLast(fits) ?? full[0];
  if (!chosen) return undefined;
  const [start, end] = chosen;
  const items = argumentsOf(cut(code, start + 1, end - 1));
  const head = lead + code.text.slice(0, start + 1);
  const rest = code.text.slice(end - 1) + tail;
  const isCall = /[\w$)\]>]\($/.test(code.mask.slice(0, start + 1));
  if (code.mask[start] === '(' && !isCall)
    return laid(cut(code, start + 1, end - 1), { own, lead: head, tail: rest }, style);
  const last = items.at(-1);
  if (isCall && last && isHugged(items)) {
    const before = items.slice(0, -1).map(({ text }) => `${text}, `);
    const hugged = `${head}${before.join('')}`;
    if (isShort(`${hugged}{`, style)) return laid(last, { own, lead: hugged, tail: rest }, style);
  }
  const trails = isCall ? style.trailingArgument : style.trailingComma;
  const inner = own + style.indent;
  const comma = (index: number): string => (index < items.length - 1 || trails ? ',' : '');
  return [
    head,
    ...items.flatMap((item, index) => laid(item, { own: inner, lead: inner, tail: comma(index) }, style)),
    ...laid(cut(code, end - 1), { own, lead: own, tail }, style),
  ];
}

/** What is between commas. */
export function argumentsOf(code: Code): Code[] {
  const bare = flat(code);
  const offsets = [...bare.matchAll(/,/g)].map(({ index }) => index + 1);
  return cutAt(code, offsets)
    .map((one) => (one.mask.endsWith(',') ? trimmed(cut(one, 0, one.mask.length - 1)) : one))
    .filter(({ mask }) => mask !== '');
}

/** An object, an array or a function with a block at the end opens its own brackets instead of the call's. */
function isHugged(items: readonly Code[]): boolean {
  const [last, before] = [items.at(-1), items.at(-2)];
  if (!last) return false;
  const isSame = /^[{[]/.test(last.mask) && before?.mask[0] === last.mask[0];
  return (isLiteral(last) && !isSame) || / => \{.*\}$/.test(flat(last).replace(/\(_*\)$/, '{}'));
}
