import type { Expr } from '../../model/facts.js';
import { inNewScope, opaque, visitAll, type Lowering } from './context.js';
import { assignTo } from './targets.js';
import { childIn, childrenIn, namedChildren, type SyntaxNode } from './tree.js';

/** Has a scope of its own; only the first iterable is evaluated outside it. */
export function lowerComprehension(low: Lowering, node: SyntaxNode): Expr {
  const [body, ...clauses] = namedChildren(node);
  const [first] = clauses;
  if (first) visitAll(low, childrenIn(first, 'right'));
  inNewScope(low, { kind: 'function' }, () => {
    for (const clause of clauses) lowerClause(low, clause, clause === first);
    if (body) low.visit.any(low, body);
  });
  return opaque(node);
}

function lowerClause(low: Lowering, clause: SyntaxNode, isFirst: boolean): void {
  const left = childIn(clause, 'left');
  if (clause.type !== 'for_in_clause' || !left) return visitAll(low, clause.children);
  if (!isFirst) visitAll(low, childrenIn(clause, 'right'));
  assignTo(low, left, { kind: 'loop' });
}
