import type * as t from '@babel/types';
import type { Expr, ExprOf } from '../../model/facts.js';
import { guardInside, guardOtherwise } from './guards.js';
import { keyName } from './names.js';
import { opaque, spanOf, type Here, type Table, type Walk } from './walk.js';

export const OPERATORS: Table<Expr> = {
  BinaryExpression: (walk, node, here) =>
    binary(node, node.operator, walk.expr(node.left, here), walk.expr(node.right, here)),
  LogicalExpression: logical,
  ConditionalExpression: conditional,
  SequenceExpression: sequence,
  MemberExpression: member,
  OptionalMemberExpression: member,
  ThisExpression: (_walk, node, here) => ofClass('self', node, here),
  Super: (_walk, node, here) => ofClass('super', node, here),
};

const HOW = { '||': 'or', '??': 'nullish', '&&': 'and' } as const;

export function binary(node: t.Node, op: string, left: Expr, right: Expr): Expr {
  return { kind: 'binary', op, left, right, span: spanOf(node) };
}

export function choice(node: t.Node, operator: keyof typeof HOW, options: Expr[]): Expr {
  return { kind: 'choice', how: HOW[operator], options, span: spanOf(node) };
}

/** `a || b || c` is one choice of three, however long. */
function logical(walk: Walk, node: t.LogicalExpression, here: Here): Expr {
  const operands: t.Expression[] = [];
  let left: t.Expression = node;
  while (left.type === 'LogicalExpression' && left.operator === node.operator) {
    operands.push(left.right);
    left = left.left;
  }
  operands.push(left);
  // `...(url && { url })`: what is spread may be nothing, for the URL may.
  if (node.operator === '&&' && node.right.type !== 'ObjectExpression') guardInside(walk, node.left, node.right, here);
  const options = operands.reverse().map((operand) => walk.expr(operand, here));
  return choice(node, node.operator, options);
}

function conditional(walk: Walk, node: t.ConditionalExpression, here: Here): Expr {
  const test = walk.expr(node.test, here);
  guardInside(walk, node.test, node.consequent, here);
  guardOtherwise(walk, node.test, node.alternate, here);
  const options = [walk.expr(node.consequent, here), walk.expr(node.alternate, here)];
  return { kind: 'choice', how: 'conditional', options, test, span: spanOf(node) };
}

function sequence(walk: Walk, node: t.SequenceExpression, here: Here): Expr {
  const values = node.expressions.map((expression) => walk.expr(expression, here));
  return values.at(-1) ?? opaque(node);
}

function member(walk: Walk, node: t.MemberExpression | t.OptionalMemberExpression, here: Here): Expr {
  const object = walk.expr(node.object, here);
  const span = spanOf(node);
  const isText = node.property.type !== 'NumericLiteral';
  const property = isText ? keyName(node.property, node.computed) : undefined;
  if (property !== undefined) return { kind: 'member', object, property, span };
  return { kind: 'index', object, index: walk.expr(node.property, here), span };
}

function ofClass(kind: ExprOf<'self' | 'super'>['kind'], node: t.Node, here: Here): Expr {
  return here.self === undefined ? opaque(node) : { kind, cls: here.self, span: spanOf(node) };
}
