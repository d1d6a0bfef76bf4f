/** Edits of several files → what the files are then. */
import type { FileFacts } from '../../model/facts.js';
import type { Edit } from '../../model/remedy.js';
import { applyEdits, inOrder } from './edits.js';
import { notebookEdits } from './notebook.js';
import { groupBy } from '../../model/groups.js';

export interface FileChange {
  path: string;
  before: string;
  after: string;
}

/** With the edits that make it, in order and in places of the file. */
export interface MadeChange extends FileChange {
  edits: Edit[];
}

export interface Changes {
  changes: MadeChange[];
  refused: { path: string; reason: string }[];
}

const NOT_UTF8 = 'the file is not UTF-8, and would not come back byte for byte: save it as UTF-8, or change it by hand';

/** `cells` of a notebook, whose edits are in places of its joined cells. */
export function changesFrom(
  edits: readonly Edit[],
  read: (path: string) => Buffer,
  cellsOf: (path: string) => FileFacts['cells'],
): Changes {
  const byPath = groupBy(edits, ({ path }) => path);
  const result: Changes = { changes: [], refused: [] };
  for (const [path, mine] of [...byPath].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const before = textOf(read(path));
    const apart = inOrder(mine);
    const cells = cellsOf(path);
    const ordered = cells && apart && before !== undefined ? notebookEdits(before, cells, apart) : apart;
    if (before === undefined) result.refused.push({ path, reason: NOT_UTF8 });
    else if (!apart) result.refused.push({ path, reason: 'two changes meet in the same place' });
    else if (!ordered) result.refused.push({ path, reason: 'the notebook is written in an unusual way' });
    else result.changes.push({ path, before, after: applyEdits(before, ordered), edits: ordered });
  }
  return result;
}

/** Only what can be written back byte for byte. */
function textOf(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
}
