import type * as t from '@babel/types';
import type { Expr, Scope } from '../../model/facts.js';
import { assigned } from './assignments.js';
import { bind } from './bindings.js';
import { guardAfter, guardInside, guardOtherwise } from './guards.js';
import { lexicalNames } from './hoist.js';
import { patternNames } from './names.js';
import { takeApart } from './patterns.js';
import { openBlock } from './scopes.js';
import { spanOf, visitAll, type Here, type Table, type Walk } from './walk.js';
import { receiveDeclared } from './variables.js';

export const STATEMENTS: Table<void> = {
  BlockStatement: (walk, node, here) => inBlock(walk, node, here, 'plain'),
  IfStatement: lowerIf,
  ForStatement: lowerFor,
  ForInStatement: lowerForEach,
  ForOfStatement: lowerForEach,
  WhileStatement: lowerWhile,
  DoWhileStatement: lowerWhile,
  TryStatement: lowerTry,
  SwitchStatement: lowerSwitch,
  WithStatement: lowerWith,
  ReturnStatement: lowerReturn,
  LabeledStatement: (walk, node, here) => walk.visit(node.body, here),
};

function inBlock(walk: Walk, node: t.Node, here: Here, block: NonNullable<Scope['block']>, names: string[] = []): Here {
  const statements = statementsOf(node);
  const inside = openBlock(walk, here, block, [...names, ...lexicalNames(statements)]);
  visitAll(walk, statements, inside);
  return inside;
}

function statementsOf(node: t.Node): t.Node[] {
  return node.type === 'BlockStatement' ? node.body : [node];
}

function lowerIf(walk: Walk, node: t.IfStatement, here: Here): void {
  walk.visit(node.test, here);
  inBlock(walk, node.consequent, here, 'if');
  guardInside(walk, node.test, node.consequent, here);
  if (!node.alternate) return guardAfter(walk, node, statementsOf(node.consequent).at(-1), here);
  inBlock(walk, node.alternate, here, 'else');
  guardOtherwise(walk, node.test, node.alternate, here);
}

function lowerFor(walk: Walk, node: t.ForStatement, here: Here): void {
  const body = statementsOf(node.body);
  const inside = openBlock(walk, here, 'loop', lexicalNames(node.init ? [node.init, ...body] : body));
  visitAll(walk, [node.init, node.test, node.update, ...body], inside);
}

function lowerForEach(walk: Walk, node: t.ForInStatement | t.ForOfStatement, here: Here): void {
  const { left } = node;
  const iterable = walk.expr(node.right, here);
  const body = statementsOf(node.body);
  const inside = openBlock(walk, here, 'loop', lexicalNames([left, ...body]));
  const item = (target: t.Node): Expr | undefined =>
    node.type === 'ForOfStatement' ? iteration(iterable, target) : undefined;
  if (left.type === 'VariableDeclaration') {
    for (const { id } of left.declarations)
      takeApart(walk, { pattern: id, value: item(id) }, inside, receiveDeclared(walk, inside, 'loop'));
  } else if (left.type === 'Identifier') bind(walk, inside, left, { name: left.name, kind: 'loop', value: item(left) });
  else takeApart(walk, { pattern: left, value: item(left) }, inside, assigned(walk, inside));
  visitAll(walk, body, inside);
}

/** What a loop over `iterable` gives to its variable: any of the items. */
function iteration(iterable: Expr, target: t.Node): Expr {
  const span = spanOf(target);
  return { kind: 'index', object: iterable, index: { kind: 'opaque', what: 'iteration', span }, span };
}

function lowerWhile(walk: Walk, node: t.WhileStatement | t.DoWhileStatement, here: Here): void {
  walk.visit(node.test, here);
  inBlock(walk, node.body, here, 'loop');
}

function lowerTry(walk: Walk, node: t.TryStatement, here: Here): void {
  inBlock(walk, node.block, here, 'try');
  if (node.handler) lowerCatch(walk, node.handler, here);
  if (node.finalizer) inBlock(walk, node.finalizer, here, 'finally');
}

function lowerCatch(walk: Walk, { param, body }: t.CatchClause, here: Here): void {
  const names = param ? patternNames(param) : [];
  const inside = openBlock(walk, here, 'catch', [...names, ...lexicalNames(body.body)]);
  if (param) takeApart(walk, { pattern: param, value: undefined }, inside, receiveDeclared(walk, inside, 'loop'));
  visitAll(walk, body.body, inside);
}

/** All cases share one lexical scope, yet each of them may or may not run. */
function lowerSwitch(walk: Walk, node: t.SwitchStatement, here: Here): void {
  walk.visit(node.discriminant, here);
  const shared = openBlock(walk, here, 'plain', lexicalNames(node.cases.flatMap((branch) => branch.consequent)));
  for (const branch of node.cases) {
    visitAll(walk, [branch.test], shared);
    visitAll(walk, branch.consequent, openBlock(walk, shared, 'case'));
  }
}

function lowerWith(walk: Walk, node: t.WithStatement, here: Here): void {
  walk.visit(node.object, here);
  inBlock(walk, node.body, here, 'with');
}

function lowerReturn(walk: Walk, node: t.ReturnStatement, here: Here): void {
  const value = node.argument ? walk.expr(node.argument, here) : undefined;
  if (value && here.fn !== undefined) walk.facts.functions[here.fn]?.returns.push(value);
}
