/** YAML text with a way back from a value to its line. */
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { parserReason } from '../errors.js';
import { RuleError } from './error.js';

export interface SourceDocument {
  path: string;
  value: unknown;
  /** Line of the value at a path, or of the nearest thing around it that exists. With `key`, of that key inside it. */
  lineOf(keys: readonly PropertyKey[], key?: string): number;
}

export function readDocument(path: string, text: string): SourceDocument {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, counter.linePos(offset).line);
  const error = document.errors[0];
  if (error) throw new RuleError(path, lineAt(error.pos[0]), `not valid YAML: ${parserReason(error)}`);
  return {
    path,
    value: plainValue(path, document),
    lineOf: (keys, key) => lineAt(offsetOf(document, keys, key)),
  };
}

function plainValue(path: string, document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new RuleError(path, 1, `not usable YAML: ${parserReason(error)}`);
  }
}

function offsetOf(document: Document.Parsed, keys: readonly PropertyKey[], key: string | undefined): number {
  for (let depth = keys.length; depth >= 0; depth--) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(keys.slice(0, depth), true);
    const offset = (key === undefined ? undefined : keyOffset(node, key)) ?? startOf(node);
    if (offset !== undefined) return offset;
  }
  return 0;
}

function keyOffset(node: unknown, key: string): number | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  return pair && startOf(pair.key);
}

function startOf(node: unknown): number | undefined {
  const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
  return range?.[0];
}
