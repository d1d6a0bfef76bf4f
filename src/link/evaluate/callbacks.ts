/** What the functions get that are handed to `import("x").then(…)`, `list.map(…)`, `Object.values(table).forEach(…)`. */
import type { CallExpr, ExprOf, FileFacts, FunctionId } from '../../model/facts.js';
import type { Env, Flow } from '../../model/value.js';
import type { Engine } from './engine.js';
import { iterated, iterationOf } from './iteration.js';

const indexes = new WeakMap<FileFacts, Map<FunctionId, CallExpr>>();

/** The call that a function written in place is the first argument of. */
function callsByCallback(file: FileFacts): Map<FunctionId, CallExpr> {
  let index = indexes.get(file);
  if (!index) {
    index = new Map();
    for (const { call } of file.calls) {
      const first = call.args[0]?.value;
      if (first?.kind === 'function' && call.callee.kind === 'member') index.set(first.fn, call);
    }
    indexes.set(file, index);
  }
  return index;
}

const EACH = new Set(['map', 'forEach', 'flatMap', 'filter', 'find', 'some', 'every']);

/** The values of a callback's first parameter; none where they can't be seen. */
export function callbackArgument(engine: Engine, { fn, index }: ExprOf<'parameter'>, env: Env): Flow[] {
  const call = index === 0 && env.file.language === 'typescript' ? callsByCallback(env.file).get(fn) : undefined;
  if (call?.callee.kind !== 'member') return [];
  const { property, object } = call.callee;
  if (property === 'then') return settled(engine.evaluate(object, env));
  if (!EACH.has(property)) return [];
  return iterated(engine, iterationOf(object), env).filter(({ value }) => value.kind !== 'attribute');
}

/** `await promise.then(f)` is what `f` returns of what was promised. */
export function promised(engine: Engine, call: CallExpr, env: Env): Flow[] | undefined {
  const handler = call.args[0]?.value;
  if (call.callee.kind !== 'member' || handler?.kind !== 'function') return undefined;
  if (settled(engine.evaluate(call.callee.object, env)).length === 0) return undefined;
  const returns = env.file.functions[handler.fn]?.returns ?? [];
  return returns.flatMap((value) => engine.evaluate(value, env));
}

/** Only of what is known does it pay to follow the way on. */
function settled(flows: Flow[]): Flow[] {
  return flows.filter(({ value }) => ['external', 'module', 'class', 'instance', 'object'].includes(value.kind));
}
