/** Conditions that say of a name or member whether it is there. */
import type * as t from '@babel/types';
import type { Here, Walk } from './walk.js';

type Tested = (test: t.Node) => t.Node | undefined;

/** `if (url) …`, `url ? a : b`, `url && a`: in `inside` the URL is there. */
export function guardInside(walk: Walk, test: t.Node, inside: t.Node, here: Here): void {
  guard(walk, namedIn(test, '&&', isThere), here, [inside.start, inside.end]);
}

/** `if (!url) …`: in what runs instead of that, `inside`, the URL is there. */
export function guardOtherwise(walk: Walk, test: t.Node, inside: t.Node, here: Here): void {
  guard(walk, namedIn(test, '||', isMissing), here, [inside.start, inside.end]);
}

/** `if (!url) throw …`: from `end` on, where the last statement leaves. */
export function guardAfter(walk: Walk, node: t.IfStatement, last: t.Node | undefined, here: Here): void {
  if (leaves(last)) guard(walk, namedIn(node.test, '||', isMissing), here, [node.end]);
}

type Offset = number | null | undefined;

function guard(walk: Walk, named: t.Node[], here: Here, [from, to]: [from: Offset, to?: Offset]): void {
  for (const node of named) {
    const until = typeof to === 'number' ? { to } : {};
    walk.facts.guards.push({ expr: walk.expr(node, here), scope: here.scope, from: from ?? 0, ...until });
  }
}

/** Names and members of which each operand of the condition says it. */
function namedIn(test: t.Node, operator: '&&' | '||', tested: Tested): t.Node[] {
  const node = bare(test);
  if (node.type === 'LogicalExpression' && node.operator === operator)
    return [...namedIn(node.left, operator, tested), ...namedIn(node.right, operator, tested)];
  const one = tested(node);
  return one && isPath(one) ? [one] : [];
}

/** `!x`, `x == null`, `x === undefined`, `x === ""`, `!x.trim()`, `x.length === 0`. */
function isMissing(test: t.Node): t.Node | undefined {
  if (test.type === 'UnaryExpression' && test.operator === '!') return subject(test.argument);
  return test.type === 'BinaryExpression' && /^===?$/.test(test.operator) && isNothing(test.right)
    ? subject(test.left)
    : undefined;
}

/** `x`, `x !== undefined`, `!!x`. */
function isThere(test: t.Node): t.Node | undefined {
  if (test.type === 'BinaryExpression')
    return /^!==?$/.test(test.operator) && isNothing(test.right) ? subject(test.left) : undefined;
  if (test.type !== 'UnaryExpression') return subject(test);
  const inner = test.operator === '!' ? bare(test.argument) : test;
  return inner !== test && inner.type === 'UnaryExpression' && inner.operator === '!'
    ? subject(inner.argument)
    : undefined;
}

/** What follows the statement is reached only past it. */
function leaves(last: t.Node | undefined): boolean {
  if (!last) return false;
  if (last.type === 'ExpressionStatement')
    return last.expression.type === 'CallExpression' && nameOf(last.expression.callee) === 'process.exit';
  return ['ThrowStatement', 'ReturnStatement', 'ContinueStatement', 'BreakStatement'].includes(last.type);
}

function nameOf(node: t.Node): string | undefined {
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.property.type === 'Identifier'
    ? `${node.object.name}.${node.property.name}`
    : undefined;
}

/** The name or member that a test is about: `x` of `x.trim()`, `x.length`, `typeof x`. */
function subject(written: t.Node): t.Node {
  const node = bare(written);
  if (node.type === 'UnaryExpression' && node.operator === 'typeof') return bare(node.argument);
  const inner = node.type === 'CallExpression' || node.type === 'OptionalCallExpression' ? node.callee : node;
  if (inner.type !== 'MemberExpression' && inner.type !== 'OptionalMemberExpression') return node;
  const property = inner.property.type === 'Identifier' ? inner.property.name : '';
  return property === (inner === node ? 'length' : 'trim') ? bare(inner.object) : node;
}

function isNothing(node: t.Node): boolean {
  if (node.type === 'NullLiteral') return true;
  if (node.type === 'Identifier') return node.name === 'undefined';
  if (node.type === 'NumericLiteral') return node.value === 0;
  return node.type === 'StringLiteral' && (node.value === '' || node.value === 'undefined');
}

/** `a.b["c"]`: asking for it again calls nothing. */
function isPath(node: t.Node): boolean {
  const inner = bare(node);
  if (inner.type === 'Identifier' || inner.type === 'ThisExpression') return true;
  if (inner.type !== 'MemberExpression' && inner.type !== 'OptionalMemberExpression') return false;
  return isPath(inner.object) && (!inner.computed || inner.property.type === 'StringLiteral');
}

function bare(node: t.Node): t.Node {
  return node.type === 'ParenthesizedExpression' ||
    node.type === 'TSNonNullExpression' ||
    node.type === 'TSAsExpression'
    ? bare(node.expression)
    : node;
}
