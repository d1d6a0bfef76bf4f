import type { FileFacts } from '../../model/facts.js';
import type { CodeCell } from '../cell.js';
import { lowerTypescript } from './index.js';

/** All cells as one program, for names live on from cell to cell. A cell that can't be read is left out. */
export function lowerScriptCells(path: string, cells: readonly CodeCell[]): FileFacts {
  const sources = cells.map(({ source }) => source);
  let start = 0;
  const places = cells.map(({ index, source }) => {
    const place = { cell: index, start };
    start += source.length + 1;
    return place;
  });
  return { ...lowerReadable(path, sources), text: joined(sources), cells: places };
}

function lowerReadable(path: string, sources: readonly string[]): FileFacts {
  const whole = attempt(path, joined(sources));
  if (whole?.problems.length === 0) return whole;
  const lost = new Set(sources.filter((source) => attempt(path, source)?.problems.length !== 0));
  if (lost.size === 0 && whole) return whole;
  const facts = lowerTypescript(path, joined(sources.map((source) => (lost.has(source) ? blank(source) : source))));
  return { ...facts, problems: [...facts.problems, { message: 'unreadable cells', span: [0, 0] }] };
}

function attempt(path: string, text: string): FileFacts | undefined {
  try {
    return lowerTypescript(path, text);
  } catch {
    return undefined;
  }
}

const joined = (sources: readonly string[]): string => sources.join('\n');
const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');
