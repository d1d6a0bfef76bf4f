import type { FileFacts } from '../model/facts.js';
import { scriptElements, type ScriptElement } from './markup.js';
import { lowerTypescript } from './typescript/index.js';

/** Where a piece of code stands in a component's text. */
interface Piece {
  start: number;
  end: number;
}

/** The component's text with all but its code blanked: same length, same lines. */
export function componentScripts(path: string, text: string): string {
  return onlyPieces(text, piecesOf(path, text));
}

/** All scripts of a component see each other's names, so they are read as one module. */
export function lowerComponent(path: string, text: string): FileFacts {
  const pieces = piecesOf(path, text);
  try {
    return lowerTypescript(path, onlyPieces(text, pieces));
  } catch (error) {
    const readable = pieces.filter((piece) => isReadable(path, text, piece));
    if (readable.length === 0) throw error;
    const facts = lowerTypescript(path, onlyPieces(text, readable));
    const lost = pieces.filter((piece) => !readable.includes(piece));
    const problems = lost.map(({ start, end }) => ({ message: 'unreadable script', span: [start, end] as const }));
    return { ...facts, problems: [...facts.problems, ...problems] };
  }
}

function isReadable(path: string, text: string, piece: Piece): boolean {
  try {
    lowerTypescript(path, onlyPieces(text, [piece]));
    return true;
  } catch {
    return false;
  }
}

function piecesOf(path: string, text: string): Piece[] {
  const matter = path.toLowerCase().endsWith('.astro') ? frontMatter(text) : undefined;
  const scripts = scriptElements(text, matter ? matter.end + '---'.length : 0).filter(isCode);
  return matter ? [matter, ...scripts] : scripts;
}

function frontMatter(text: string): Piece | undefined {
  const start = /^\s*---/.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const close = /^[ \t]*---/gm;
  close.lastIndex = start;
  const match = close.exec(text);
  return match ? { start, end: close.lastIndex - '---'.length } : undefined;
}

const CODE_TYPE = /^(|module|((text|application)\/)?(x-)?(java|ecma|type)script|text\/(babel|jsx|tsx|partytown))$/i;
const CODE_LANG = /^(|[cm]?[jt]sx?|javascript|typescript)$/i;

/** Data blocks (JSON, import maps, templates) are scripts in name only. */
function isCode({ attributes }: ScriptElement): boolean {
  return CODE_TYPE.test(attributes.get('type') ?? '') && CODE_LANG.test(attributes.get('lang') ?? '');
}

/** A semicolon after each piece keeps one script's last statement apart from the next script's first. */
function onlyPieces(text: string, pieces: readonly Piece[]): string {
  let result = '';
  for (const { start, end } of pieces) {
    result += blank(text.slice(result.length, start)) + text.slice(start, end);
    if (end < text.length) result += ';';
  }
  return result + blank(text.slice(result.length));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
