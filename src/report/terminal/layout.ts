export type Paint = (text: string) => string;
import { unobeyed } from '../text.js';

/** Words that may be broken across lines. */
export interface Piece {
  text: string;
  paint?: Paint;
}

/** How a first line begins; `columns` is its width without colour codes. */
export interface Lead {
  text: string;
  columns: number;
}

interface Word {
  text: string;
  paint: Paint | undefined;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const LEAST_ROOM = 8;
const ZERO = /[\p{Mn}\p{Me}]/u;

function charColumns(char: string): number {
  return ZERO.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
}

export function columns(text: string): number {
  let sum = 0;
  for (const char of text) sum += charColumns(char);
  return sum;
}

export function blank(width: number): Lead {
  return { text: ' '.repeat(width), columns: width };
}

export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columns(text))) + text;
}

/** A word that no line can hold is cut where the line ends. */
function chop(text: string, room: number): string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const char of text) {
    const wide = charColumns(char);
    if (used + wide > room && used > 0) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += char;
    used += wide;
  }
  return [...parts, part];
}

function wordsOf(pieces: readonly Piece[], room: number): Word[] {
  return pieces.flatMap(({ text, paint }) =>
    text
      .split(' ')
      .flatMap((word) => (word === '' ? [] : chop(word, room).map((part) => ({ text: unobeyed(part), paint })))),
  );
}

/** Lays words out in lines of at most `width` columns: the first begins with `lead`, the others with `indent` blanks. */
export function flow(pieces: readonly Piece[], width: number, indent: number, lead: Lead = blank(indent)): string[] {
  const room = Math.max(LEAST_ROOM, width - indent);
  const lines: string[] = [];
  let line = lead.text;
  let used = lead.columns;
  let empty = true;
  for (const word of wordsOf(pieces, room)) {
    const wide = columns(word.text);
    if (used + wide + (empty ? 0 : 1) > indent + room && !(empty && used <= indent)) {
      lines.push(line.trimEnd());
      line = ' '.repeat(indent);
      used = indent;
      empty = true;
    }
    line += (empty ? '' : ' ') + (word.paint ?? String)(word.text);
    used += wide + (empty ? 0 : 1);
    empty = false;
  }
  return [...lines, line.trimEnd()];
}
