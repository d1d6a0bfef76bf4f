/**
 * The waist of the tool: what a source file says, the same for every language, as plain serialisable data.
 * Syntax trees end in `lower/`; everything after it only queries these facts.
 */
import type { Span } from './span.js';

export type LanguageId = 'python' | 'typescript';

/** Index into `FileFacts.scopes`, `.functions`, `.classes`. */
export type ScopeId = number;
export type FunctionId = number;
export type ClassId = number;

/** A value as the source writes it. Parentheses, `await`, casts, `satisfies` and `!` are already peeled off. */
export type Expr =
  | { kind: 'literal'; value: string | number | boolean; span: Span }
  | { kind: 'absent'; as: 'none' | 'null' | 'undefined'; span: Span }
  /** f-string or template literal. */
  | { kind: 'template'; parts: (string | Expr)[]; span: Span }
  | { kind: 'binary'; op: string; left: Expr; right: Expr; span: Span }
  | { kind: 'name'; name: string; scope: ScopeId; span: Span }
  | { kind: 'member'; object: Expr; property: string; span: Span }
  | { kind: 'index'; object: Expr; index: Expr; span: Span }
  | CallExpr
  /** `or`/`||`, `??`, `and`/`&&`, ternary (test kept apart), destructuring default: any option may be the value. */
  | {
      kind: 'choice';
      how: 'or' | 'nullish' | 'and' | 'conditional' | 'default';
      options: Expr[];
      test?: Expr;
      span: Span;
    }
  | { kind: 'object'; entries: ObjectEntry[]; span: Span }
  /** Array, tuple or set literal. */
  | { kind: 'list'; items: Arg[]; span: Span }
  | { kind: 'function'; fn: FunctionId; span: Span }
  | { kind: 'class'; cls: ClassId; span: Span }
  /** A module (`name` absent) or one of its exports: import statements, `require`, `import()`. Python keeps leading dots. */
  | { kind: 'import'; module: string; name?: string; span: Span }
  | { kind: 'parameter'; fn: FunctionId; index: number; span: Span }
  /** `this`, and Python's first method parameter where a method's class is known. */
  | { kind: 'self'; cls: ClassId; span: Span }
  | { kind: 'super'; cls: ClassId; span: Span }
  /** Not understood; `what` is the syntax node's type. Calls nested inside it are still in `FileFacts.calls`. */
  | { kind: 'opaque'; what: string; span: Span };

export type ExprKind = Expr['kind'];
export type ExprOf<K extends ExprKind> = Extract<Expr, { kind: K }>;

export interface CallExpr {
  kind: 'call';
  callee: Expr;
  args: Arg[];
  /** Written with `new`. */
  isNew: boolean;
  scope: ScopeId;
  span: Span;
  /** From the opening bracket to the closing one, both included; absent for `new X` without brackets. */
  argsSpan?: Span;
}

export interface Arg {
  value: Expr;
  /** Python keyword. */
  name?: string;
  /** `*args`, `...items` are lists; `**kwargs` is a dict. */
  spread?: 'list' | 'dict';
}

export type ObjectEntry =
  | { key: string; value: Expr; span: Span }
  | { computed: Expr; value: Expr; span: Span }
  /** `omit`: keys taken out by a rest pattern, `const { a, ...rest } = x`. */
  | { spread: Expr; omit?: string[]; span: Span };

export interface Scope {
  /** `block`: the body of if/else/loop/try/with/case. In Python it holds no bindings; in both it says what is conditional. */
  kind: 'module' | 'function' | 'class' | 'block';
  parent: ScopeId | undefined;
  fn?: FunctionId;
  cls?: ClassId;
  /** Only for `block`. */
  block?: 'if' | 'elif' | 'else' | 'loop' | 'try' | 'catch' | 'finally' | 'with' | 'case' | 'plain';
  /** What a `with` opens for its body. */
  within?: Expr[];
}

/** One way in which a name gets a value. A name assigned three times has three bindings, in source order. */
export interface Binding {
  name: string;
  /** Where the name is visible. */
  scope: ScopeId;
  /** Where the assignment stands (a block inside `scope`, or `scope` itself). */
  block: ScopeId;
  kind: 'variable' | 'parameter' | 'import' | 'function' | 'class' | 'loop' | 'type';
  /** Absent where the value can't be said: `except … as`, bare declarations. Of a loop variable, an `iteration` of what is looped over. */
  value?: Expr;
  type?: TypeExpr;
  /** `import type`, `if TYPE_CHECKING:`. */
  typeOnly?: true;
  /** `x += …`: combines with the value before. */
  augmented?: true;
  span: Span;
}

export interface Param {
  name: string;
  kind: 'positional' | 'keyword' | 'rest' | 'kwrest';
  default?: Expr;
  type?: TypeExpr;
  /** TS `foo?: string`. */
  optional?: true;
  /** TS parameter property: also `this.<name>`. */
  property?: true;
  span: Span;
}

export interface FunctionFacts {
  name: string | undefined;
  /** The scope the function opens; its `parent` is where it stands. */
  scope: ScopeId;
  kind: 'function' | 'lambda' | 'method' | 'constructor' | 'getter' | 'setter' | 'static' | 'classmethod';
  cls?: ClassId;
  /** Includes Python's `self` / `cls` at index 0. */
  params: Param[];
  returns: Expr[];
  returnType?: TypeExpr;
  decorators: Expr[];
  isAsync: boolean;
  span: Span;
}

export interface Member {
  name: string;
  kind: 'field' | 'method' | 'getter';
  isStatic?: true;
  value?: Expr;
  fn?: FunctionId;
  type?: TypeExpr;
  optional?: true;
  span: Span;
}

export interface ClassFacts {
  name: string | undefined;
  /** The scope the class body opens; its `parent` is where the class stands. */
  scope: ScopeId;
  bases: Expr[];
  /** Python class keywords (`metaclass=`, `env_prefix=`). */
  keywords: Arg[];
  decorators: Expr[];
  members: Member[];
  span: Span;
}

/** `a.b = v`, `a["b"] = v`. Class fields set through `self`/`this` carry the class. */
export interface MemberWrite {
  object: Expr;
  property: string | Expr;
  value: Expr;
  self?: ClassId;
  scope: ScopeId;
  span: Span;
}

/** TS: what the module offers, one row a name. `from` re-exports; `name: '*'` is `export * from`; `name: '='` is `module.exports =`. */
export interface ExportFacts {
  name: string;
  value?: Expr;
  from?: { module: string; name: string | undefined };
  typeOnly?: true;
  span: Span;
}

/** Python `from m import *`. */
export interface StarImport {
  module: string;
  scope: ScopeId;
  span: Span;
}

export type TypeExpr =
  /** A named type: the expression that names it (a name or member). */
  | { kind: 'ref'; expr: Expr; args?: TypeExpr[]; span: Span }
  /** The type of a value: `typeof settings`. */
  | { kind: 'typeof'; expr: Expr; span: Span }
  | { kind: 'object'; members: TypeMember[]; span: Span }
  | { kind: 'union' | 'intersection'; options: TypeExpr[]; span: Span }
  | { kind: 'literal'; value: string | number | boolean; span: Span }
  | { kind: 'absent'; span: Span }
  | { kind: 'other'; span: Span };

export interface TypeMember {
  name: string;
  optional: boolean;
  type?: TypeExpr;
  span: Span;
}

/** `interface X extends Y { … }`, `type X = …`. */
export interface TypeFacts {
  name: string;
  scope: ScopeId;
  extends: Expr[];
  body: TypeExpr;
  span: Span;
}

/**
 * `if (!url) throw …`, `if (url) { … }`: in this scope, from here on, what the expression names is neither absent nor
 * empty; where `to` is given, in all that stands before it.
 */
export interface Guard {
  expr: Expr;
  scope: ScopeId;
  from: number;
  to?: number;
}

export interface CallSite {
  call: CallExpr;
  /** The function it stands in; absent at module level. */
  fn?: FunctionId;
}

/** A comment that speaks to this tool: `reroute: …`. */
export interface Directive {
  text: string;
  span: Span;
}

export interface Problem {
  message: string;
  span: Span;
}

export interface FileFacts {
  path: string;
  language: LanguageId;
  /** The program text the spans point into. Of a notebook or a component, only the code, at its place in `segments`. */
  text: string;
  /** Offsets at which lines start. */
  lines: number[];
  /** Notebooks: each code cell and the offset in `text` where it starts, in order. */
  cells?: { cell: number; start: number }[];
  scopes: Scope[];
  bindings: Binding[];
  functions: FunctionFacts[];
  classes: ClassFacts[];
  types: TypeFacts[];
  calls: CallSite[];
  writes: MemberWrite[];
  guards: Guard[];
  exports: ExportFacts[];
  stars: StarImport[];
  directives: Directive[];
  /** Syntax errors the parser recovered from: the file is known only in part. */
  problems: Problem[];
}
