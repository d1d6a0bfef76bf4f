/** A place where a program talks to a model endpoint: what was recognised, before it is asked where the URL comes from. */
import type { Expr, FileFacts } from './facts.js';
import type { ConstructorRule, GlobalRule } from './rule.js';
import type { Span } from './span.js';
import type { BoundCall, Found, Trail } from './value.js';

interface Place {
  rule: string;
  /** Whose client it is, and what it speaks. */
  vendor: string;
  wire: string;
  /** Canonical name, whatever the source calls it. */
  callee: string;
  file: FileFacts;
  span: Span;
  /** How the name led to the rule, nearest first. */
  recognised: Trail | undefined;
  /** Of packages whose releases differ: what is known of the one in use. */
  releases?: Release[];
}

export interface Release {
  package: string;
  /** What the lockfiles say; none where there is none. */
  versions: string[];
  /** Where that doesn't tell: what releases in this range are known to do otherwise. */
  range?: string;
  /** Variables that those don't read. */
  lacks?: string[];
}

/** A construction whose arguments a rule explains. `call` is the one that reaches the package: a subclass's `super` call, say. */
export interface ConstructionMatch extends Place {
  kind: ConstructorRule['kind'] | 'derived';
  constructed: ConstructorRule;
  built: BoundCall;
  call: BoundCall | undefined;
  /** What the same call builds where its class is another one: `Client = AzureOpenAI if azure else OpenAI`. */
  otherwise: Pick<ConstructionMatch, 'constructed' | 'call'>[];
}

export interface GlobalMatch extends Place {
  kind: 'global';
  global: GlobalRule;
  /** What is assigned to the module's setting. */
  assigned?: Expr;
  call?: BoundCall;
}

export interface HttpMatch extends Place {
  kind: 'http';
  url: Found;
  /** The expression that carries the URL. */
  expression: Expr;
  /** Where `expression` is written. */
  from: FileFacts;
}

export type Match = ConstructionMatch | GlobalMatch | HttpMatch;
