import type { FileFacts, Problem } from '../../model/facts.js';
import type { CodeCell } from '../cell.js';
import { lowerPython, syntaxProblems } from './index.js';
import { blanked, withoutMagics } from './magics.js';

interface PlacedCell {
  start: number;
  /** The Python of it, as long as the source. */
  code: string;
}

/** All cells as one program, for names live on from cell to cell. Errors stay inside the cell they are in. */
export function lowerCells(path: string, written: readonly CodeCell[]): FileFacts {
  const cells = written.map(({ index, source }) => ({ index, source: dedented(source) }));
  const placed = placeCells(cells.map(({ source }) => source));
  const facts = lowerPlaced(path, placed);
  return {
    ...facts,
    text: cells.map(({ source }) => source).join('\n'),
    cells: cells.map(({ index }, at) => ({ cell: index, start: placed[at]?.start ?? 0 })),
  };
}

/** The kernel, too, takes the first line's indentation off a cell. */
function dedented(source: string): string {
  const indent = /^(?:[ \t]*\r?\n)*([ \t]+)\S/.exec(source)?.[1];
  if (indent === undefined) return source;
  return source.replace(/^[ \t]+/gm, (blank) => (blank.startsWith(indent) ? blank.slice(indent.length) : blank));
}

function placeCells(sources: readonly string[]): PlacedCell[] {
  let start = 0;
  return sources.map((source) => {
    const placed = { start, code: withoutMagics(source) };
    start += source.length + 1;
    return placed;
  });
}

function lowerPlaced(path: string, cells: readonly PlacedCell[]): FileFacts {
  const whole = lowerPython(path, joined(cells));
  if (whole.problems.length === 0) return whole;
  const problems = new Map(cells.map((cell) => [cell, syntaxProblems(cell.code, cell.start)]));
  const isOpenEnded = (cell: PlacedCell): boolean => {
    const end = cell.start + cell.code.trimEnd().length;
    return (problems.get(cell) ?? []).some(({ span }) => span[1] >= end);
  };
  const tamed = lowerWithout(path, cells, problems, isOpenEnded);
  if (tamed.problems.every((problem) => isWithinBrokenCell(problem, problems))) return tamed;
  return lowerWithout(path, cells, problems, (cell) => (problems.get(cell) ?? []).length > 0);
}

function isWithinBrokenCell({ span }: Problem, problems: ReadonlyMap<PlacedCell, Problem[]>): boolean {
  return [...problems].some(
    ([cell, found]) => found.length > 0 && span[0] >= cell.start && span[1] <= cell.start + cell.code.length,
  );
}

/** Lowers with some cells left out; what is wrong with those is still told. */
function lowerWithout(
  path: string,
  cells: readonly PlacedCell[],
  problems: ReadonlyMap<PlacedCell, Problem[]>,
  isLeftOut: (cell: PlacedCell) => boolean,
): FileFacts {
  const leftOut = new Set(cells.filter(isLeftOut));
  const kept = cells.map((cell) => (leftOut.has(cell) ? { ...cell, code: blanked(cell.code) } : cell));
  const facts = lowerPython(path, joined(kept));
  const told = [...facts.problems, ...[...leftOut].flatMap((cell) => problems.get(cell) ?? [])];
  return { ...facts, problems: told.sort((one, other) => one.span[0] - other.span[0]) };
}

function joined(cells: readonly PlacedCell[]): string {
  return cells.map(({ code }) => code).join('\n');
}
