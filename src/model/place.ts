import type { FileFacts } from './facts.js';
import type { Place } from './span.js';

/** Line and column of an offset; in a notebook, inside its cell. */
export function placeOf(file: FileFacts, offset: number): Place {
  const index = lastAtMost(file.lines.length, (at) => file.lines[at], offset);
  const column = offset - (file.lines[index] ?? 0) + 1;
  if (!file.cells) return { line: index + 1, column };
  const { cells } = file;
  const cell = cells[lastAtMost(cells.length, (at) => cells[at]?.start, offset)];
  if (!cell) return { line: index + 1, column };
  return {
    line: index - lastAtMost(file.lines.length, (at) => file.lines[at], cell.start) + 1,
    column,
    cell: cell.cell,
  };
}

/** Index of the last of the rising numbers that is not greater; 0 if all are. */
function lastAtMost(count: number, numberAt: (index: number) => number | undefined, value: number): number {
  let low = 0;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numberAt(middle) ?? Infinity) <= value) low = middle;
    else high = middle;
  }
  return low;
}
