/** What the parts of the evaluator share: they call each other through this, never by import. */
import type { Expr, FileFacts, LanguageId } from '../../model/facts.js';
import type { Span } from '../../model/span.js';
import type { At, Env, Flow, Found, Trail, TypeAt, Value } from '../../model/value.js';
import type { Knowledge } from '../knowledge.js';
import type { Resolve } from '../resolve/resolver.js';

export interface Engine {
  knowledge: Record<LanguageId, Knowledge>;
  resolve: Record<LanguageId, Resolve>;
  /** Names of the packages that rules know. */
  packages: Record<LanguageId, ReadonlySet<string>>;
  /** Lowers a file when it is first asked for; undefined when it can't be read. */
  file(path: string): FileFacts | undefined;
  /** Paths of sources that hold at least one of the words. */
  mentioning(words: readonly string[]): string[];
  evaluate(expr: Expr, env: Env): Flow[];
  /** Counts work against the limits on one question and on one file; false once there is none left to give. */
  spend(steps: number): boolean;
  /** A member or key of a value. */
  get(flow: Flow, key: string): Found;
  /** What a type annotation names, as a value: an instance of a class, a member of an interface. */
  typed(type: TypeAt): Flow[];
  /** What an import names. */
  imported(expr: Extract<Expr, { kind: 'import' }>, env: Env): Flow[];
}

export const at = (file: FileFacts, node: { span: Span }): At => ({ file, span: node.span });

export const flow = (value: Value, trail?: Trail): Flow => ({ value, trail });

export const nothingFound: Found = { flows: [], open: false, absent: true };

export const found = (flows: Flow[]): Found => ({ flows, open: false, absent: false });

/** Puts a hop in front of each flow's way. */
export function hop(what: string, where: At, flows: Flow[]): Flow[] {
  return flows.map(({ value, trail }) => ({ value, trail: { what, at: where, next: trail } }));
}

export function merge(all: Found[]): Found {
  return {
    flows: all.flatMap(({ flows }) => flows),
    open: all.some(({ open }) => open),
    absent: all.some(({ absent }) => absent),
  };
}

/** A value that is surely not empty, null or false. */
export const isTruthy = ({ kind, ...rest }: Value): boolean =>
  kind === 'literal'
    ? Boolean('value' in rest && rest.value)
    : ['object', 'list', 'class', 'instance', 'function', 'module', 'partial'].includes(kind);

export const isNothing = (value: Value): boolean =>
  value.kind === 'absent' || (value.kind === 'literal' && !value.value);

/** What a function gives back that is called with nothing. */
export function resultOf({ evaluate }: Engine, fn: Expr, env: Env): Flow[] {
  const call = plainCalls.get(fn) ?? { kind: 'call', callee: fn, args: [], isNew: false, scope: 0, span: fn.span };
  plainCalls.set(fn, call);
  return evaluate(call, env);
}

const plainCalls = new WeakMap<Expr, Expr>();

/** The file's text of an expression, on one line. */
export function textOf({ file, span }: At): string {
  return file.text.slice(span[0], span[1]).replace(/\s+/g, ' ').slice(0, 200);
}

/** At most this many ways are followed for one expression; beyond, more would tell a reader nothing. */
const WIDEST = 48;

export function distinct(flows: Flow[]): Flow[] {
  if (flows.length < 2) return flows;
  const seen = new Set<string>();
  const kept: Flow[] = [];
  for (const one of flows) {
    const key = keyOf(one.value);
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(one);
    if (kept.length >= WIDEST) break;
  }
  return kept;
}

/** Values of the same key are the same to a reader. */
export function keyOf(value: Value): string {
  const where = `${value.at.file.path}:${value.at.span[0]}:${value.at.span[1]}`;
  switch (value.kind) {
    case 'literal':
      return `${typeof value.value}:${String(value.value)}`;
    case 'absent':
      return value.as;
    case 'external':
      return `${value.name}@${value.call ? `${value.call.env.file.path}:${value.call.call.span[0]}` : ''}`;
    case 'env':
    case 'setting':
      return `${value.kind}:${value.name}:${String(value.required)}`;
    case 'class':
      return `class:${value.file.path}:${value.cls}`;
    case 'function':
      return `function:${value.file.path}:${value.fn}:${value.self ? keyOf(value.self.value) : ''}`;
    case 'instance':
      return `instance:${value.file.path}:${value.cls}:${value.call ? `${value.call.env.file.path}:${value.call.call.span[0]}` : ''}`;
    default:
      return `${value.kind}:${where}`;
  }
}
