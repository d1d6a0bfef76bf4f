import type { FileFacts, LanguageId } from '../model/facts.js';
import type { CodeCell } from './cell.js';
import { emptyFacts } from './facts.js';
import { lowerCells } from './python/cells.js';
import { lowerScriptCells } from './typescript/cells.js';

type Json = Readonly<Record<string, unknown>>;

/** How languages are called in notebooks. */
const NAMES: Record<LanguageId, RegExp> = { python: /python|sage/i, typescript: /^(?:type|java)script$/i };
/** What a kernel's name gives away where the notebook does not say its language. */
const SCRIPT_KERNEL = /^(?:deno|javascript|typescript|tslab|jslab)\b/i;
const OTHER_KERNEL = /^(?:ir|julia|bash|scala|almond|java|kotlin|rust|xcpp|\.net)\b/i;

/** A Jupyter notebook: its cells in order. Notebooks of other languages hold nothing for us. */
export function lowerNotebook(path: string, text: string): FileFacts {
  const notebook = parseNotebook(text);
  const language = languageOf(notebook);
  if (language === undefined) return { ...emptyFacts(path, 'python', ''), cells: [] };
  const cells = codeCells(notebook.cells, NAMES[language]);
  return language === 'python' ? lowerCells(path, cells) : lowerScriptCells(path, cells);
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

function languageOf({ metadata }: Notebook): LanguageId | undefined {
  const kernel = toJson(metadata.kernelspec);
  const said = [kernel.language, toJson(metadata.language_info).name].filter((name) => typeof name === 'string');
  const isSaid = (language: LanguageId): boolean => said.some((name) => NAMES[language].test(name));
  if (said.length > 0) return isSaid('python') ? 'python' : isSaid('typescript') ? 'typescript' : undefined;
  if (typeof kernel.name !== 'string') return 'python';
  if (SCRIPT_KERNEL.test(kernel.name)) return 'typescript';
  return OTHER_KERNEL.test(kernel.name) ? undefined : 'python';
}

/** Editors let single cells have a language of their own. */
function codeCells(cells: readonly unknown[], language: RegExp): CodeCell[] {
  return cells.flatMap((value, index) => {
    const cell = toJson(value);
    const own = toJson(toJson(cell.metadata).vscode).languageId ?? cell.language;
    if (cell.cell_type !== 'code' || (typeof own === 'string' && !language.test(own))) return [];
    return [{ index, source: sourceOf(cell.source ?? cell.input) }];
  });
}

function sourceOf(source: unknown): string {
  if (typeof source === 'string') return source;
  if (!Array.isArray(source)) return '';
  return source.filter((line) => typeof line === 'string').join('');
}
