/** A line that tells of a variable, as an entry. */
import type { Entry } from '../block.js';
import type { Line } from './lines.js';

type Said = Omit<Entry, 'name' | 'variable' | 'line' | 'start' | 'end' | 'indent' | 'idiom'>;

export function entryAt(line: Line, name: string, idiom: Entry['idiom'], said: Said): Entry {
  const start = line.start + line.indent.length;
  const end = line.start + line.text.length;
  return { name, variable: name, line: line.number, start, end, indent: line.indent, idiom, ...said };
}
