import type * as t from '@babel/types';
import type { Expr } from '../../model/facts.js';
import { isGlobal } from './scopes.js';
import { opaque, spanOf, visitAll, type Here, type Table, type Walk } from './walk.js';

export const LITERALS: Table<Expr> = {
  StringLiteral: (_walk, node) => literal(node, node.value),
  NumericLiteral: (_walk, node) => literal(node, node.value),
  BooleanLiteral: (_walk, node) => literal(node, node.value),
  BigIntLiteral: (_walk, node) => literal(node, node.value),
  NullLiteral: (_walk, node) => ({ kind: 'absent', as: 'null', span: spanOf(node) }),
  TemplateLiteral: template,
  TaggedTemplateExpression: taggedTemplate,
  UnaryExpression: unary,
  Identifier: identifier,
  MetaProperty: metaProperty,
};

function literal(node: t.Node, value: string | number | boolean): Expr {
  return { kind: 'literal', value, span: spanOf(node) };
}

function template(walk: Walk, node: t.TemplateLiteral, here: Here): Expr {
  const [only] = node.quasis;
  if (node.expressions.length === 0) return literal(node, only ? textOf(only) : '');
  const parts: (string | Expr)[] = [];
  for (const [index, quasi] of node.quasis.entries()) {
    if (quasi.value.raw !== '') parts.push(textOf(quasi));
    const inner = node.expressions[index];
    if (inner) parts.push(walk.expr(inner, here));
  }
  return { kind: 'template', parts, span: spanOf(node) };
}

function textOf({ value }: t.TemplateElement): string {
  return value.cooked ?? value.raw;
}

function taggedTemplate(walk: Walk, node: t.TaggedTemplateExpression, here: Here): Expr {
  walk.visit(node.tag, here);
  visitAll(walk, node.quasi.expressions, here);
  return opaque(node);
}

function unary(walk: Walk, node: t.UnaryExpression, here: Here): Expr {
  const value = walk.expr(node.argument, here);
  if (value.kind === 'literal' && node.operator === 'void')
    return { kind: 'absent', as: 'undefined', span: spanOf(node) };
  const isNumber = value.kind === 'literal' && typeof value.value === 'number';
  return isNumber && node.operator === '-' ? literal(node, -Number(value.value)) : opaque(node);
}

function identifier(walk: Walk, node: t.Identifier, here: Here): Expr {
  const span = spanOf(node);
  if (node.name === 'undefined' && isGlobal(walk, here, 'undefined')) return { kind: 'absent', as: 'undefined', span };
  return { kind: 'name', name: node.name, scope: here.scope, span };
}

function metaProperty(_walk: Walk, node: t.MetaProperty, here: Here): Expr {
  if (node.meta.name !== 'import') return opaque(node);
  return { kind: 'name', name: 'import.meta', scope: here.scope, span: spanOf(node) };
}
