/** What a call gives back. */
import type { CallExpr } from '../../model/facts.js';
import type { BoundCall, Env, Flow, Frame, ValueOf } from '../../model/value.js';
import { argumentIn } from './arguments.js';
import { at, flow, hop, textOf, type Engine } from './engine.js';
import { positionalArgs } from './parameters.js';
import { readSetting } from './reads.js';
import { formatted, joined } from './text.js';
import { valueOfType } from './types.js';

export function evaluateCall(engine: Engine, call: CallExpr, env: Env): Flow[] {
  return (
    methodOfValue(engine, call, env) ??
    engine.evaluate(call.callee, env).flatMap((callee) => callOf(engine, callee, { call, env }))
  );
}

function callOf(engine: Engine, callee: Flow, made: BoundCall): Flow[] {
  const { value } = callee;
  const where = at(made.env.file, made.call);
  switch (value.kind) {
    case 'class':
      return [flow({ kind: 'instance', file: value.file, cls: value.cls, at: where, call: made }, callee.trail)];
    case 'function':
      return resultOfFunction(engine, value, made, callee);
    case 'partial':
      return callOf(engine, value.target, { ...made, bound: value.bound });
    case 'external':
      return resultOfExternal(engine, value, made, callee);
    default:
      return [flow({ kind: 'result', name: textOf(at(made.env.file, made.call.callee)), at: where }, callee.trail)];
  }
}

function resultOfExternal(engine: Engine, value: ValueOf<'external'>, made: BoundCall, callee: Flow): Flow[] {
  const known = engine.knowledge[made.env.file.language];
  const where = at(made.env.file, made.call);
  const read = known.reads.lookup(value.name);
  if (read) return readSetting(engine, read, made);
  const join = known.joins.lookup(value.name);
  if (join) return joinedUrl(engine, join, made);
  const passed = known.passthrough.lookup(value.name);
  if (passed !== undefined) {
    const { flows } = argumentIn(engine, made, passed);
    if (flows.length > 0) return hop(textOf(where), where, flows);
  }
  if (known.imports.lookup(value.name)) return importedByName(engine, made);
  if (known.partials.lookup(value.name)) return partially(engine, made);
  return [flow({ kind: 'external', name: `${value.name}()`, at: where, call: value.call ?? made }, callee.trail)];
}

/** `new URL(path, base)`: an absolute path keeps the base's host all the same, so the base stays in front. */
function joinedUrl(engine: Engine, join: { base: string; path: string }, made: BoundCall): Flow[] {
  const where = at(made.env.file, made.call);
  const path = argumentIn(engine, made, join.path).flows;
  const base = argumentIn(engine, made, join.base).flows;
  if (base.length === 0) return hop(textOf(where), where, path);
  const slash = path.every(({ value }) => value.kind === 'literal' && String(value.value).startsWith('/')) ? [] : ['/'];
  return joined([base, ...slash, path], where);
}

function importedByName(engine: Engine, made: BoundCall): Flow[] {
  const where = at(made.env.file, made.call);
  return argumentIn(engine, made, 'arg[0]').flows.flatMap(({ value }) =>
    value.kind === 'literal' && typeof value.value === 'string'
      ? engine.imported({ kind: 'import', module: value.value, span: made.call.span }, made.env).map(pastMocks)
      : [flow({ kind: 'opaque', reason: 'a module whose name is computed', at: where })],
  );
}

const pastMocks = (one: Flow): Flow =>
  one.value.kind === 'external' ? { ...one, value: { ...one.value, actual: true } } : one;

/** `partial(f, x, k=v)`: calling it is calling `f` with these arguments in front. */
function partially(engine: Engine, made: BoundCall): Flow[] {
  const [target] = positionalArgs(made.call);
  if (!target) return [];
  const bound: BoundCall = { ...made, call: { ...made.call, args: made.call.args.filter((arg) => arg !== target) } };
  return engine
    .evaluate(target.value, made.env)
    .map((one) => flow({ kind: 'partial', target: one, bound, at: at(made.env.file, made.call) }, one.trail));
}

function resultOfFunction(engine: Engine, value: ValueOf<'function'>, made: BoundCall, callee: Flow): Flow[] {
  const fn = value.file.functions[value.fn];
  const where = at(made.env.file, made.call);
  if (!fn) return [];
  const frame: Frame = {
    file: value.file,
    fn: value.fn,
    call: made.call,
    env: made.env,
    ...(made.bound ? { bound: made.bound } : {}),
    ...(value.self ? { self: value.self } : {}),
  };
  const results = fn.returns.flatMap((returns) => engine.evaluate(returns, { file: value.file, frame }));
  const said = results.length > 0 ? results.map((one) => withReturnType(value, one)) : fromReturnType(engine, value);
  const name = fn.name ?? textOf(at(made.env.file, made.call.callee));
  return said.length > 0
    ? hop(`${name}()`, at(value.file, fn), said)
    : [flow({ kind: 'result', name, at: where }, callee.trail)];
}

/** An object may have been given more keys, by helpers, than its literal shows: the declared type says which. */
function withReturnType({ file, fn }: ValueOf<'function'>, one: Flow): Flow {
  const type = file.functions[fn]?.returnType;
  return one.value.kind === 'object' && type ? { ...one, value: { ...one.value, type: { file, type } } } : one;
}

function fromReturnType(engine: Engine, { file, fn }: ValueOf<'function'>): Flow[] {
  const facts = file.functions[fn];
  if (!facts?.returnType) return [];
  return valueOfType(engine, { file, type: facts.returnType }, () =>
    flow({ kind: 'result', name: facts.name ?? 'function', at: at(file, facts) }),
  );
}

/** Methods of values that are no objects of ours: `url.rstrip("/")`, `"{}/v1".format(host)`, `options.get("url", "…")`. */
function methodOfValue(engine: Engine, call: CallExpr, env: Env): Flow[] | undefined {
  const { callee } = call;
  if (callee.kind !== 'member') return undefined;
  const { property, object } = callee;
  const known = engine.knowledge[env.file.language];
  if (property === 'format') return ofString(engine, call, env);
  const isPlain = known.methods.has(property);
  const isLookup = property === 'get' || property === 'pop' || property === 'setdefault';
  if (!isPlain && !isLookup) return undefined;
  const receivers = engine.evaluate(object, env);
  if (isPlain && receivers.length > 0 && receivers.every(isData)) return receivers;
  return isLookup && receivers.length > 0 && receivers.every(isTable)
    ? entries(engine, receivers, call, env)
    : undefined;
}

const DATA = new Set(['literal', 'text', 'env', 'setting', 'parameter', 'attribute', 'result', 'absent', 'opaque']);
const isData = ({ value }: Flow): boolean => DATA.has(value.kind);

const isTable = ({ value }: Flow): boolean =>
  ['object', 'parameter', 'attribute', 'absent', 'result'].includes(value.kind);

function ofString(engine: Engine, call: CallExpr, env: Env): Flow[] | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const receivers = engine.evaluate(call.callee.object, env);
  if (receivers.length === 0 || !receivers.every(isData)) return undefined;
  const values = call.args.filter(({ spread }) => !spread).map(({ value }) => value);
  return formatted(engine, call.callee.object, values, env, at(env.file, call));
}

function entries(engine: Engine, receivers: Flow[], call: CallExpr, env: Env): Flow[] {
  const [key, fallback] = positionalArgs(call);
  const where = at(env.file, call);
  const names = key
    ? engine.evaluate(key.value, env).flatMap(({ value }) => (value.kind === 'literal' ? [String(value.value)] : []))
    : [];
  const otherwise = fallback
    ? engine.evaluate(fallback.value, env)
    : [flow({ kind: 'absent', as: env.file.language === 'python' ? 'none' : 'undefined', at: where })];
  if (names.length === 0)
    return [flow({ kind: 'attribute', name: textOf(where), at: where, required: false }), ...otherwise];
  return receivers.flatMap((receiver) =>
    names.flatMap((name): Flow[] => {
      const { flows, open, absent } = engine.get(receiver, name);
      const unseen: Flow[] = open
        ? [flow({ kind: 'attribute', name: textOf(where), at: where, required: !absent && fallback !== undefined })]
        : [];
      return [...flows, ...unseen, ...(absent || open ? otherwise : [])];
    }),
  );
}
