import type { FileFacts } from '../model/facts.js';
import { emptyFacts } from './facts.js';
import { lowerCells, type CodeCell } from './python/cells.js';

type Json = Readonly<Record<string, unknown>>;

/** Languages that a kernel's name gives away where the notebook does not say its language. */
const OTHER_KERNEL = /^(?:ir|julia|deno|javascript|typescript|tslab|bash|scala|almond|java|kotlin|rust|xcpp|\.net)\b/i;

/** A Jupyter notebook: its Python cells in order. Notebooks of other languages hold nothing for us. */
export function lowerNotebook(path: string, text: string): FileFacts {
  const notebook = parseNotebook(text);
  if (!isPython(notebook)) return { ...emptyFacts(path, 'python', ''), cells: [] };
  return lowerCells(path, codeCells(notebook.cells));
}

interface Notebook {
  metadata: Json;
  cells: unknown[];
}

function parseNotebook(text: string): Notebook {
  const parsed = toJson(parseJson(text));
  // Before version 4 the cells lay in worksheets.
  const sheets = Array.isArray(parsed.worksheets) ? (parsed.worksheets as unknown[]) : [];
  const cells = parsed.cells ?? sheets.flatMap((sheet) => toJson(sheet).cells ?? []);
  if (!Array.isArray(cells) || (parsed.cells === undefined && sheets.length === 0)) {
    throw new Error('Not a notebook: it has no list of cells.');
  }
  return { metadata: toJson(parsed.metadata), cells: cells as unknown[] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new Error('Not a notebook: it is not valid JSON.', { cause: error });
  }
}

function toJson(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function isPython({ metadata }: Notebook): boolean {
  const kernel = toJson(metadata.kernelspec);
  const said = [kernel.language, toJson(metadata.language_info).name].filter((name) => typeof name === 'string');
  if (said.length > 0) return said.some((name) => /python|sage/i.test(name));
  return typeof kernel.name !== 'string' || !OTHER_KERNEL.test(kernel.name);
}

function codeCells(cells: readonly unknown[]): CodeCell[] {
  return cells.flatMap((value, index) => {
    const cell = toJson(value);
    if (cell.cell_type !== 'code' || !isPythonCell(cell)) return [];
    return [{ index, source: sourceOf(cell.source ?? cell.input) }];
  });
}

/** Editors let single cells have a language of their own. */
function isPythonCell(cell: Json): boolean {
  const language = toJson(toJson(cell.metadata).vscode).languageId ?? cell.language;
  return typeof language !== 'string' || /python/i.test(language);
}

function sourceOf(source: unknown): string {
  if (typeof source === 'string') return source;
  if (!Array.isArray(source)) return '';
  return source.filter((line) => typeof line === 'string').join('');
}
