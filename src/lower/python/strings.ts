import type { Expr } from '../../model/facts.js';
import { opaque, textOf, visitAll, type Lowering } from './context.js';
import { firstNamed, namedChildren, spanOf, type SyntaxNode } from './tree.js';

type Part = string | Expr;

/** Prefix letters and the offsets between the quotes. */
export interface Quoted {
  prefix: string;
  start: number;
  end: number;
}

export function lowerString(low: Lowering, node: SyntaxNode): Expr {
  return joined(node, stringParts(low, node));
}

/** `"a" f"{b}"`: the parts of the pieces, as if written in one. */
export function lowerConcatenated(low: Lowering, node: SyntaxNode): Expr {
  const parts = namedChildren(node).flatMap((piece) => {
    if (piece.type === 'string') return stringParts(low, piece);
    low.visit.any(low, piece);
    return [];
  });
  return joined(node, parts);
}

function joined(node: SyntaxNode, parts: Part[]): Expr {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else if (part !== '') merged.push(part);
  }
  const [only = ''] = merged;
  const span = spanOf(node);
  if (merged.length <= 1 && typeof only === 'string') return { kind: 'literal', value: only, span };
  return { kind: 'template', parts: merged, span };
}

export function quotedPart(low: Lowering, node: SyntaxNode): Quoted {
  const open = node.children.find((child) => child.type === 'string_start');
  const close = node.children.find((child) => child.type === 'string_end');
  const [, prefix = '', quotes = ''] = /^([a-z]*)(.*)$/i.exec(open ? textOf(low, open) : '') ?? [];
  // The closing token may have swallowed the text before it: `r"\\\\"`. Its own length is that of the opening quotes.
  const end = close && !close.missing ? close.end - quotes.length : node.end;
  return { prefix: prefix.toLowerCase(), start: open?.end ?? node.start, end };
}

function stringParts(low: Lowering, node: SyntaxNode): Part[] {
  const { prefix, start, end } = quotedPart(low, node);
  if (!prefix.includes('f')) return [decode(low.text.slice(start, end), prefix)];
  const parts: Part[] = [];
  let at = start;
  for (const hole of node.children) {
    if (hole.type !== 'interpolation') continue;
    parts.push(decode(low.text.slice(at, hole.start), prefix), lowerHole(low, hole));
    at = hole.end;
  }
  parts.push(decode(low.text.slice(at, end), prefix));
  return parts;
}

/** `{value!r:>{width}}`: only the value says something; calls in the format are still seen. */
function lowerHole(low: Lowering, hole: SyntaxNode): Expr {
  const value = firstNamed(hole);
  if (!value) return opaque(hole);
  const lowered = low.visit.expr(low, value);
  visitAll(low, namedChildren(hole).slice(1));
  return lowered;
}

const SIMPLE_ESCAPES: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
};

const TEXT_ESCAPE = /\\(?:N\{[^}]*\}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|x[\da-fA-F]{2}|[0-7]{1,3}|[^])|\{\{|\}\}/g;

function decode(written: string, prefix: string): string {
  const text = written.replace(/\r\n?/g, '\n');
  const doubled = prefix.includes('f');
  if (prefix.includes('r')) return doubled ? text.replace(/\{\{|\}\}/g, (pair) => pair.charAt(0)) : text;
  if (!text.includes('\\') && !doubled) return text;
  const unicode = !prefix.includes('b');
  return text.replace(TEXT_ESCAPE, (found) => {
    if (!found.startsWith('\\')) return doubled ? found.charAt(0) : found;
    return escaped(found, unicode);
  });
}

function escaped(found: string, unicode: boolean): string {
  const letter = found.charAt(1);
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return simple;
  if (/[0-7]/.test(letter)) return String.fromCharCode(Number.parseInt(found.slice(1), 8));
  if (letter === 'x' && found.length === 4) return String.fromCharCode(Number.parseInt(found.slice(2), 16));
  if (!unicode || !/^\\(u.{4}|U.{8})$/.test(found)) return found;
  const point = Number.parseInt(found.slice(2), 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : found;
}
