import type * as t from '@babel/types';
import type { Expr } from '../../model/facts.js';
import { keyName } from './names.js';
import { MAX_DEPTH, spanOf, type Here, type Walk } from './walk.js';

/** Gets each innermost target of a pattern (a name, or in assignments a member) with the value it takes. */
export type Receive = (target: t.Node, value: Expr | undefined, at: t.Node) => void;

export interface Part {
  pattern: t.Node;
  /** Absent where the whole can't be said (loop variables); its parts can't be said then either. */
  value: Expr | undefined;
  /** What a binding points at; the pattern itself if not given. */
  at?: t.Node;
}

export function takeApart(walk: Walk, { pattern, value, at = pattern }: Part, here: Here, receive: Receive): void {
  if (walk.depth >= MAX_DEPTH) {
    walk.later.push({ node: pattern, here });
    return;
  }
  walk.depth++;
  switch (pattern.type) {
    case 'ObjectPattern':
      objectParts(walk, pattern, value, here, receive);
      break;
    case 'ArrayPattern':
      arrayParts(walk, pattern, value, here, receive);
      break;
    case 'AssignmentPattern':
      takeApart(walk, { pattern: pattern.left, value: withDefault(walk, pattern, value, here), at }, here, receive);
      break;
    case 'RestElement':
      takeApart(walk, { pattern: pattern.argument, value, at }, here, receive);
      break;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
      takeApart(walk, { pattern: pattern.expression, value, at }, here, receive);
      break;
    default:
      receive(pattern, value, at);
  }
  walk.depth--;
}

function withDefault(walk: Walk, node: t.AssignmentPattern, value: Expr | undefined, here: Here): Expr | undefined {
  const fallback = walk.expr(node.right, here);
  return value && { kind: 'choice', how: 'default', options: [value, fallback], span: spanOf(node) };
}

function objectParts(
  walk: Walk,
  pattern: t.ObjectPattern,
  value: Expr | undefined,
  here: Here,
  receive: Receive,
): void {
  const taken: string[] = [];
  for (const property of pattern.properties) {
    const span = spanOf(property);
    if (property.type === 'RestElement') {
      const rest: Expr | undefined = value && { kind: 'object', entries: [{ spread: value, omit: taken, span }], span };
      takeApart(walk, { pattern: property.argument, value: rest, at: property }, here, receive);
      continue;
    }
    // Where the parser recovered, a pattern may hold what only an object can.
    if ((property as t.Node).type !== 'ObjectProperty') {
      walk.later.push({ node: property, here });
      continue;
    }
    const key = keyName(property.key, property.computed);
    if (key !== undefined) taken.push(key);
    const part = partOf(walk, property, key, value, here);
    takeApart(walk, { pattern: property.value, value: part, at: property }, here, receive);
  }
}

function partOf(
  walk: Walk,
  node: t.ObjectProperty,
  key: string | undefined,
  value: Expr | undefined,
  here: Here,
): Expr | undefined {
  const span = spanOf(node);
  if (key !== undefined) return value && { kind: 'member', object: value, property: key, span };
  const index = walk.expr(node.key, here);
  return value && { kind: 'index', object: value, index, span };
}

function arrayParts(walk: Walk, pattern: t.ArrayPattern, value: Expr | undefined, here: Here, receive: Receive): void {
  for (const [position, element] of pattern.elements.entries()) {
    if (element) takeApart(walk, { pattern: element, value: itemOf(element, position, value) }, here, receive);
  }
}

function itemOf(element: t.Node, position: number, value: Expr | undefined): Expr | undefined {
  const span = spanOf(element);
  if (element.type === 'RestElement') return { kind: 'opaque', what: element.type, span };
  return value && { kind: 'index', object: value, index: { kind: 'literal', value: position, span }, span };
}
