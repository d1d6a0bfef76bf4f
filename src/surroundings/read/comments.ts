/** Variables that wait in comments between the entries of a YAML map or list. */
import type { Entry } from '../block.js';
import { lineAt, type Line } from './lines.js';
import { entryAt } from './entry.js';

const ENTRY = {
  map: /^(\s*)["']?([A-Za-z_][\w.-]*)["']?:(?:\s|$)/,
  list: /^(\s*)-\s+(?:name:\s*)?["']?([A-Za-z_][\w.-]*)["']?\s*(?:[=:]|$)/,
};

export function commentedEntries(entries: readonly Entry[], form: 'map' | 'list', lines: readonly Line[]): Entry[] {
  const [first] = entries;
  const last = entries.at(-1);
  if (!first || !last || first.idiom === 'inline') return [];
  return linesAround(lines, first.line, lineAt(lines, last.end).number).flatMap((line): Entry[] => {
    const name = /^\s*#/.test(line.text) ? nameIn(line.text, form, first.indent.length) : undefined;
    if (name === undefined) return [];
    return [{ ...entryAt(line, name, 'text', { value: 'commented', from: [] }), indent: first.indent }];
  });
}

/** Those between the two, and the comments right above and below. */
function linesAround(lines: readonly Line[], first: number, last: number): readonly Line[] {
  const isComment = (number: number): boolean => /^\s*#/.test(lines[number - 1]?.text ?? '');
  let from = first;
  let to = last;
  while (isComment(from - 1)) from--;
  while (isComment(to + 1)) to++;
  return lines.slice(from - 1, to);
}

/** The comment mark stands where the entry would, or in front of the line, which keeps its indentation. */
function nameIn(text: string, form: 'map' | 'list', indent: number): string | undefined {
  const [, before = '', inside = ''] = /^(\s*)#(.*)$/.exec(text) ?? [];
  const [, gap = '', name] = ENTRY[form].exec(inside) ?? [];
  const isHere = before.length === indent || [0, 1, 2].includes(before.length + 1 + gap.length - indent);
  return isHere ? name : undefined;
}
