import type { Edit } from '../../model/remedy.js';

/** Edits in order; undefined when two of them change the same text. */
export function inOrder(edits: readonly Edit[]): Edit[] | undefined {
  const sorted = distinct(edits)
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index)
    .map(({ edit }) => edit);
  const isApart = sorted.every((edit, index) => index === 0 || (sorted[index - 1]?.end ?? 0) <= edit.start);
  return isApart ? sorted : undefined;
}

/** The same import may be asked for twice. */
function distinct(edits: readonly Edit[]): Edit[] {
  return [...new Map(edits.map((edit) => [`${edit.start}:${edit.end}:${edit.text}`, edit])).values()];
}

export function applyEdits(text: string, edits: readonly Omit<Edit, 'path'>[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: inserted } of edits) {
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return result + text.slice(at);
}
