import type * as t from '@babel/types';
import type { Expr, ExprOf } from '../../model/facts.js';
import { bind, nameAfter } from './bindings.js';
import { exportCommonJs } from './commonjs.js';
import { binary, choice } from './operators.js';
import { takeApart, type Receive } from './patterns.js';
import { spanOf, type Here, type Table, type Walk } from './walk.js';

export const ASSIGNMENTS: Table<Expr> = {
  AssignmentExpression: lowerAssignment,
};

function lowerAssignment(walk: Walk, node: t.AssignmentExpression, here: Here): Expr {
  if (node.operator !== '=') return combine(walk, node, here);
  const value = walk.expr(node.right, here);
  takeApart(walk, { pattern: node.left, value, at: node }, here, assigned(walk, here));
  return value;
}

/** Gives parts of a destructuring, or the whole right side, to names and members that exist already. */
export function assigned(walk: Walk, here: Here): Receive {
  return (target, value, at) => {
    if (target.type === 'Identifier') {
      nameAfter(walk, value, target.name);
      bind(walk, here, at, { name: target.name, kind: 'variable', value });
    } else writeMember(walk, walk.expr(target, here), value, at, here);
  };
}

/** `x += v`, `x ||= v` and the like. The result is what the target holds afterwards. */
function combine(walk: Walk, node: t.AssignmentExpression, here: Here): Expr {
  const before = walk.expr(node.left, here);
  const right = walk.expr(node.right, here);
  const operator = node.operator.slice(0, -1);
  const isChoice = operator === '||' || operator === '??' || operator === '&&';
  const after = isChoice ? choice(node, operator, [before, right]) : binary(node, operator, before, right);
  if (before.kind !== 'name') writeMember(walk, before, after, node, here);
  else
    bind(walk, here, node, {
      name: before.name,
      kind: 'variable',
      value: isChoice ? after : right,
      augmented: !isChoice,
    });
  return after;
}

function writeMember(walk: Walk, target: Expr, value: Expr | undefined, at: t.Node, here: Here): void {
  if (!value || !isPlace(target)) return;
  const { object } = target;
  const property = target.kind === 'member' ? target.property : target.index;
  const self = object.kind === 'self' ? { self: object.cls } : {};
  walk.facts.writes.push({ object, property, value, ...self, scope: here.scope, span: spanOf(at) });
  exportCommonJs(walk, target, value, at, here);
}

function isPlace(target: Expr): target is ExprOf<'member' | 'index'> {
  return target.kind === 'member' || target.kind === 'index';
}
