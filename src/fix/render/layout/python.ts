/** A line of Python that has grown too long, as black and ruff break it: at the last bracket, then at what binds least. */
import type { Span } from '../../../model/span.js';
import type { Style } from '../style.js';
import { cut, cutAt, flat, isBalanced, joined, pairs, plain, trimmed, widthOf, type Code } from './code.js';

export type Width = Pick<Style, 'indent' | 'width'>;

/** `isInside` brackets that were opened on an earlier line. */
export function pythonLines(code: Code, own: string, isInside: boolean, style: Width): string[] {
  const line = own + code.text;
  if (widthOf(line) <= style.width) return [line];
  // Where brackets stay open or are closed from earlier lines, operators and commas may belong to those.
  const whole = !isBalanced(code) ? undefined : isInside ? atDelimiters(code, own, style) : statement(code, own, style);
  return whole ?? atBracket(code, own, isInside, style) ?? [line];
}

const isShort = (line: string, { width }: Width): boolean => widthOf(line) <= width;

/** From what binds least to what binds most; a comma ends its line, all others begin theirs. */
const DELIMITERS: readonly RegExp[] = [
  / (?:async )?for (?=.* in )| if (?!.* else )/g,
  /,/g,
  / (?:if|else) /g,
  / (?:and|or) /g,
  / (?:==|!=|<=|>=|<|>|(?:not )?in|is(?: not)?) /g,
  / \| /g,
  / \^ /g,
  / & /g,
  / (?:<<|>>) /g,
  / [+-] /g,
  / (?:\*|\/\/?|%|@) /g,
  /(?<=[)\]}])\.(?=\w)/g,
];

interface Delimiters {
  offsets: number[];
  isComma: boolean;
  isDot: boolean;
}

/** Those that bind least, outside of all brackets; a comma at the end is none. */
function delimitersOf(code: Code): Delimiters | undefined {
  const bare = flat(code)
    .replace(/,\s*$/, (end) => '_'.repeat(end.length))
    .replace(/\blambda\b[^:]*:|(?<=\bfor ).*?(?= in )/g, (found) => '_'.repeat(found.length));
  for (const [rank, pattern] of DELIMITERS.entries()) {
    if (rank === 0 && !/ for .* in /.test(bare)) continue;
    const offsets = [...bare.matchAll(pattern)].map(({ index }) => index + (rank === 1 ? 1 : 0));
    if (offsets.length > 0) return { offsets, isComma: rank === 1, isDot: rank === DELIMITERS.length - 1 };
  }
  return undefined;
}

function atDelimiters(code: Code, own: string, style: Width): string[] | undefined {
  const found = delimitersOf(code);
  if (!found || (found.isDot && found.offsets.length === 1)) return undefined;
  const parts = cutAt(code, found.offsets);
  const comma = (part: Code): Code => (part.mask.endsWith(',') ? part : joined(part, plain(',')));
  return parts.flatMap((part) => pythonLines(found.isComma ? comma(part) : part, own, true, style));
}

/** `head(`, what is in the brackets, `)tail`. */
function opened(code: Code, [start, end]: Span, own: string, isInside: boolean, style: Width): string[] {
  const inner = own + style.indent;
  const body = trimmed(cut(code, start + 1, end - 1));
  // Formatters give each item of a list or tuple its line, and arguments one line as long as they fit.
  const isLiteral = /(?:^|[\s([{=,:])$/.test(code.mask.slice(0, start)) && delimitersOf(body)?.isComma === true;
  return [
    ...pythonLines(cut(code, 0, start + 1), own, isInside, style),
    ...((isLiteral ? atDelimiters(body, inner, style) : undefined) ?? pythonLines(body, inner, true, style)),
    ...pythonLines(cut(code, end - 1), own, isInside, style),
  ];
}

/** At the last brackets that leave a line in front of them that is short enough. */
function atBracket(code: Code, own: string, isInside: boolean, style: Width): string[] | undefined {
  const full = pairs(code).filter(([start, end]) => code.text.slice(start + 1, end - 1).trim() !== '');
  const last = full.findLast(([start]) => isShort(own + code.text.slice(0, start + 1), style)) ?? full.at(-1);
  return last && opened(code, last, own, isInside, style);
}

function statement(code: Code, own: string, style: Width): string[] | undefined {
  if (/^(?:async )?def\b/.test(code.mask)) return definition(code, own, style);
  const value = valueOf(code);
  if (!value) return atBracket(code, own, false, style);
  const [start, end] = value;
  const inBrackets = (): string[] => [
    `${own}${code.text.slice(0, start)}(`,
    ...pythonLines(cut(code, start, end), own + style.indent, true, style),
    `${own})${code.text.slice(end)}`,
  ];
  if (readsBetterInBrackets(cut(code, start, end), own, code.text.slice(0, start), style)) return inBrackets();
  const broken = atBracket(code, own, false, style);
  if (broken && isShort(broken[0] ?? '', style)) return broken;
  const other = inBrackets();
  return other.every((line) => isShort(line, style)) ? other : broken;
}

/** What a statement does something with, around which brackets change nothing. */
function valueOf(code: Code): Span | undefined {
  const bare = flat(code);
  const [word] = /^(?:return|yield|assert|del) /.exec(bare) ?? [];
  if (word !== undefined) return [word.length, bare.length];
  const [condition] = /^(?:if|elif|while) (?=.*:$)/.exec(bare) ?? [];
  if (condition !== undefined) return [condition.length, bare.length - 1];
  const sign = [...bare.matchAll(/(?<![=!<>:])=(?!=) ?/g)].at(-1);
  return sign && [sign.index + sign[0].length, bare.length];
}

/** Operators ask for brackets of their own, but for a single one beside which brackets can be opened. */
function readsBetterInBrackets(value: Code, own: string, head: string, style: Width): boolean {
  const found = delimitersOf(value);
  if (!found) return false;
  if (found.offsets.length > 1) return true;
  if (found.isDot) return false;
  const full = pairs(value).filter(([start, end]) => end - start > 2);
  const [first, last] = [full[0], full.at(-1)];
  const rest = first?.[0] === 0 ? `${own}${value.text.slice(first[1] - 1)}` : undefined;
  if (rest !== undefined && isShort(rest, style)) return false;
  if (last?.[1] !== value.text.length) return true;
  return full.length === 1 && !isShort(`${own}${head}${value.text.slice(0, last[0] + 1)}`, style);
}

/** The parameters first, and with a comma where there is only one. */
function definition(code: Code, own: string, style: Width): string[] | undefined {
  const [first] = pairs(code);
  if (!first) return undefined;
  const body = trimmed(cut(code, first[0] + 1, first[1] - 1));
  const isOne = delimitersOf(body)?.isComma !== true && !body.mask.endsWith(',') && !body.mask.startsWith('*');
  return [
    `${own}${code.text.slice(0, first[0] + 1)}`,
    ...pythonLines(isOne ? joined(body, plain(',')) : body, own + style.indent, true, style),
    ...pythonLines(cut(code, first[1] - 1), own, false, style),
  ];
}
