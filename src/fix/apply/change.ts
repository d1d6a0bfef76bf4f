/** Edits of several files → what the files are then. */
import type { Edit } from '../../model/remedy.js';
import { applyEdits, inOrder } from './edits.js';

export interface FileChange {
  path: string;
  before: string;
  after: string;
}

export interface Changes {
  changes: FileChange[];
  refused: { path: string; reason: string }[];
}

export function changesFrom(edits: readonly Edit[], read: (path: string) => Buffer): Changes {
  const byPath = new Map<string, Edit[]>();
  for (const edit of edits) byPath.set(edit.path, [...(byPath.get(edit.path) ?? []), edit]);
  const result: Changes = { changes: [], refused: [] };
  for (const [path, mine] of [...byPath].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const before = textOf(read(path));
    const ordered = inOrder(mine);
    if (before === undefined) result.refused.push({ path, reason: 'the file is not UTF-8' });
    else if (!ordered) result.refused.push({ path, reason: 'two changes meet in the same place' });
    else result.changes.push({ path, before, after: applyEdits(before, ordered) });
  }
  return result;
}

/** Only what can be written back byte for byte. */
function textOf(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
}
