/** What an expression may evaluate to, as far as reading the program tells. */
import type { CallExpr, ClassId, Expr, ExprOf, FileFacts, FunctionId, TypeExpr } from './facts.js';
import type { Span } from './span.js';

/** Where an expression is read: its file, and the call that led into the function it stands in, if one did. */
export interface Env {
  file: FileFacts;
  frame?: Frame;
}

/** One call of a project function: what its parameters hold. */
export interface Frame {
  file: FileFacts;
  fn: FunctionId;
  call: CallExpr;
  env: Env;
  /** Arguments bound before the call was written (`partial`). */
  bound?: BoundCall;
  /** What `self`/`this` is. */
  self?: Flow;
}

export interface BoundCall {
  call: CallExpr;
  env: Env;
  bound?: BoundCall;
}

export interface At {
  file: FileFacts;
  span: Span;
}

/** A type annotation together with the place its names are looked up from. */
export interface TypeAt {
  file: FileFacts;
  type: TypeExpr;
}

/** A value written into an object after it was built, `kwargs["x"] = v`. */
export interface LateEntry {
  key: string | Expr;
  value: Expr;
  env: Env;
  /** It stands in no branch that may not be taken. */
  sure?: true;
  /** Written only where the key is absent: `setdefault`. */
  fallback?: true;
}

export type Value =
  | { kind: 'literal'; value: string | number | boolean; at: At }
  | { kind: 'absent'; as: 'none' | 'null' | 'undefined'; at: At }
  /** A string of which some parts are only known in part. */
  | { kind: 'text'; parts: (string | Flow[])[]; at: At }
  /**
   * Something of a package or of the language, by canonical name; `call` is the construction it descends from; `actual`:
   * imported by name, past any mock; `row`: the project's class that it was asked of, `Row.objects.first()`.
   */
  | {
      kind: 'external';
      name: string;
      at: At;
      call?: BoundCall;
      actual?: true;
      row?: { file: FileFacts; cls: ClassId };
      late?: LateEntry[];
    }
  | { kind: 'module'; path: string; at: At }
  | { kind: 'class'; file: FileFacts; cls: ClassId; at: At }
  /** `self`: the object of a derived class that `super` looks at from here. */
  | { kind: 'instance'; file: FileFacts; cls: ClassId; at: At; call?: BoundCall; self?: Flow }
  | { kind: 'function'; file: FileFacts; fn: FunctionId; at: At; self?: Flow }
  /** `partial(f, …)`: a callable with arguments already bound. */
  | { kind: 'partial'; target: Flow; bound: BoundCall; at: At }
  | { kind: 'object'; expr: ExprOf<'object'>; env: Env; late: LateEntry[]; at: At; type?: TypeAt }
  | { kind: 'list'; expr: ExprOf<'list'>; env: Env; at: At }
  | { kind: 'env'; name: string; at: At; required: boolean }
  | { kind: 'setting'; name: string; at: At; required: boolean }
  | {
      kind: 'parameter';
      file: FileFacts;
      fn: FunctionId;
      index: number;
      name: string;
      at: At;
      type?: TypeAt;
      required: boolean;
      late?: LateEntry[];
    }
  /** A member of something whose members can't be seen. */
  | { kind: 'attribute'; name: string; at: At; type?: TypeAt; required: boolean; late?: LateEntry[] }
  /** The result of a call that can't be seen into. */
  | { kind: 'result'; name: string; at: At; late?: LateEntry[] }
  | { kind: 'opaque'; reason: string; at: At };

export type ValueOf<K extends Value['kind']> = Extract<Value, { kind: K }>;

/** One hop of the way from an expression to its value, nearest first. */
export interface Trail {
  what: string;
  at: At;
  next: Trail | undefined;
}

export interface Flow {
  value: Value;
  trail: Trail | undefined;
}

/** What a lookup of a key found. `open`: the key may also come from a place that can't be seen. */
export interface Found {
  flows: Flow[];
  open: boolean;
  /** The key may be absent (no entry on some path). */
  absent: boolean;
}
