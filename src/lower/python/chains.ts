import type { CallExpr, Expr } from '../../model/facts.js';
import type { Span } from '../../model/span.js';
import { lowerArgs } from './collections.js';
import { deeper, MAX_HEIGHT, opaque, textOf, visitAll, type Lowering } from './context.js';
import { classOfMethod } from './scopes.js';
import { childIn, childOfType, childrenIn, firstNamed, namedChildren, spanOf, type SyntaxNode } from './tree.js';
import { recordSetattr } from './writes.js';

/** The nodes that grow to the left, and the field in which they do. */
const LEFT: Record<string, string> = {
  attribute: 'object',
  subscript: 'value',
  call: 'function',
  binary_operator: 'left',
};

export const CHAIN_TYPES = Object.keys(LEFT);

/** `a.b(c).d + e + …` is as deep as it is long: walked down and built up in loops. */
export function lowerChain(low: Lowering, node: SyntaxNode): Expr {
  const links: SyntaxNode[] = [];
  let bottom = node;
  for (let next = leftOf(bottom); next && links.length < MAX_HEIGHT; next = leftOf(bottom)) {
    links.push(bottom);
    bottom = next;
  }
  if (links.length === 0) return lowerRemains(low, node);
  const innermost = unstarred(bottom);
  let value = deeper<Expr>(
    low,
    links.length,
    () => low.visit.expr(low, innermost),
    () => opaque(innermost),
  );
  for (let link = links.pop(); link; link = links.pop()) value = grow(low, link, value, [innermost.start, link.end]);
  return value;
}

/** Error recovery pairs brackets with names far before them: only the name right before the bracket is called. */
function lowerRemains(low: Lowering, node: SyntaxNode): Expr {
  const error = childOfType(node, 'ERROR');
  const args = childIn(node, 'arguments');
  const callee = error && namedChildren(error).at(-1);
  if (node.type !== 'call' || !args || !callee || callee.end !== args.start) {
    visitAll(low, node.children);
    return opaque(node);
  }
  visitAll(
    low,
    [...node.children, ...error.children].filter((child) => ![error, args, callee].includes(child)),
  );
  return lowerCall(low, node, low.visit.expr(low, callee), [callee.start, node.end]);
}

/** The grammar reads `[*make(x)]` as `(*make)(x)`; the star belongs to the list. */
function unstarred(bottom: SyntaxNode): SyntaxNode {
  return (bottom.type === 'list_splat' && firstNamed(bottom)) || bottom;
}

function leftOf(node: SyntaxNode): SyntaxNode | undefined {
  const field = LEFT[node.type];
  return field === undefined || childOfType(node, 'ERROR') ? undefined : childIn(node, field);
}

function grow(low: Lowering, node: SyntaxNode, left: Expr, span: Span): Expr {
  if (node.type === 'attribute') return member(low, node, left, span);
  if (node.type === 'call') return lowerCall(low, node, left, span);
  if (node.type === 'subscript') return { kind: 'index', object: left, index: lowerIndex(low, node), span };
  return binary(low, node, left, span);
}

function member(low: Lowering, node: SyntaxNode, object: Expr, span: Span): Expr {
  const property = childIn(node, 'attribute');
  return { kind: 'member', object, property: property ? textOf(low, property) : '', span };
}

function binary(low: Lowering, node: SyntaxNode, left: Expr, span: Span): Expr {
  const right = childIn(node, 'right');
  const op = childIn(node, 'operator')?.type ?? '';
  return right ? { kind: 'binary', op, left, right: low.visit.expr(low, right), span } : opaque(node);
}

function lowerCall(low: Lowering, node: SyntaxNode, callee: Expr, span: Span): Expr {
  const list = childIn(node, 'arguments');
  const args = list ? lowerCallArgs(low, list) : [];
  const cls = callee.kind === 'name' && callee.name === 'super' ? classOfMethod(low) : undefined;
  if (cls !== undefined) return { kind: 'super', cls, span };
  const argsSpan = list && spanOf(list);
  const call: CallExpr = {
    kind: 'call',
    callee,
    args,
    isNew: false,
    scope: low.scope,
    span,
    ...(argsSpan && { argsSpan }),
  };
  low.facts.calls.push({ call, ...(low.fn !== undefined && { fn: low.fn }) });
  recordSetattr(low, call);
  return call;
}

function lowerCallArgs(low: Lowering, list: SyntaxNode): CallExpr['args'] {
  if (list.type === 'argument_list') return lowerArgs(low, list);
  return [{ value: low.visit.expr(low, list) }];
}

/** Several subscripts are a tuple; the parts of a slice are only looked into. */
export function lowerIndex(low: Lowering, node: SyntaxNode): Expr {
  const subscripts = childrenIn(node, 'subscript');
  const [only] = subscripts;
  if (only && subscripts.length === 1) return low.visit.expr(low, only);
  const items = subscripts.map((subscript) => ({ value: low.visit.expr(low, subscript) }));
  const span = [subscripts[0]?.start ?? node.start, subscripts.at(-1)?.end ?? node.end] as const;
  if (items.length === 0) visitAll(low, namedChildren(node).slice(1));
  return { kind: 'list', items, span };
}
