import type { Binding, ClassId, Expr, FileFacts, FunctionId, Scope, ScopeId, TypeExpr } from '../../model/facts.js';
import { spanOf, type SyntaxNode } from './tree.js';

/** Bounds for hostile nesting: real recursion, and the height of the expressions handed on. */
const MAX_NESTING = 400;
export const MAX_HEIGHT = 2000;

/** The mutually recursive entry points; held here so that the modules need not import each other in circles. */
export interface Visitors {
  expr(low: Lowering, node: SyntaxNode): Expr;
  type(low: Lowering, node: SyntaxNode): TypeExpr;
  /** A statement, an expression, or the remains of either inside a syntax error. */
  any(low: Lowering, node: SyntaxNode): void;
}

/** What is known while a file is being lowered, and where in it we are. */
export interface Lowering {
  readonly text: string;
  readonly facts: FileFacts;
  readonly visit: Visitors;
  /** `global` and `nonlocal` statements, by the scope they stand in. */
  readonly declared: Map<ScopeId, Map<string, 'global' | 'nonlocal'>>;
  readonly nonlocals: Set<Binding>;
  /** Names of methods' first parameters; `undefined` where such a name is taken by something else. */
  readonly selves: Map<ScopeId, Map<string, ClassId | undefined>>;
  readonly selfNames: Set<string>;
  scope: ScopeId;
  fn: FunctionId | undefined;
  /** Inside `if TYPE_CHECKING:`. */
  typeOnly: boolean;
  nesting: number;
  height: number;
  /** What was too deep to be walked on this stack; its calls are found all the same. */
  readonly later: (() => void)[];
}

export function createLowering(facts: FileFacts, visit: Visitors): Lowering {
  return {
    text: facts.text,
    facts,
    visit,
    declared: new Map(),
    nonlocals: new Set(),
    selves: new Map(),
    selfNames: new Set(),
    scope: 0,
    fn: undefined,
    typeOnly: false,
    nesting: 0,
    height: 0,
    later: [],
  };
}

export function textOf(low: Lowering, node: SyntaxNode): string {
  return low.text.slice(node.start, node.end);
}

export function opaque(node: SyntaxNode): Expr {
  return { kind: 'opaque', what: node.type, span: spanOf(node) };
}

/** Runs one level deeper. Where the nesting is beyond what any person writes, answers `otherwise`, and runs later. */
export function deeper<T>(low: Lowering, levels: number, run: () => T, otherwise: () => T): T {
  if (low.nesting >= MAX_NESTING || low.height + levels > MAX_HEIGHT) {
    const { scope, fn, typeOnly } = low;
    low.later.push(() => {
      Object.assign(low, { scope, fn, typeOnly, nesting: 0, height: 0 });
      run();
    });
    return otherwise();
  }
  low.nesting++;
  low.height += levels;
  try {
    return run();
  } finally {
    low.nesting--;
    low.height -= levels;
  }
}

/** Opens a scope, runs inside it and comes back. A function scope with an `fn` also becomes the place of calls. */
export function inNewScope(low: Lowering, scope: Omit<Scope, 'parent'>, run: (id: ScopeId) => void): ScopeId {
  const { scope: outer, fn: outerFn } = low;
  const id = low.facts.scopes.push({ ...scope, parent: outer }) - 1;
  low.scope = id;
  if (scope.fn !== undefined) low.fn = scope.fn;
  try {
    run(id);
  } finally {
    low.scope = outer;
    low.fn = outerFn;
  }
  return id;
}

export function visitAll(low: Lowering, nodes: readonly SyntaxNode[]): void {
  for (const node of nodes) if (node.named) low.visit.any(low, node);
}

/** Walks all of a program, the depths of it last. */
export function walk(low: Lowering, nodes: readonly SyntaxNode[]): void {
  visitAll(low, nodes);
  const { scope, fn, typeOnly } = low;
  for (let next = low.later.shift(); next; next = low.later.shift()) next();
  Object.assign(low, { scope, fn, typeOnly, nesting: 0, height: 0 });
}
