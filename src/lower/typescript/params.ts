import type * as t from '@babel/types';
import type { Expr, FunctionFacts, FunctionId, Param } from '../../model/facts.js';
import { annotationOf, bind } from './bindings.js';
import { takeApart } from './patterns.js';
import { spanOf, visitAll, type Here, type Walk } from './walk.js';

/** `this` as a parameter is only a type: arguments are counted without it. */
export function valueParams(params: readonly t.Node[]): t.Node[] {
  const [first] = params;
  return first?.type === 'Identifier' && first.name === 'this' ? params.slice(1) : [...params];
}

export function lowerParams(
  walk: Walk,
  nodes: readonly t.Node[],
  facts: FunctionFacts,
  fn: FunctionId,
  here: Here,
): void {
  for (const [index, node] of nodes.entries()) {
    const { param, target } = lowerParam(walk, node, here);
    facts.params.push(param);
    const value: Expr = { kind: 'parameter', fn, index, span: spanOf(node) };
    takeApart(walk, { pattern: target, value, at: node }, here, (name, part, at) => {
      if (name.type !== 'Identifier') return;
      bind(walk, here, at, { name: name.name, kind: 'parameter', value: part, type: annotationOf(walk, name, here) });
    });
  }
}

function lowerParam(walk: Walk, node: t.Node, here: Here): { param: Param; target: t.Node } {
  visitDecorators(walk, node, here);
  const inner = node.type === 'TSParameterProperty' ? node.parameter : node;
  if (inner !== node) visitDecorators(walk, inner, here);
  const fallback = inner.type === 'AssignmentPattern' ? walk.expr(inner.right, here) : undefined;
  const target =
    inner.type === 'AssignmentPattern' ? inner.left : inner.type === 'RestElement' ? inner.argument : inner;
  const type = annotationOf(walk, target, here) ?? annotationOf(walk, inner, here);
  const param: Param = {
    name: target.type === 'Identifier' ? target.name : '',
    kind: inner.type === 'RestElement' ? 'rest' : 'positional',
    ...(fallback && { default: fallback }),
    ...(type && { type }),
    ...('optional' in target && target.optional && { optional: true }),
    ...(node.type === 'TSParameterProperty' && { property: true }),
    span: spanOf(node),
  };
  return { param, target };
}

function visitDecorators(walk: Walk, node: t.Node, here: Here): void {
  if ('decorators' in node) visitAll(walk, node.decorators, here);
}
