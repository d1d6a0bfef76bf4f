/** Edits of a notebook's program → edits of the lines of its cells, everything else byte for byte as it is. */
import type { FileFacts } from '../../model/facts.js';
import type { Edit } from '../../model/remedy.js';
import { applyEdits } from './edits.js';
import { jsonSpans, type JsonNode } from './json-spans.js';

type Cells = NonNullable<FileFacts['cells']>;

/** `edits` in order, in places of the joined cells. Undefined: the notebook is written in a way that is not known. */
export function notebookEdits(text: string, cells: Cells, edits: readonly Edit[]): Edit[] | undefined {
  const sources = sourcesOf(text);
  if (!sources) return undefined;
  const made = cells.map(({ cell, start }, index) => {
    const next = cells[index + 1]?.start ?? Infinity;
    const mine = edits.filter((edit) => edit.start >= start && edit.start < next);
    if (mine.length === 0) return [];
    const node = sources[cell];
    const local = mine.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    return node && cellEdits(text, node, next - 1 - start, local);
  });
  return made.some((one) => one === undefined) ? undefined : made.flatMap((one) => one ?? []);
}

function sourcesOf(text: string): (JsonNode | undefined)[] | undefined {
  try {
    return jsonSpans(text)
      .entries?.get('cells')
      ?.items?.map(({ entries }) => entries?.get('source'));
  } catch {
    return undefined;
  }
}

/** `length` of the source as the program has it: where it differs, places do not mean the same. */
function cellEdits(text: string, node: JsonNode, length: number, edits: readonly Edit[]): Edit[] | undefined {
  const rows = node.items ?? [node];
  const raws = rows.map(({ start, end }) => text.slice(start, end));
  const lines = raws.map((raw) => JSON.parse(raw) as unknown);
  if (!lines.every((line) => typeof line === 'string')) return undefined;
  const write = writerFor(raws, lines);
  const before = lines.join('');
  if (!write || (Number.isFinite(length) && before.length !== length)) return undefined;
  const after = applyEdits(before, edits);
  const path = edits[0]?.path ?? '';
  if (!node.items) return [{ path, start: node.start, end: node.end, text: write(after) }];
  return rowEdits(text, node, lines, splitLines(after), write).map((edit) => ({ path, ...edit }));
}

const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** As JSON is written there: letters as they are, or all but ASCII escaped. */
function writerFor(raws: readonly string[], lines: readonly string[]): ((line: string) => string) | undefined {
  const plain = (line: string): string => JSON.stringify(line);
  const ascii = (line: string): string =>
    plain(line).replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [plain, ascii].find((write) => lines.every((line, index) => write(line) === raws[index]));
}

/** Only the rows between the first and the last that differ. */
function rowEdits(
  text: string,
  { start, items = [] }: JsonNode,
  before: readonly string[],
  after: readonly string[],
  write: (line: string) => string,
): Omit<Edit, 'path'>[] {
  const [first, second] = items;
  if (!first) return [];
  const between = second ? text.slice(first.end, second.start) : `,${text.slice(start + 1, first.start)}`;
  let same = 0;
  while (same < before.length && same < after.length - 1 && before[same] === after[same]) same++;
  let tail = 0;
  while (
    tail < before.length - same - 1 &&
    tail < after.length - same - 1 &&
    before.at(-1 - tail) === after.at(-1 - tail)
  )
    tail++;
  const from = items[Math.min(same, items.length - 1)];
  const to = items[items.length - 1 - tail];
  if (!from || !to) return [];
  const rows = after.slice(Math.min(same, items.length - 1), after.length - tail).map(write);
  return [{ start: from.start, end: to.end, text: rows.join(between) }];
}
