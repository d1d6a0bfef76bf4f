/** A file that no dialect can read: what is around the broken places is read all the same. */
import type { Span } from '../../model/span.js';

export interface Salvaged<T> {
  program: T;
  /** What had to be left out. */
  lost: Span[];
}

export interface Attempt<T> {
  program?: T;
  /** Where the parser gave up. */
  stoppedAt?: number;
}

/** More is no program that somebody broke, and trying again and again has its price. */
const LONGEST = 300_000;
const MOST_LINES = 8;

/** Blanks as little as it can: marks of templates and merges, then the lines the parser stops at, then whole statements. */
export function salvage<T>(text: string, parse: (text: string) => Attempt<T>): Salvaged<T> | undefined {
  if (text.length > LONGEST) return undefined;
  const marked = withoutMarks(text);
  const whole = withoutLines(marked.text, parse);
  if (whole) return { program: whole.program, lost: [...marked.lost, ...whole.lost] };
  const pieces = statements(marked.text).map((span) => pieceOf(marked, span, parse));
  const { program } = parse(pieces.map(({ text: kept }) => kept).join(''));
  return program && { program, lost: [...marked.lost, ...pieces.flatMap(({ lost }) => lost)] };
}

interface Edited {
  text: string;
  lost: Span[];
}

const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$/gm;
const TEMPLATE = /<%[\s\S]{0,2000}?%>|\{\{[\s\S]{0,2000}?\}\}|\{%[\s\S]{0,2000}?%\}/g;

function withoutMarks(text: string): Edited {
  const lost: Span[] = [];
  const note = (mark: string, at: number): number => lost.push([at, at + mark.length]);
  const merged = text.replace(CONFLICT, (mark, at: number) => (note(mark, at), blank(mark)));
  const plain = merged.replace(TEMPLATE, (mark, at: number) => {
    note(mark, at);
    // A tag that is part of an expression leaves a name behind; one that stands alone leaves nothing.
    const isAlone = /(^|\n)[ \t]*$/.test(merged.slice(Math.max(0, at - 200), at));
    return isAlone ? blank(mark) : mark.replace(/[^\r\n]/g, '_');
  });
  return { text: plain, lost: lost.sort((a, b) => a[0] - b[0]) };
}

function withoutLines<T>(start: string, parse: (text: string) => Attempt<T>): Salvaged<T> | undefined {
  let text = start;
  const lost: Span[] = [];
  for (let round = 0; round <= MOST_LINES; round++) {
    const { program, stoppedAt } = parse(text);
    if (program) return { program, lost };
    const line = lineAround(text, stoppedAt ?? text.length);
    if (text.slice(...line).trim() === '') return undefined;
    lost.push(line);
    text = text.slice(0, line[0]) + blank(text.slice(...line)) + text.slice(line[1]);
  }
  return undefined;
}

function pieceOf<T>({ text }: Edited, [start, end]: Span, parse: (text: string) => Attempt<T>): Edited {
  const own = text.slice(start, end);
  const read = withoutLines(own, parse);
  if (!read) return { text: blank(own), lost: [[start, end]] };
  let kept = own;
  for (const [from, to] of read.lost) kept = kept.slice(0, from) + blank(kept.slice(from, to)) + kept.slice(to);
  return { text: kept, lost: read.lost.map(([from, to]) => [start + from, start + to]) };
}

/** Where a line begins at the margin with a word, a statement is likely to begin. */
function statements(text: string): Span[] {
  const starts = [0, ...[...text.matchAll(/^(?=[A-Za-z_$@])/gm)].map(({ index }) => index).filter((at) => at > 0)];
  return starts.map((start, index) => [start, starts[index + 1] ?? text.length]);
}

function lineAround(text: string, at: number): [number, number] {
  const place = Math.min(at, text.length);
  const start = text.lastIndexOf('\n', place - 1) + 1;
  const end = text.indexOf('\n', place);
  return [start, end < 0 ? text.length : end];
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');
