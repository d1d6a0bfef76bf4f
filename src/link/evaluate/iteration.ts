/** What a loop gives to its variables: any item of what is looped over. */
import type { CallExpr, Expr, ExprOf } from '../../model/facts.js';
import type { Env, Flow, Value, ValueOf } from '../../model/value.js';
import { at, flow, textOf, type Engine } from './engine.js';

export const isIteration = ({ index }: ExprOf<'index'>): boolean =>
  index.kind === 'opaque' && index.what === 'iteration';

export function iterated(engine: Engine, expr: ExprOf<'index'>, env: Env): Flow[] {
  const where = at(env.file, expr);
  const items =
    ofView(engine, expr.object, env) ?? engine.evaluate(expr.object, env).flatMap((one) => itemsOf(engine, one));
  return items.length > 0 ? items : [flow({ kind: 'attribute', name: textOf(where), at: where, required: true })];
}

/** Items of lists, keys of dictionaries. */
function itemsOf(engine: Engine, { value }: Flow): Flow[] {
  if (value.kind === 'object') return value.expr.entries.flatMap((entry) => keyFlows(engine, value, entry));
  if (value.kind !== 'list') return [];
  return value.expr.items.flatMap((item) => {
    const flows = engine.evaluate(item.value, value.env);
    return item.spread ? flows.flatMap((one) => itemsOf(engine, one)) : flows;
  });
}

type Entry = ExprOf<'object'>['entries'][number];

function keyFlows(engine: Engine, { env }: ValueOf<'object'>, entry: Entry): Flow[] {
  if ('computed' in entry) return engine.evaluate(entry.computed, env);
  if ('key' in entry) return [flow({ kind: 'literal', value: entry.key, at: at(env.file, entry) })];
  return engine.evaluate(entry.spread, env).flatMap((one) => itemsOf(engine, one));
}

/** `table.items()`, `table.values()`, `Object.entries(table)`, `enumerate(list)`, `zip(a, b)`, `sorted(list)`: undefined for anything else. */
function ofView(engine: Engine, iterable: Expr, env: Env): Flow[] | undefined {
  if (iterable.kind !== 'call') return undefined;
  const { callee, args } = iterable;
  if (callee.kind === 'member' && args.length === 0 && VIEWS.has(callee.property))
    return engine.evaluate(callee.object, env).flatMap(({ value }) => viewed(engine, value, callee.property));
  if (callee.kind === 'member' && callee.object.kind === 'name' && callee.object.name === 'Object' && args[0])
    return engine.evaluate(args[0].value, env).flatMap(({ value }) => viewed(engine, value, callee.property));
  if (callee.kind !== 'name') return undefined;
  if (SAME.has(callee.name)) return everyItem(engine, args[0], env);
  if (callee.name === 'zip')
    return [
      tuple(
        iterable,
        args.map(({ value }) => iterationOf(value)),
        env,
      ),
    ];
  return callee.name === 'enumerate'
    ? [tuple(iterable, [nothing(iterable), ...args.slice(0, 1).map(({ value }) => iterationOf(value))], env)]
    : undefined;
}

const VIEWS = new Set(['items', 'entries', 'values', 'keys']);
const SAME = new Set(['sorted', 'list', 'tuple', 'set', 'reversed', 'iter', 'tqdm']);

function everyItem(engine: Engine, arg: CallExpr['args'][number] | undefined, env: Env): Flow[] {
  return arg ? iterated(engine, iterationOf(arg.value), env) : [];
}

const iterations = new WeakMap<Expr, ExprOf<'index'>>();

export function iterationOf(object: Expr): ExprOf<'index'> {
  const { span } = object;
  const iteration = iterations.get(object) ?? {
    kind: 'index',
    object,
    index: { kind: 'opaque', what: 'iteration', span },
    span,
  };
  iterations.set(object, iteration);
  return iteration;
}

const nothing = ({ span }: Expr): Expr => ({ kind: 'opaque', what: 'a number', span });

function tuple({ span }: Expr, values: Expr[], env: Env): Flow {
  return flow({
    kind: 'list',
    expr: { kind: 'list', items: values.map((value) => ({ value })), span },
    env,
    at: { file: env.file, span },
  });
}

function viewed(engine: Engine, value: Value, view: string): Flow[] {
  if (value.kind !== 'object') return [];
  const { env } = value;
  return value.expr.entries.flatMap((entry): Flow[] => {
    if ('spread' in entry) return engine.evaluate(entry.spread, env).flatMap((one) => viewed(engine, one.value, view));
    if (view === 'keys') return keyFlows(engine, value, entry);
    if (view === 'values') return engine.evaluate(entry.value, env);
    const key: Expr = 'key' in entry ? { kind: 'literal', value: entry.key, span: entry.span } : entry.computed;
    return [tuple(entry.value, [key, entry.value], env)];
  });
}
