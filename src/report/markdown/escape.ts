import type { Wording } from '../sentences.js';
import { oneLine, phrase, visibleBlock } from '../text.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };
const MARKUP = /[\\`*[\]~#$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** Text of the scanned repository outside code: no markup, no HTML, no link, no mention comes out of it. */
export function inline(text: string): string {
  return phrase(text)
    .replace(MARKUP, '\\$&')
    .replace(/[&<>|]/g, (char) => ENTITIES[char] ?? char)
    .replace(/^(\s*)(\d+)([.)])(?=\s|$)/, '$1$2\\$3')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/:\/\//g, ':&#47;&#47;')
    .replace(/\bwww\./gi, (www) => www.replace('.', '&#46;'))
    .replace(/@(?=\S)/g, '@<!-- -->');
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** A code span that holds any text, on one line. */
export function code(text: string): string {
  const shown = oneLine(text);
  if (shown === '') return '` `';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const space = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

export function codeList(names: readonly string[]): string {
  return names.map(code).join(', ');
}

export function fence(language: string, text: string): string {
  const body = visibleBlock(text).replace(/\n+$/, '');
  const marks = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${marks}${language}\n${body}\n${marks}`;
}

/** Cells are Markdown already; only what would end a cell or a row is escaped here. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(headers), `|${headers.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replace(/\n/g, ' ').replace(/\|/g, '\\|');
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Parts of a document, empty ones left out. */
export function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

export const wording: Wording = { name: code, text: inline };
