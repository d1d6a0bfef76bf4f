import type { Arg, Expr, ObjectEntry } from '../../model/facts.js';
import { textOf, type Lowering } from './context.js';
import { childIn, firstNamed, namedChildren, spanOf, type SyntaxNode } from './tree.js';

const SPREADS: Record<string, 'list' | 'dict'> = {
  list_splat: 'list',
  list_splat_pattern: 'list',
  dictionary_splat: 'dict',
};

/** The arguments of a call or of a class statement, in order. */
export function lowerArgs(low: Lowering, list: SyntaxNode): Arg[] {
  return namedChildren(list).flatMap((node) => lowerArg(low, node) ?? []);
}

function lowerArg(low: Lowering, node: SyntaxNode): Arg | undefined {
  if (node.type === 'ERROR') {
    low.visit.any(low, node);
    return undefined;
  }
  if (node.type === 'keyword_argument') return keywordArg(low, node);
  const spread = SPREADS[node.type];
  const inner = spread && firstNamed(node);
  if (inner) return { value: low.visit.expr(low, inner), spread };
  const value = low.visit.expr(low, node);
  // A star left over on a chain: see there.
  return low.text.charAt(node.start) === '*' ? { value, spread: 'list' } : { value };
}

function keywordArg(low: Lowering, node: SyntaxNode): Arg | undefined {
  const name = childIn(node, 'name');
  const value = childIn(node, 'value');
  return name && value && { value: low.visit.expr(low, value), name: textOf(low, name) };
}

/** List, tuple, set, and the bare `a, b`. */
export function lowerList(low: Lowering, node: SyntaxNode): Expr {
  return { kind: 'list', items: lowerArgs(low, node), span: spanOf(node) };
}

export function lowerDictionary(low: Lowering, node: SyntaxNode): Expr {
  const entries = namedChildren(node).flatMap((entry) => lowerEntry(low, entry) ?? []);
  return { kind: 'object', entries, span: spanOf(node) };
}

function lowerEntry(low: Lowering, node: SyntaxNode): ObjectEntry | undefined {
  if (node.type === 'pair') return lowerPair(low, node);
  const inner = node.type === 'dictionary_splat' && firstNamed(node);
  if (inner) return { spread: low.visit.expr(low, inner), span: spanOf(node) };
  low.visit.any(low, node);
  return undefined;
}

function lowerPair(low: Lowering, node: SyntaxNode): ObjectEntry | undefined {
  const keyNode = childIn(node, 'key');
  const valueNode = childIn(node, 'value');
  if (!keyNode || !valueNode) return undefined;
  const key = low.visit.expr(low, keyNode);
  const value = low.visit.expr(low, valueNode);
  const span = spanOf(node);
  if (key.kind === 'literal' && typeof key.value === 'string') return { key: key.value, value, span };
  return { computed: key, value, span };
}
