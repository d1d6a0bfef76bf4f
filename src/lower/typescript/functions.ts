import type * as t from '@babel/types';
import type { ClassId, Expr, FunctionFacts, FunctionId } from '../../model/facts.js';
import { hoistedNames, lexicalNames } from './hoist.js';
import { patternNames } from './names.js';
import { bind } from './bindings.js';
import { lowerParams, valueParams } from './params.js';
import { openScope } from './scopes.js';
import { typeOf } from './types.js';
import { spanOf, visitAll, type Here, type Walk } from './walk.js';

export type FunctionNode =
  | t.FunctionDeclaration
  | t.FunctionExpression
  | t.ArrowFunctionExpression
  | t.ObjectMethod
  | t.ClassMethod
  | t.ClassPrivateMethod;

export interface Role {
  kind: FunctionFacts['kind'];
  name?: string | undefined;
  /** The class it is a member of. */
  cls?: ClassId;
}

export function lowerFunction(walk: Walk, node: FunctionNode, here: Here, role: Role): FunctionId {
  const fn = walk.facts.functions.length;
  const params = valueParams(node.params);
  const scope = openScope(walk, { kind: 'function', parent: here.scope, fn }, ownNames(node, params));
  const inside: Here = { scope, fn, self: node.type === 'ArrowFunctionExpression' ? here.self : role.cls };
  const facts: FunctionFacts = {
    name: role.name,
    scope,
    kind: role.kind,
    ...(role.cls !== undefined && { cls: role.cls }),
    params: [],
    returns: [],
    ...(node.returnType && { returnType: typeOf(walk, node.returnType, inside) }),
    decorators: [],
    isAsync: node.async === true,
    span: spanOf(node),
  };
  walk.facts.functions.push(facts);
  facts.decorators = lowerDecorators(walk, node, here);
  bindOwnName(walk, node, fn, inside);
  lowerParams(walk, params, facts, fn, inside);
  lowerBody(walk, node.body, facts, inside);
  return fn;
}

export function functionValue(walk: Walk, node: FunctionNode, here: Here, role: Role): Expr {
  return { kind: 'function', fn: lowerFunction(walk, node, here, role), span: spanOf(node) };
}

export function lowerDecorators(walk: Walk, node: t.Node, here: Here): Expr[] {
  const decorators = 'decorators' in node ? node.decorators : undefined;
  return (decorators ?? []).map((decorator) => walk.expr(decorator.expression, here));
}

function ownNames(node: FunctionNode, params: readonly t.Node[]): string[] {
  const names = params.flatMap(patternNames);
  if (node.type === 'FunctionExpression' && node.id) names.push(node.id.name);
  if (node.body.type !== 'BlockStatement') return names;
  return [...names, ...lexicalNames(node.body.body), ...hoistedNames(node.body.body)];
}

/** The name of a function expression is known inside it only. */
function bindOwnName(walk: Walk, node: FunctionNode, fn: FunctionId, inside: Here): void {
  if (node.type !== 'FunctionExpression' || !node.id) return;
  const value: Expr = { kind: 'function', fn, span: spanOf(node) };
  bind(walk, inside, node.id, { name: node.id.name, kind: 'function', value });
}

function lowerBody(walk: Walk, body: t.Node, facts: FunctionFacts, inside: Here): void {
  if (body.type === 'BlockStatement') visitAll(walk, body.body, inside);
  else facts.returns.push(walk.expr(body, inside));
}
