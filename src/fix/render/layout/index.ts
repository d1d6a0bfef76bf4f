/** Lines that edits have made too long, broken as formatters break them. */
import type { FileFacts } from '../../../model/facts.js';
import type { Edit } from '../../../model/remedy.js';
import { applyEdits, inOrder } from '../../apply/edits.js';
import { lineEnd, lineStart, type Change } from '../list.js';
import type { Style } from '../style.js';
import { COMMENT, cut, masked, TORN, trimmed, unclosed, widthOf, type Code } from './code.js';
import { unhugged } from './hugged.js';
import { pythonLines } from './python.js';
import { typescriptLines } from './typescript.js';

export function laidOut(file: FileFacts, edits: readonly Edit[], style: Style): Edit[] {
  const sorted = inOrder(edits);
  if (!sorted) return [...edits];
  return onLines(file.text, sorted).flatMap((group, index, groups) =>
    linesFitted(file, group, groups[index + 1]?.[0]?.start ?? Infinity, style),
  );
}

/** Edits that share a line. */
function onLines(text: string, edits: readonly Edit[]): Edit[][] {
  const groups: Edit[][] = [];
  let end = -1;
  for (const edit of edits) {
    const isNear = lineStart(text, edit.start) <= end;
    if (isNear) groups.at(-1)?.push(edit);
    else groups.push([edit]);
    end = lineEnd(text, edit.end);
  }
  return groups;
}

/** `until`: where the next lines begin that are edited. */
function linesFitted(file: FileFacts, edits: Edit[], until: number, style: Style): Edit[] {
  const { text, path } = file;
  const start = lineStart(text, edits[0]?.start ?? 0);
  const end = lineEnd(text, edits.at(-1)?.end ?? 0);
  const before = text.slice(start, end);
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const after = applyEdits(before, shifted);
  const kept = keptWidth(file, start, before, style);
  if (kept === style.width && widthOf(after) > kept) {
    const more = hugging(file, after, text.slice(end, until), style);
    if (more) return [{ path, ...difference(before + text.slice(end, end + more.length), more.text, start) }];
  }
  const fitted = fittedText(file, start, after, new Set(before.split(/\r?\n/)), { ...style, width: kept });
  return fitted === after ? edits : [{ path, ...difference(before, fitted, start) }];
}

/** A line that opens the last argument of a call, and the lines of that: moved only where the whole file is kept to its width. */
function hugging(
  file: FileFacts,
  line: string,
  below: string,
  style: Style,
): { text: string; length: number } | undefined {
  if (file.language !== 'typescript' || line.includes('\n')) return undefined;
  const lines = below.split('\n').slice(1, -1);
  const made = unhugged(
    { text: line, mask: masked(line, file.language) },
    lines.map((one) => one.replace(/\r$/, '')),
    style,
  );
  if (!made || fittedText(file, 0, file.text, new Set(), style) !== file.text) return undefined;
  const taken = below
    .split('\n')
    .slice(0, made.taken + 1)
    .join('\n');
  return { text: made.lines.join(style.eol), length: taken.replace(/\r$/, '').length };
}

/** Where somebody left a longer line as it was, lines are not kept to the width that they are elsewhere. */
function keptWidth(file: FileFacts, start: number, before: string, style: Style): number {
  if (fittedText(file, start, before, new Set(), style) === before) return style.width;
  const widest = Math.max(...before.split(/\r?\n/).map(widthOf));
  return [100, 120].find((width) => widest <= width) ?? Infinity;
}

/** `after` begins a line at `from`; of its lines, the old ones stay as they are. */
function fittedText(file: FileFacts, from: number, after: string, old: ReadonlySet<string>, style: Style): string {
  const { language, text } = file;
  const isLong = (line: string): boolean => widthOf(line) > style.width && !old.has(line);
  if (!after.split(/\r?\n/).some(isLong)) return after;
  const cell = file.cells?.findLast((one) => one.start <= from)?.start ?? 0;
  // A text or a bracket may have been opened far above; in TypeScript nothing depends on it.
  const above = language === 'python' ? text.slice(cell, from) : '';
  const mask = masked(above + after, language);
  let at = above.length;
  const lines = after.split('\n').map((whole) => {
    const line = whole.replace(/\r$/, '');
    const start = at;
    at += whole.length + 1;
    if (!isLong(line)) return whole;
    const code = { text: line, mask: mask.slice(start, start + line.length) };
    const isInside = language === 'python' && unclosed(mask.slice(0, start)).length > 0;
    return broken(code, isInside, language, style).join(style.eol) + whole.slice(line.length);
  });
  return lines.join('\n');
}

function broken(line: Code, isInside: boolean, language: FileFacts['language'], style: Style): string[] {
  const own = /^[ \t]*/.exec(line.mask)?.[0] ?? '';
  const comment = line.mask.indexOf(COMMENT);
  const code = trimmed(comment < 0 ? line : cut(line, 0, comment));
  const said = comment < 0 ? '' : line.text.slice(own.length + code.text.length);
  if (line.mask.includes(TORN) || /[^\u0001]/.test(comment < 0 ? '' : line.mask.slice(comment))) return [line.text];
  const lines = language === 'python' ? pythonLines(code, own, isInside, style) : typescriptLines(code, own, style);
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ''}${said}`];
}

/** What has to be written where so that one text becomes the other one. */
function difference(before: string, after: string, start: number): Change {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start: start + head, end: start + before.length - tail, text: after.slice(head, after.length - tail) };
}
