import type { ClassId, Expr, FunctionFacts, FunctionId, ScopeId } from '../../model/facts.js';
import { bind } from './bindings.js';
import { inNewScope, opaque, textOf, visitAll, type Lowering } from './context.js';
import { isOverload, lowerDecorators, methodKind } from './decorators.js';
import { bindParams, lowerParams, type NamedParam } from './params.js';
import { classHere } from './scopes.js';
import { nameSelf } from './selves.js';
import { childIn, childOfType, firstNamed, hasToken, spanOf, type SyntaxNode } from './tree.js';

export function lowerFunction(low: Lowering, node: SyntaxNode, decoratorNodes: readonly SyntaxNode[] = []): void {
  const nameNode = childIn(node, 'name');
  if (!nameNode) return visitAll(low, node.children);
  const decorators = lowerDecorators(low, decoratorNodes);
  const params = lowerParams(low, childIn(node, 'parameters'));
  const returnType = childIn(node, 'return_type');
  const cls = classHere(low);
  const name = textOf(low, nameNode);
  const fn = addFunction(low, {
    ...blankFunction(low, node, params),
    name,
    kind: cls === undefined ? 'function' : methodKind(name, decorators),
    ...(cls !== undefined && { cls }),
    ...(returnType && { returnType: low.visit.type(low, returnType) }),
    decorators,
    isAsync: hasToken(node, 'async'),
  });
  const value: Expr = { kind: 'function', fn, span: spanOf(node) };
  bind(low, { name, kind: 'function', value, span: spanOf(nameNode), typeOnly: isOverload(decorators) });
  lowerBody(low, fn, params, () => {
    const body = childOfType(node, 'block');
    if (body) visitAll(low, body.children);
  });
}

export function lowerLambda(low: Lowering, node: SyntaxNode): Expr {
  const params = lowerParams(low, childIn(node, 'parameters'));
  const fn = addFunction(low, blankFunction(low, node, params));
  lowerBody(low, fn, params, () => {
    const body = childIn(node, 'body');
    if (body) addReturn(low, low.visit.expr(low, body));
  });
  return { kind: 'function', fn, span: spanOf(node) };
}

function blankFunction(low: Lowering, node: SyntaxNode, params: NamedParam[]): FunctionFacts {
  return {
    name: undefined,
    scope: low.scope,
    kind: 'lambda',
    params: params.map(({ param }) => param),
    returns: [],
    decorators: [],
    isAsync: false,
    span: spanOf(node),
  };
}

function addFunction(low: Lowering, facts: FunctionFacts): FunctionId {
  return low.facts.functions.push(facts) - 1;
}

function lowerBody(low: Lowering, fn: FunctionId, params: NamedParam[], run: () => void): void {
  const facts = low.facts.functions[fn];
  inNewScope(low, { kind: 'function', fn }, (scope) => {
    if (facts) facts.scope = scope;
    bindParams(low, fn, params);
    if (facts?.cls !== undefined) nameFirstParam(low, facts, scope, facts.cls);
    run();
  });
}

function nameFirstParam(low: Lowering, facts: FunctionFacts, scope: ScopeId, cls: ClassId): void {
  const [first] = facts.params;
  if (facts.kind !== 'static' && first?.kind === 'positional') nameSelf(low, scope, first.name, cls);
}

function addReturn(low: Lowering, value: Expr): void {
  if (low.fn !== undefined) low.facts.functions[low.fn]?.returns.push(value);
}

export function lowerReturn(low: Lowering, node: SyntaxNode): void {
  const [value, ...rest] = node.children.filter((child) => child.named);
  if (value) addReturn(low, low.visit.expr(low, value));
  visitAll(low, rest);
}

/** What a generator yields counts as returned: the value a context manager hands out. */
export function lowerYield(low: Lowering, node: SyntaxNode): Expr {
  const value = firstNamed(node);
  const lowered = value && low.visit.expr(low, value);
  if (lowered && !hasToken(node, 'from')) addReturn(low, lowered);
  return opaque(node);
}
