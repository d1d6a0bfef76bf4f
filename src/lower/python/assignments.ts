import type { Expr, TypeExpr } from '../../model/facts.js';
import { bind } from './bindings.js';
import { textOf, visitAll, type Lowering } from './context.js';
import { assignTo } from './targets.js';
import { childIn, childOfType, firstNamed, spanOf, type SyntaxNode } from './tree.js';

/** `a = b = value`, `a: T = value`, `a: T`: every target gets the one value. */
export function lowerAssignment(low: Lowering, node: SyntaxNode): void {
  const targets: { left: SyntaxNode; type: TypeExpr | undefined }[] = [];
  let at: SyntaxNode | undefined = node;
  for (; at?.type === 'assignment'; at = childIn(at, 'right')) {
    const left = childIn(at, 'left');
    const type = childIn(at, 'type');
    if (left) targets.push({ left, type: type && low.visit.type(low, type) });
    recoverIn(low, at);
  }
  const value = at && low.visit.expr(low, at);
  for (const { left, type } of targets) assignTo(low, left, { kind: 'variable', value, type });
}

/** What the parser could not place between target and value. */
function recoverIn(low: Lowering, node: SyntaxNode): void {
  const error = childOfType(node, 'ERROR');
  if (error) visitAll(low, error.children);
}

export function lowerAugmented(low: Lowering, node: SyntaxNode): void {
  const left = childIn(node, 'left');
  const right = childIn(node, 'right');
  if (!left || !right) return visitAll(low, node.children);
  const isName = left.type === 'identifier';
  // Lowered a second time as a target: harmless only where it holds no call.
  const isPath = left.type === 'attribute' && /^[\w.]+$/.test(textOf(low, left));
  const before = isPath ? low.visit.expr(low, left) : undefined;
  const value = low.visit.expr(low, right);
  const op = (childIn(node, 'operator')?.type ?? '').slice(0, -1);
  const after: Expr = before ? { kind: 'binary', op, left: before, right: value, span: spanOf(right) } : value;
  assignTo(low, left, { kind: 'variable', value: after, augmented: isName });
}

export function lowerTypeAlias(low: Lowering, node: SyntaxNode): void {
  const left = childIn(node, 'left');
  const right = childIn(node, 'right');
  const name = left && firstIdentifier(left);
  if (!name || !right) return visitAll(low, node.children);
  // The grammar also takes `type(x).y = value` for an alias.
  if (firstNamed(left)?.type === 'attribute') return void low.visit.expr(low, right);
  const body = low.visit.type(low, right);
  const span = spanOf(name);
  bind(low, { name: textOf(low, name), kind: 'type', type: body, span });
  low.facts.types.push({ name: textOf(low, name), scope: low.scope, extends: [], body, span });
}

function firstIdentifier(node: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | undefined = node;
  while (at && at.type !== 'identifier') at = firstNamed(at);
  return at;
}
