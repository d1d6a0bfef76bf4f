import type * as t from '@babel/types';
import type { ClassId, Expr, FileFacts, FunctionId, ObjectEntry, ScopeId } from '../../model/facts.js';
import type { Span } from '../../model/span.js';

/** Where in the program a node stands. Never changed, only replaced on the way down. */
export interface Here {
  scope: ScopeId;
  fn?: FunctionId | undefined;
  /** The class that `this` and `super` speak of. */
  self?: ClassId | undefined;
  /** In a namespace body: the entries its exports add to. */
  namespace?: ObjectEntry[] | undefined;
}

/** One pass over one file. The two functions tie the handler modules together without import cycles. */
export interface Walk {
  facts: FileFacts;
  /** Names with a value declared in each scope, known before its statements are walked. */
  declared: Set<string>[];
  depth: number;
  /** Nodes too deep to be walked on this stack; they are walked later as roots of their own. */
  later: { node: t.Node; here: Here }[];
  expr(node: t.Node, here: Here): Expr;
  visit(node: t.Node, here: Here): void;
}

/** Levels of nesting kept in one expression. Bounds our stack and that of everyone who follows the tree. */
export const MAX_DEPTH = 200;

export type Table<R> = {
  [K in t.Node['type']]?: (walk: Walk, node: Extract<t.Node, { type: K }>, here: Here) => R;
};

/** The table's keys guarantee that a handler only meets its own node type. */
export function handlerOf<R>(table: Table<R>, node: t.Node): ((walk: Walk, node: t.Node, here: Here) => R) | undefined {
  return table[node.type] as ((walk: Walk, node: t.Node, here: Here) => R) | undefined;
}

export function spanOf(node: t.Node): Span {
  return [node.start ?? 0, node.end ?? 0];
}

export function opaque(node: t.Node): Expr {
  return { kind: 'opaque', what: node.type, span: spanOf(node) };
}

export function visitAll(
  walk: Walk,
  nodes: readonly (t.Node | null | undefined)[] | null | undefined,
  here: Here,
): void {
  for (const node of nodes ?? []) if (node) walk.visit(node, here);
}
