/** What `fix` would change, as plain data: planned from the analysis, written out by the renderers. */
import type { LanguageId, ScopeId } from './facts.js';
import type { Span } from './span.js';

export const LAYERS = ['code', 'settings', 'env', 'ci', 'docs'] as const;
/** What is changed unless somebody says otherwise: documents only when they are asked for. */
export const USUAL_LAYERS: readonly Layer[] = ['code', 'settings', 'env', 'ci'];
export const STRATEGIES = ['auto', 'settings', 'env'] as const;
/** What becomes of clients whose package reads the variable by itself: left alone, or written out in the code. */
export const IMPLICIT_ENV = ['accept', 'fix'] as const;
export type ImplicitEnv = (typeof IMPLICIT_ENV)[number];
export type Layer = (typeof LAYERS)[number];
export type Strategy = (typeof STRATEGIES)[number];

export interface PlanOptions {
  strategy: Strategy;
  layers: readonly Layer[];
  /** Make literal endpoints of other vendors overridable, too. */
  includeVendors: boolean;
  implicitEnv: ImplicitEnv;
}

export const DEFAULT_PLAN: PlanOptions = {
  strategy: 'auto',
  layers: USUAL_LAYERS,
  includeVendors: false,
  implicitEnv: 'accept',
};

/** A name that changed code needs, and where it comes from. */
export interface NeededImport {
  /** As an import statement of that file writes it. */
  module: string;
  name: string;
  /** Inside the function around this offset, because at the top it would close a circle. */
  inside?: number;
  /** A package beside which it belongs, or ahead of whose imports, where it is the program's own. */
  near?: string;
  isAhead?: boolean;
  /** A statement below the imports that goes with it: `settings = Settings()`. */
  keeps?: string;
  /** It is imported already. */
  isThere?: true;
}

/** One place to ask for the base URL. */
export type ValueSource = FromCode | FromEnvironment;

export interface FromEnvironment {
  from: 'environment';
  variable: string;
  /** What it is a member of, where that is not for the file to say: `import.meta.env`. */
  object?: string;
}

export interface FromCode {
  from: 'code';
  /** Source text that is in reach of the call once `needs` is imported. */
  text: string;
  needs?: NeededImport;
  /** Variables one of which it is read from; absent where there may be none. */
  holds?: readonly string[];
}

/** A base URL as an expression: the first source that says something, else what `otherwise` says. */
export interface UrlExpression {
  sources: ValueSource[];
  /** `nothing`: the SDK decides. `never`: the last source always says something. `behind`: a name that the literal is put behind. */
  otherwise: { is: 'nothing' } | { is: 'literal'; url: string; behind?: string } | { is: 'never' };
}

/** What the renderers know of a place in the code. */
export interface CodePlace {
  path: string;
  language: LanguageId;
  scope: ScopeId;
}

/** Adds the argument `param`, in the notation of the rules, to the call that covers `call`. */
export interface PassArgument {
  kind: 'pass-argument';
  at: CodePlace;
  call: Span;
  param: string;
  /** Parameters, in the same notation, after which it reads well. */
  beside: string[];
  built?: BuiltValue;
  value: UrlExpression;
}

/** What takes the base URL, where it is no parameter of the call: `client=OpenAI(base_url=…)`. */
export interface BuiltValue {
  module: string;
  name: string;
  param: string;
  /** A package beside which its import belongs, or ahead of whose imports. */
  near: string;
  isAhead: boolean;
  /** Source text that goes into it, and as which parameter. */
  takes?: { param: string; text: string };
}

/** Puts an expression where a literal stands. `suffix` is what follows the base URL in it: `/chat/completions`. */
export interface ReplaceLiteral {
  kind: 'replace-literal';
  at: CodePlace;
  span: Span;
  /** `span` is text inside the quotes of a template or f-string. */
  within?: 'template';
  suffix: string;
  /** Paths are put behind it: a slash at the end of what is set would be doubled. */
  trims?: true;
  /** Further literals that begin with the same: one of them all is used. */
  others?: Pick<ReplaceLiteral, 'span' | 'suffix'>[];
  built?: BuiltValue;
  value: UrlExpression;
}

/** Assigns a setting of a module, `target = …`, on a line of its own behind a statement, or else behind the imports. */
export interface AssignSetting {
  kind: 'assign-setting';
  at: CodePlace;
  target: string;
  /** The module, where it has no name yet. */
  needs?: NeededImport;
  behind: Span | undefined;
  /** The setting must end in a slash. */
  slash: boolean;
  value: UrlExpression;
}

/** Builds an instance with `factory({ param: … })` where a ready-made one was imported under the name at `imported`. */
export interface BuildInstance {
  kind: 'build-instance';
  at: CodePlace;
  imported: Span;
  name: string;
  factory: string;
  /** The factory is imported already. */
  isImported?: true;
  param: string;
  value: UrlExpression;
}

/** Adds what gaps of the surroundings lack. */
export interface FillGap {
  kind: 'fill-gap';
  path: string;
  /** Ids of gaps; several of them are of one settings class. */
  gaps: string[];
  /** The variables that can be set once they are there. */
  variables: string[];
  /** The variable that more special ones fall back to. */
  main: string;
  /** The vendor's own endpoint. */
  fallback: string;
  /** As source text, by variable: how the place itself reads or describes it; else it is read from the environment. */
  values: Record<string, string>;
  /** Variables that belong in the same file, though their keys do not stand there; `key`: that of a setting that falls back to `main`; `url`: what counts without it. */
  further?: { name: string; key?: string; url?: string }[];
}

/** Writes a section on the gateway into a document. */
export interface WriteSection {
  kind: 'write-section';
  path: string;
  offset: number;
  level: number;
  isUnderlined: boolean;
  /** What is read where; the variable that moves most of the traffic first. */
  variables: { name: string; paths: string[] }[];
  keys: string[];
  /** The vendor's own endpoint. */
  fallback: string;
  models: string[];
}

export type CodeRemedy = PassArgument | ReplaceLiteral | AssignSetting | BuildInstance;
export type Remedy = CodeRemedy | FillGap | WriteSection;

export interface PlannedFix {
  /** The report's id of the site, or of the place in the configuration. */
  id: string;
  path: string;
  line: number;
  layer: Layer;
  /** Done only when it is asked for by name. */
  isOfTests?: true;
  remedy: Remedy;
  safety: 'safe' | 'review';
  /** Why it is not `safe`. */
  reason?: string;
  /** For people: what is done. */
  summary: string;
  /** Fixes that this one makes no sense without. */
  requires: string[];
}

export interface Refusal {
  id: string;
  path: string;
  line: number;
  reason: string;
}

export interface Moved extends Refusal {
  variables: string[];
}

export interface Plan {
  fixes: PlannedFix[];
  /** Sites that should be moved and that nobody but a person can. */
  refusals: Refusal[];
  /** Places around the program that should name a variable, where a person has to write it. */
  byHand: Refusal[];
  /** Sites that need no change. */
  left: Refusal[];
  /** Sites that the environment alone moves: their package reads the variable by itself. */
  byEnvironment: Moved[];
}

/** Replaces `start`–`end` of a file's text; an insertion where they are equal. */
export interface Edit {
  path: string;
  start: number;
  end: number;
  text: string;
}
