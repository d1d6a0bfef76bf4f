/** What a call gives back. */
import type { CallExpr, Expr } from '../../model/facts.js';
import type { At, BoundCall, Env, Flow, Found, ValueOf } from '../../model/value.js';
import { argumentIn } from './arguments.js';
import { declares, hasBase, isClosed } from './class-facts.js';
import { promised } from './callbacks.js';
import { at, flow, hop, textOf, type Engine } from './engine.js';
import { narrowed, resultFrame, within } from './frames.js';
import { anyEntry, tableOfCall } from './objects.js';
import { mapOf } from './maps.js';
import { positionalArgs } from './parameters.js';
import { readSetting } from './reads.js';
import { formatted, joined } from './text.js';
import { rewrittenText } from './trims.js';
import { valueOfType } from './types.js';
import { joinedItems, joinedUrl, withoutPath } from './urls.js';

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
      return [
        flow({ kind: 'instance', file: value.file, cls: value.cls, at: where, call: narrowed(made) }, callee.trail),
      ];
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
  if (known.segments.lookup(value.name) && made.call.args.length > 0) return joinedSegments(engine, made);
  const argument = madeOfArgument(engine, value.name, made);
  if (argument.length > 0) return argument;
  if (value.name === 'Map' && made.call.isNew) return mapOf(engine, made);
  if (known.imports.lookup(value.name)) return importedByName(engine, made).map(pastMocks);
  if (value.name === 'import') return importedByName(engine, made);
  if (value.name === 'getattr') return attributeByName(engine, made);
  if (known.partials.lookup(value.name)) return partially(engine, made);
  if (known.tables.lookup(value.name)) return [tableOfCall(made)];
  const row = value.row ? { row: value.row } : {};
  return [
    flow(
      { kind: 'external', name: `${value.name}()`, at: where, call: value.call ?? narrowed(made), ...row },
      callee.trail,
    ),
  ];
}

/** What is handed on unchanged, and what a container gives for a class. */
function madeOfArgument(engine: Engine, name: string, made: BoundCall): Flow[] {
  const { passthrough, containers } = engine.knowledge[made.env.file.language];
  const where = at(made.env.file, made.call);
  const passed = passthrough.lookup(name);
  if (passed === undefined && !containers.lookup(name)) return [];
  const { flows } = argumentIn(engine, made, passed ?? 'arg[0]');
  if (passed === undefined) return flows.flatMap((one) => instanceOf(one, where));
  return hop(
    textOf(where),
    where,
    flows.flatMap((one) => putTogether(engine, one, where)),
  );
}

/** What it was made with is not in sight. */
function instanceOf({ value }: Flow, where: At): Flow[] {
  if (value.kind === 'class') return [flow({ kind: 'instance', file: value.file, cls: value.cls, at: where })];
  return value.kind === 'external' ? [flow({ kind: 'external', name: `${value.name}()`, at: where })] : [];
}

/** `urlunparse((scheme, host, path, …))`: scheme, host and path in a row; queries matter to nobody here. */
function putTogether(engine: Engine, one: Flow, where: At): Flow[] {
  if (one.value.kind !== 'list' || one.value.expr.items.length < 5) return [one];
  const { env } = one.value;
  return joined(
    one.value.expr.items.slice(0, 3).map(({ value }) => engine.evaluate(value, env)),
    where,
  );
}

/** `urlJoin(base, "v1", "/models")`: one slash between any two. */
function joinedSegments(engine: Engine, { call, env }: BoundCall): Flow[] {
  const where = at(env.file, call);
  const parts = call.args.map(({ value, spread }) =>
    spread
      ? [flow({ kind: 'opaque' as const, reason: 'a list that is spread', at: where })]
      : engine.evaluate(value, env),
  );
  const begins = (part: Flow[]): boolean =>
    part.every(({ value }) => value.kind === 'literal' && String(value.value).startsWith('/'));
  return joined(
    parts.flatMap((part, index) => (index === 0 || begins(part) ? [part] : ['/', part])),
    where,
  );
}

function importedByName(engine: Engine, made: BoundCall): Flow[] {
  const where = at(made.env.file, made.call);
  return argumentIn(engine, made, 'arg[0]').flows.flatMap(({ value }) =>
    value.kind === 'literal' && typeof value.value === 'string'
      ? engine.imported({ kind: 'import', module: value.value, span: made.call.span }, made.env)
      : [flow({ kind: 'opaque', reason: 'a module whose name is computed', at: where })],
  );
}

const pastMocks = (one: Flow): Flow =>
  one.value.kind === 'external' ? { ...one, value: { ...one.value, actual: true } } : one;

/** `getattr(settings, "URL", None)`, of Python. */
function attributeByName(engine: Engine, { call, env }: BoundCall): Flow[] {
  const [object, name, fallback] = positionalArgs(call).map(({ value }) => value);
  const where = at(env.file, call);
  const asked = name ? engine.evaluate(name, env) : [];
  const otherwise = fallback ? engine.evaluate(fallback, env) : [];
  const member = (one: Flow, key: Flow): Flow[] => {
    const unseen = flow({ kind: 'attribute' as const, name: textOf(where), at: where, required: !fallback });
    if (key.value.kind !== 'literal') return [unseen];
    const { flows, open, absent } = engine.get(one, String(key.value.value));
    return flows.length > 0 ? flows.map((found) => sometimes(found, fallback)) : open || !absent ? [unseen] : [];
  };
  const found = (object ? engine.evaluate(object, env) : []).flatMap((one) => asked.flatMap((key) => member(one, key)));
  return hop(textOf(where), where, [...found, ...otherwise]);
}

/** A setting that is asked for with something else at hand may be absent. */
function sometimes(one: Flow, fallback: Expr | undefined): Flow {
  return fallback && 'required' in one.value ? { ...one, value: { ...one.value, required: false } } : one;
}

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
  if (!fn || isRecursion(value, made.env)) return [];
  const frame = resultFrame(value.file, value.fn, made, value.self);
  const inside = frame ? within(frame) : { file: value.file };
  const results = fn.returns.flatMap((returns) => engine.evaluate(returns, inside));
  const said = results.length > 0 ? results.map((one) => withReturnType(value, one)) : fromReturnType(engine, value);
  const name = fn.name ?? textOf(at(made.env.file, made.call.callee));
  return said.length > 0
    ? hop(`${name}()`, at(value.file, fn), said)
    : [flow({ kind: 'result', name, at: where }, callee.trail)];
}

/** A function called from within a call of itself returns nothing that its other ways don't. */
function isRecursion({ file, fn }: ValueOf<'function'>, env: Env): boolean {
  for (let frame = env.frame; frame; frame = frame.env.frame) if (frame.fn === fn && frame.file === file) return true;
  return false;
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
  const special = METHODS.get(property);
  if (special) return special(engine, call, env);
  const isPlain = known.methods.has(property);
  const isLookup = property === 'get' || property === 'pop' || property === 'setdefault';
  if (!isPlain && !isLookup) return undefined;
  const receivers = engine.evaluate(object, env);
  const isCopied = (one: Flow): boolean => isData(one) || isUncopied(engine, one, property);
  if (isPlain && receivers.some(isCopied))
    return [...rewritten(receivers.filter(isCopied), call, env), ...foreign(receivers, property)];
  const isLookedUp = (one: Flow): boolean => isTable(engine, one) || isForeignTable(engine, one, call, env);
  return isLookup && receivers.length > 0 && receivers.every(isLookedUp)
    ? entries(engine, receivers, call, env)
    : undefined;
}

const METHODS = new Map<string, (engine: Engine, call: CallExpr, env: Env) => Flow[] | undefined>([
  ['format', ofString],
  ['then', promised],
  ['join', ofList],
  ['filter', ofList],
  ['find', ofList],
  ['concat', concatenation],
  ['copy_with', withOtherPath],
  ['with_path', withOtherPath],
]);

const DATA = new Set(['literal', 'text', 'env', 'setting', 'parameter', 'attribute', 'result', 'absent', 'opaque']);
const isData = ({ value }: Flow): boolean => DATA.has(value.kind);

/** What `replace("/chat/completions", "")`, `rstrip("/")` make of known text is worked out; what other methods trim matters to nobody. */
function rewritten(receivers: Flow[], call: CallExpr, env: Env): Flow[] {
  return receivers.map((one) => {
    if (one.value.kind !== 'literal' || typeof one.value.value !== 'string') return one;
    const value = rewrittenText(one.value.value, call, env);
    if (value === undefined) return one;
    return value === null
      ? flow({ kind: 'opaque', reason: 'a text that is too long to follow', at: one.value.at }, one.trail)
      : { ...one, value: { ...one.value, value } };
  });
}

/** `(options.url || DEFAULT).trim()`, where the options' type is a package's. */
function foreign(receivers: Flow[], method: string): Flow[] {
  return receivers.flatMap((one) =>
    one.value.kind === 'external' ? [{ ...one, value: { ...one.value, name: `${one.value.name}.${method}()` } }] : [],
  );
}

/** A dictionary's `copy()`, a model's `model_dump()`: the same keys, unless the project says what the method does. */
function isUncopied(engine: Engine, one: Flow, method: string): boolean {
  if (one.value.kind === 'object') return true;
  return (
    one.value.kind === 'instance' &&
    !engine.get(one, method).flows.some(({ value }) => value.kind === 'function' || value.kind === 'partial')
  );
}

function isTable(engine: Engine, { value }: Flow): boolean {
  if (value.kind === 'instance') return isDictionary(engine, value) && !declares(engine, value, 'get');
  return ['object', 'parameter', 'attribute', 'absent', 'result'].includes(value.kind);
}

/** An instance of a `TypedDict` or of a class derived from `dict`, or a data object as its dictionary. */
const isDictionary = (engine: Engine, value: ValueOf<'instance'>): boolean =>
  hasBase(engine, value, /(?:^|\.)(?:TypedDict|dict|UserDict|OrderedDict)$/) || isClosed(engine, value);

/** `json.load(file).get("url")`: what a package returned, asked for a key. */
function isForeignTable(engine: Engine, { value }: Flow, { args, callee }: CallExpr, env: Env): boolean {
  if (value.kind !== 'external' || !value.name.includes('()') || callee.kind !== 'member') return false;
  const known = engine.knowledge[value.at.file.language];
  const keys = args[0] && args[0].name === undefined ? engine.evaluate(args[0].value, env) : [];
  const isKey = keys.some(({ value: key }) => key.kind === 'literal' && /^[\w.-]+$/.test(String(key.value)));
  return value.at.file.language === 'python' && isKey && !known.reads.lookup(`${value.name}.${callee.property}`);
}

function ofString(engine: Engine, call: CallExpr, env: Env): Flow[] | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const receivers = engine.evaluate(call.callee.object, env);
  if (receivers.length === 0 || !receivers.every(isData)) return undefined;
  const values = call.args.filter(({ spread }) => !spread).map(({ value }) => value);
  return formatted(engine, call.callee.object, values, env, at(env.file, call));
}

/** `httpx.URL(base).copy_with(path="/v1/models")`, `yarl.URL(base).with_path("/v1/models")`: the same URL with this path. */
function withOtherPath(engine: Engine, call: CallExpr, env: Env): Flow[] | undefined {
  const [first] = positionalArgs(call);
  const path = call.args.find(({ name }) => name === 'path' || name === 'raw_path') ?? first;
  if (!path || call.callee.kind !== 'member') return undefined;
  const receivers = engine.evaluate(call.callee.object, env);
  if (receivers.length === 0 || !receivers.every(isData)) return undefined;
  return joined([receivers.map(withoutPath), engine.evaluate(path.value, env)], at(env.file, call));
}

/** `host.concat("/v1")` */
function concatenation(engine: Engine, call: CallExpr, env: Env): Flow[] | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const receivers = engine.evaluate(call.callee.object, env);
  if (receivers.length === 0 || !receivers.every(isData)) return undefined;
  return joined([receivers, ...call.args.map(({ value }) => engine.evaluate(value, env))], at(env.file, call));
}

/** `[base, path].join("/")`, `[base, path].filter(Boolean)`. */
function ofList(engine: Engine, call: CallExpr, env: Env): Flow[] | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const receivers = engine.evaluate(call.callee.object, env);
  if (receivers.length === 0 || !receivers.every(({ value }) => value.kind === 'list')) return undefined;
  if (call.callee.property === 'filter') return receivers;
  if (call.callee.property === 'find') return receivers.flatMap(({ value }) => anyEntry(engine, value) ?? []);
  const separator = call.args[0]?.value;
  const text = separator?.kind === 'literal' ? String(separator.value) : ',';
  return receivers.flatMap((list) => joinedItems(engine, list, text, at(env.file, call)));
}

/** What a dictionary has under a key; of one that came from elsewhere it can't be said. */
function held(engine: Engine, receiver: Flow, name: string): Found {
  const unknown: Found = { flows: [], open: true, absent: true };
  const { value } = receiver;
  if (value.kind === 'external') return unknown;
  if (value.kind === 'instance' && !declares(engine, value, name)) return unknown;
  const found = engine.get(receiver, name);
  return value.kind === 'instance' && !value.call ? { ...found, absent: true } : found;
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
  if (names.length === 0) {
    const any = receivers.map(({ value }) => anyEntry(engine, value));
    if (any.every((one) => one !== undefined)) return [...any.flat(), ...otherwise];
    return [flow({ kind: 'attribute', name: textOf(where), at: where, required: false }), ...otherwise];
  }
  return receivers.flatMap((receiver) =>
    names.flatMap((name): Flow[] => {
      const { flows, open, absent } = held(engine, receiver, name);
      const unseen: Flow[] = open
        ? [flow({ kind: 'attribute', name: textOf(where), at: where, required: !absent && fallback !== undefined })]
        : [];
      return [...flows, ...unseen, ...(absent || open ? otherwise : [])];
    }),
  );
}
