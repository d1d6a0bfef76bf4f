import type * as t from '@babel/types';
import type { Expr, FileFacts } from '../../model/facts.js';
import { ASSIGNMENTS } from './assignments.js';
import { CALLS } from './calls.js';
import { childrenOf } from './children.js';
import { DECLARATIONS } from './declarations.js';
import { EXPORTS } from './exports.js';
import { hoistedNames, lexicalNames } from './hoist.js';
import { IMPORTS } from './imports.js';
import { LITERALS } from './literals.js';
import { OBJECTS } from './objects.js';
import { OPERATORS } from './operators.js';
import { STATEMENTS } from './statements.js';
import { VARIABLES } from './variables.js';
import { handlerOf, MAX_DEPTH, opaque, visitAll, type Here, type Table, type Walk } from './walk.js';

const EXPRESSIONS: Table<Expr> = { ...LITERALS, ...OPERATORS, ...CALLS, ...OBJECTS, ...ASSIGNMENTS };
const STATEMENT_KINDS: Table<void> = { ...STATEMENTS, ...VARIABLES, ...IMPORTS, ...EXPORTS, ...DECLARATIONS };

/** Fills `facts` from the program. Every node is walked once. */
export function walkProgram(facts: FileFacts, statements: readonly t.Node[]): void {
  const names = new Set([...lexicalNames(statements), ...hoistedNames(statements)]);
  const walk: Walk = {
    facts,
    declared: [names],
    depth: 0,
    later: [],
    expr: (node, here) => lowerExpr(walk, node, here),
    visit: (node, here) => visitNode(walk, node, here),
  };
  visitAll(walk, statements, { scope: 0 });
  for (let next = walk.later.pop(); next; next = walk.later.pop()) walk.visit(next.node, next.here);
}

function lowerExpr(walk: Walk, written: t.Node, here: Here): Expr {
  const node = peeled(written);
  if (isTooDeep(walk, node, here)) return opaque(node);
  walk.depth++;
  const handler = handlerOf(EXPRESSIONS, node);
  const value = handler ? handler(walk, node, here) : unknown(walk, node, here);
  walk.depth--;
  return value;
}

function visitNode(walk: Walk, written: t.Node, here: Here): void {
  const node = peeled(written);
  if (isTooDeep(walk, node, here)) return;
  walk.depth++;
  const handler = handlerOf(STATEMENT_KINDS, node) ?? handlerOf(EXPRESSIONS, node) ?? unknown;
  handler(walk, node, here);
  walk.depth--;
}

function isTooDeep(walk: Walk, node: t.Node, here: Here): boolean {
  if (walk.depth < MAX_DEPTH) return false;
  walk.later.push({ node, here });
  return true;
}

function unknown(walk: Walk, node: t.Node, here: Here): Expr {
  visitAll(walk, childrenOf(node), here);
  return opaque(node);
}

/** Takes off what changes nothing about where a value comes from. */
function peeled(written: t.Node): t.Node {
  let node = written;
  for (;;) {
    switch (node.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'TSNonNullExpression':
      case 'TSInstantiationExpression':
      case 'TypeCastExpression':
      case 'ParenthesizedExpression':
      case 'ExpressionStatement':
        node = node.expression;
        break;
      case 'AwaitExpression':
        node = node.argument;
        break;
      case 'YieldExpression':
        if (node.delegate || !node.argument) return node;
        node = node.argument;
        break;
      default:
        return node;
    }
  }
}
