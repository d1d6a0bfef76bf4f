import type { Expr } from '../../model/facts.js';
import { inNewScope, opaque, visitAll, type Lowering } from './context.js';
import { assignTo } from './targets.js';
import { childIn, childrenIn, namedChildren, spanOf, type SyntaxNode } from './tree.js';

/** What a loop over `iterable` gives to its target: any of the items. */
export function iteration(iterable: Expr, target: SyntaxNode): Expr {
  const span = spanOf(target);
  return { kind: 'index', object: iterable, index: { kind: 'opaque', what: 'iteration', span }, span };
}

/** Has a scope of its own; only the first iterable is evaluated outside it. */
export function lowerComprehension(low: Lowering, node: SyntaxNode): Expr {
  const [body, ...clauses] = namedChildren(node);
  const [first] = clauses;
  const source = first && iterableOf(low, first);
  let made: Expr = opaque(node);
  inNewScope(low, { kind: 'function' }, () => {
    for (const clause of clauses) lowerClause(low, clause, clause === first ? source : undefined);
    if (body) made = collected(low, node, body);
  });
  return copied(source, body, first, low, node) ?? made;
}

function iterableOf(low: Lowering, clause: SyntaxNode): Expr | undefined {
  const [right, ...more] = childrenIn(clause, 'right');
  if (right && more.length === 0) return low.visit.expr(low, right);
  visitAll(low, childrenIn(clause, 'right'));
  return undefined;
}

function lowerClause(low: Lowering, clause: SyntaxNode, first: Expr | undefined): void {
  const left = childIn(clause, 'left');
  if (clause.type !== 'for_in_clause' || !left) return visitAll(low, clause.children);
  const source = first ?? iterableOf(low, clause);
  assignTo(low, left, { kind: 'loop', value: source && iteration(source, left) });
}

/** A list of which one item stands for all, a dictionary of which one entry does. */
function collected(low: Lowering, node: SyntaxNode, body: SyntaxNode): Expr {
  const span = spanOf(node);
  const key = childIn(body, 'key');
  const value = childIn(body, 'value');
  if (node.type === 'list_comprehension') return { kind: 'list', items: [{ value: low.visit.expr(low, body) }], span };
  if (body.type !== 'pair' || !key || !value) {
    low.visit.any(low, body);
    return opaque(node);
  }
  const entry = { computed: low.visit.expr(low, key), value: low.visit.expr(low, value), span: spanOf(body) };
  return { kind: 'object', entries: [entry], span };
}

/** `{k: v for k, v in table.items() if …}` holds what `table` does. */
function copied(
  source: Expr | undefined,
  body: SyntaxNode | undefined,
  clause: SyntaxNode | undefined,
  low: Lowering,
  node: SyntaxNode,
): Expr | undefined {
  const left = clause && childIn(clause, 'left');
  const names = left ? namedChildren(left).map((child) => low.text.slice(child.start, child.end)) : [];
  const pair = body?.type === 'pair' ? [childIn(body, 'key'), childIn(body, 'value')] : [];
  const written = pair.map((child) => child && low.text.slice(child.start, child.end));
  const isItems = source?.kind === 'call' && source.callee.kind === 'member' && source.callee.property === 'items';
  if (!isItems || names.length !== 2 || written[0] !== names[0] || written[1] !== names[1]) return undefined;
  const { object } = source.callee as Extract<Expr, { kind: 'member' }>;
  return { kind: 'object', entries: [{ spread: object, span: object.span }], span: spanOf(node) };
}
