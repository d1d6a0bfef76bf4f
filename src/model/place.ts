import type { FileFacts } from './facts.js';
import type { Place } from './span.js';

/** Line and column of an offset; in a notebook, inside its cell. */
export function placeOf(file: FileFacts, offset: number): Place {
  const index = lastAtMost(file.lines, offset);
  const column = offset - (file.lines[index] ?? 0) + 1;
  if (!file.cells) return { line: index + 1, column };
  const cell =
    file.cells[
      lastAtMost(
        file.cells.map(({ start }) => start),
        offset,
      )
    ];
  if (!cell) return { line: index + 1, column };
  return { line: index - lastAtMost(file.lines, cell.start) + 1, column, cell: cell.cell };
}

/** Index of the last number that is not greater; 0 if all are. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle;
    else high = middle;
  }
  return low;
}
