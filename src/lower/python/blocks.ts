import type { Expr, Scope } from '../../model/facts.js';
import { inNewScope, textOf, visitAll, type Lowering } from './context.js';
import { iteration } from './comprehensions.js';
import { guardAfter, guardInside, guardOtherwise } from './guards.js';
import { assignTo } from './targets.js';
import { childIn, childOfType, firstNamed, namedChildren, type SyntaxNode } from './tree.js';

const BLOCK_KINDS: Record<string, NonNullable<Scope['block']>> = {
  if_statement: 'if',
  elif_clause: 'elif',
  else_clause: 'else',
  while_statement: 'loop',
  for_statement: 'loop',
  try_statement: 'try',
  except_clause: 'catch',
  except_group_clause: 'catch',
  finally_clause: 'finally',
  with_statement: 'with',
  case_clause: 'case',
};

/** A statement with a body of its own: conditions and clauses in order, the body in a block scope. */
export function lowerCompound(low: Lowering, node: SyntaxNode): void {
  for (const child of namedChildren(node)) {
    if (child.type === 'block') lowerSuite(low, node, child);
    else low.visit.any(low, child);
  }
}

/** `first` runs inside the block, before its statements. */
export function lowerSuite(low: Lowering, owner: SyntaxNode, suite: SyntaxNode | undefined, first?: () => void): void {
  inNewScope(low, blockOf(owner), () => {
    first?.();
    if (suite) visitAll(low, suite.children);
  });
}

const blockOf = ({ type }: SyntaxNode): Omit<Scope, 'parent'> => ({
  kind: 'block',
  block: BLOCK_KINDS[type] ?? 'plain',
});

export function lowerIf(low: Lowering, node: SyntaxNode): void {
  const condition = childIn(node, 'condition');
  const suite = childIn(node, 'consequence');
  if (!condition || !suite) return lowerCompound(low, node);
  if (!/^(\w+\.)?TYPE_CHECKING$/.test(textOf(low, condition))) return lowerConditional(low, node, condition, suite);
  const outer = low.typeOnly;
  low.typeOnly = true;
  lowerSuite(low, node, suite);
  low.typeOnly = outer;
  visitAll(
    low,
    namedChildren(node).filter((child) => child !== condition && child !== suite),
  );
}

/** `if` and `elif`, with what their conditions make sure of in the suite, in the clauses after it, and behind it all. */
function lowerConditional(low: Lowering, node: SyntaxNode, condition: SyntaxNode, suite: SyntaxNode): void {
  guardInside(low, condition, suite);
  const otherwise = namedChildren(node).filter(({ field }) => field === 'alternative');
  for (const clause of otherwise) guardOtherwise(low, condition, clause);
  if (otherwise.length === 0) guardAfter(low, node);
  lowerCompound(low, node);
}

export function lowerFor(low: Lowering, node: SyntaxNode): void {
  const left = childIn(node, 'left');
  const right = childIn(node, 'right');
  const suite = childIn(node, 'body');
  let value: Expr | undefined;
  for (const child of namedChildren(node)) {
    if (child === suite) lowerSuite(low, node, suite, () => left && assignTo(low, left, { kind: 'loop', value }));
    else if (child === right) value = iteration(low.visit.expr(low, child), left ?? child);
    else if (child !== left) low.visit.any(low, child);
  }
}

export function lowerExcept(low: Lowering, node: SyntaxNode): void {
  const suite = childOfType(node, 'block');
  const alias = childIn(node, 'alias');
  const [caught, ...others] = namedChildren(node).filter((child) => child !== suite && child !== alias);
  lowerSuite(low, node, suite, () => {
    const target = alias ?? (caught && lowerAliased(low, caught));
    visitAll(low, others);
    if (target) assignTo(low, target, { kind: 'loop' });
  });
}

/** `X as e`: lowers `X`, gives back the node of `e`. */
function lowerAliased(low: Lowering, node: SyntaxNode): SyntaxNode | undefined {
  if (node.type !== 'as_pattern') {
    low.visit.any(low, node);
    return undefined;
  }
  const value = firstNamed(node);
  if (value) low.visit.any(low, value);
  return childIn(node, 'alias');
}

/** The items stand outside the block: the name they bind lives on after it. */
export function lowerWith(low: Lowering, node: SyntaxNode): void {
  const within: Expr[] = [];
  for (const child of namedChildren(node)) {
    if (child.type === 'block') inNewScope(low, { ...blockOf(node), within }, () => visitAll(low, child.children));
    else if (child.type === 'with_clause')
      within.push(...namedChildren(child).flatMap((item) => lowerWithItem(low, item) ?? []));
    else low.visit.any(low, child);
  }
}

function lowerWithItem(low: Lowering, item: SyntaxNode): Expr | undefined {
  const node = childIn(item, 'value');
  const alias = node?.type === 'as_pattern' ? childIn(node, 'alias') : undefined;
  const opened = alias ? node && firstNamed(node) : node;
  if (!opened) {
    visitAll(low, item.children);
    return undefined;
  }
  const value = low.visit.expr(low, opened);
  if (alias) assignTo(low, alias, { kind: 'variable', value });
  return value;
}
