import type * as t from '@babel/types';
import type { Arg, CallExpr, Expr } from '../../model/facts.js';
import type { Span } from '../../model/span.js';
import { isGlobal } from './scopes.js';
import { opaque, spanOf, visitAll, type Here, type Table, type Walk } from './walk.js';

export const CALLS: Table<Expr> = {
  CallExpression: callOrRequire,
  OptionalCallExpression: call,
  NewExpression: call,
  ImportExpression: dynamicImport,
};

type CallNode = t.CallExpression | t.OptionalCallExpression | t.NewExpression;

function callOrRequire(walk: Walk, node: t.CallExpression, here: Here): Expr {
  const [module] = node.arguments;
  const isRequire =
    node.callee.type === 'Identifier' && node.callee.name === 'require' && isGlobal(walk, here, 'require');
  if (isRequire && module?.type === 'StringLiteral')
    return { kind: 'import', module: module.value, span: spanOf(node) };
  return call(walk, node, here);
}

function dynamicImport(walk: Walk, node: t.ImportExpression, here: Here): Expr {
  visitAll(walk, [node.options], here);
  const source = walk.expr(node.source, here);
  const span = spanOf(node);
  if (source.kind === 'literal') return { kind: 'import', module: String(source.value), span };
  // Its name may be a constant.
  const callee: Expr = { kind: 'name', name: 'import', scope: here.scope, span: [span[0], span[0]] };
  return { kind: 'call', callee, args: [{ value: source }], isNew: false, scope: here.scope, span };
}

function call(walk: Walk, node: CallNode, here: Here): CallExpr {
  const argsSpan = bracketsOf(walk.facts.text, node);
  const expr: CallExpr = {
    kind: 'call',
    callee: walk.expr(node.callee, here),
    // Where the parser recovered from `f(a,, b)`, there is a gap.
    args: (node.arguments as (t.Node | null)[]).map((argument) =>
      argument ? argumentOf(walk, argument, here) : { value: opaque(node) },
    ),
    isNew: node.type === 'NewExpression',
    scope: here.scope,
    span: spanOf(node),
    ...(argsSpan && { argsSpan }),
  };
  walk.facts.calls.push({ call: expr, ...(here.fn !== undefined && { fn: here.fn }) });
  return expr;
}

export function argumentOf(walk: Walk, node: t.Node, here: Here): Arg {
  if (node.type === 'SpreadElement') return { value: walk.expr(node.argument, here), spread: 'list' };
  return { value: walk.expr(node, here) };
}

/** What may stand between the end of a callee and the opening bracket of its arguments. */
const BETWEEN = /(?:[\s)]|\?\.|\/\*[^]*?\*\/|\/\/[^\r\n]*)*/y;

function bracketsOf(text: string, node: CallNode): Span | undefined {
  const types: t.Node | null | undefined = node.typeArguments ?? (node.typeParameters as t.Node | null | undefined);
  BETWEEN.lastIndex = types?.end ?? node.callee.end ?? 0;
  if (BETWEEN.lastIndex === node.end) return undefined;
  BETWEEN.test(text);
  const start = BETWEEN.lastIndex;
  const end = node.end ?? 0;
  return start < end && text[start] === '(' && text[end - 1] === ')' ? [start, end] : undefined;
}
