import { visible } from './text.js';

interface Placed {
  path: string;
  line?: number | undefined;
  column?: number | undefined;
  cell?: number | undefined;
}

/** The position inside its file: `12:5`, or `cell 3:7` in a notebook, whose lines count inside the cell. */
export function position({ line, column, cell }: Omit<Placed, 'path'>): string {
  const inside = [line, column].filter((part) => part !== undefined).join(':');
  return cell === undefined ? inside : `cell ${cell}:${inside}`;
}

export function place(at: Placed): string {
  const inside = position(at);
  if (inside === '') return visible(at.path);
  return `${visible(at.path)}${at.cell === undefined ? ':' : ' '}${inside}`;
}

/** Without the column: what a person types to find it. */
export function linePlace({ path, line, cell }: Placed): string {
  return place({ path, line, cell });
}
