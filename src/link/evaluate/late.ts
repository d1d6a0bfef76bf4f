/** Keys written into an object after it was bound to a name: `kwargs["base_url"] = url`, `self.options.update(…)`. */
import type { Arg, CallExpr, Expr, ExprOf, FileFacts, MemberWrite, ScopeId } from '../../model/facts.js';
import type { Span } from '../../model/span.js';
import type { Env, Flow, LateEntry, Value } from '../../model/value.js';
import { hasHappened, reaching } from '../scopes.js';
import type { Engine } from './engine.js';

/** `use`: where the object is read. */
interface Use {
  scope: ScopeId;
  span: Span;
}

export function withLateEntries(engine: Engine, flows: Flow[], expr: ExprOf<'name' | 'member'>, env: Env): Flow[] {
  const path = pathOf(expr);
  const additions = path === undefined ? undefined : additionsOf(env.file).get(path);
  if (!additions || !flows.some(({ value }) => canHoldMore(value))) return flows;
  const { writes, updates } = additions;
  const extended = (all: LateEntry[]): Flow[] =>
    flows.map((one) => (canHoldMore(one.value) ? { ...one, value: withLate(one.value, all) } : one));
  if (!engine.spend(writes.length + updates.length)) return extended([anything(expr, env)]);
  const use: Use = { scope: expr.kind === 'name' ? expr.scope : scopeOf(env), span: expr.span };
  const isSame = (object: Expr): boolean =>
    object.kind !== 'name' || (expr.kind === 'name' && sameBindings(object, expr, env));
  const all: LateEntry[] = [
    ...writes
      .filter(({ object }) => isSame(object))
      .flatMap((write) => timed([{ key: write.property, value: write.value, env }], write, use, env)),
    ...updates
      .filter(({ object }) => isSame(object))
      .flatMap(({ call }) => timed(updatesIn(call, env), call, use, env)),
  ];
  if (all.length === 0) return flows;
  all.sort((a, b) => a.value.span[0] - b.value.span[0]);
  return extended(all);
}

type Extensible = Extract<Value, { late?: LateEntry[] }>;

function canHoldMore(value: Value): value is Extensible {
  return ['object', 'parameter', 'attribute', 'result', 'external'].includes(value.kind);
}

const withLate = (value: Extensible, all: LateEntry[]): Value => ({ ...value, late: [...(value.late ?? []), ...all] });

/** `kwargs` and `self.kwargs`; what is written through other ways is not followed. */
function pathOf(expr: Expr): string | undefined {
  if (expr.kind === 'name') return expr.name;
  return expr.kind === 'member' && expr.object.kind === 'self' ? `self${expr.object.cls}.${expr.property}` : undefined;
}

/** A member does not say where it is read: that is where the function stands. */
const scopeOf = ({ file, frame }: Env): ScopeId => (frame && file.functions[frame.fn]?.scope) ?? 0;

function timed(entries: LateEntry[], write: Use, use: Use, { file }: Env): LateEntry[] {
  const happened = hasHappened(file, write, use);
  if (happened === 'no') return [];
  return happened === 'surely' ? entries.map((entry) => ({ ...entry, sure: true })) : entries;
}

/** More was written into it than can be followed: any key may be there. */
function anything({ span }: Expr, env: Env): LateEntry {
  const unseen = { kind: 'opaque' as const, what: 'too many writes', span };
  return { key: unseen, value: unseen, env };
}

interface Additions {
  writes: MemberWrite[];
  updates: { object: Expr; call: CallExpr }[];
}

/** All that may be written into what a name holds. */
export function addedTo({ name }: ExprOf<'name'>, file: FileFacts): Expr[] {
  const added = additionsOf(file).get(name);
  if (!added) return [];
  return [
    ...added.writes.flatMap(({ property, value }) => (typeof property === 'string' ? [value] : [property, value])),
    ...added.updates.flatMap(({ call }) => call.args.map(({ value }) => value)),
  ];
}

const known = new WeakMap<FileFacts, Map<string, Additions>>();

/** By the name they are written through; a file is looked through once. */
function additionsOf(file: FileFacts): Map<string, Additions> {
  const before = known.get(file);
  if (before) return before;
  const byPath = new Map<string, Additions>();
  const of = (path: string): Additions => {
    const additions = byPath.get(path) ?? { writes: [], updates: [] };
    byPath.set(path, additions);
    return additions;
  };
  for (const write of file.writes) {
    const path = write.self === undefined ? pathOf(write.object) : undefined;
    if (path !== undefined) of(path).writes.push(write);
  }
  for (const { call } of file.calls) {
    const { callee } = call;
    const path = callee.kind === 'member' && UPDATES.has(callee.property) ? pathOf(callee.object) : undefined;
    if (path !== undefined && callee.kind === 'member') of(path).updates.push({ object: callee.object, call });
  }
  known.set(file, byPath);
  return byPath;
}

const UPDATES = new Set(['update', 'setdefault']);

function updatesIn({ callee, args, span }: CallExpr, env: Env): LateEntry[] {
  if (callee.kind === 'member' && callee.property === 'setdefault') return ifAbsent(args, env);
  return args.flatMap((arg): LateEntry[] => {
    if (arg.name !== undefined) return [{ key: arg.name, value: arg.value, env }];
    if (arg.value.kind !== 'object') return [{ key: { kind: 'opaque', what: 'update', span }, value: arg.value, env }];
    return arg.value.entries.map((entry) => {
      if ('key' in entry) return { key: entry.key, value: entry.value, env };
      return 'computed' in entry
        ? { key: entry.computed, value: entry.value, env }
        : { key: { kind: 'opaque', what: 'spread', span }, value: entry.spread, env };
    });
  });
}

function ifAbsent([key, value]: Arg[], env: Env): LateEntry[] {
  if (!key || !value) return [];
  const named = key.value.kind === 'literal' ? String(key.value.value) : key.value;
  return [{ key: named, value: value.value, env, fallback: true }];
}

function sameBindings(a: ExprOf<'name'>, b: ExprOf<'name'>, env: Env): boolean {
  const first = reaching(env.file, a)[0];
  return first !== undefined && reaching(env.file, b).some((binding) => binding.scope === first.scope);
}
