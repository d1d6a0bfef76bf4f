import type { Arg, CallExpr, Expr, ExprOf, FunctionFacts, Param } from '../../model/facts.js';
import type { BoundCall, Env, Flow, Frame, TypeAt } from '../../model/value.js';
import { callbackArgument } from './callbacks.js';
import { at, flow, hop, type Engine } from './engine.js';
import { optionOf } from './options.js';
import { valueOfType } from './types.js';

/** What a parameter holds: the argument of the call that led here, or else its default and anything a caller may pass. */
export function parameterValue(engine: Engine, expr: ExprOf<'parameter'>, env: Env): Flow[] {
  const fn = env.file.functions[expr.fn];
  const param = fn?.params[expr.index];
  if (!fn || !param) return [];
  const { frame } = env;
  if (frame?.fn === expr.fn && frame.file === env.file) return fromCall(engine, frame, fn, param, expr.index);
  const given = callbackArgument(engine, expr, env);
  const open = given.length > 0 ? given : (optionOf(engine, fn, param, env) ?? anyArgument(engine, expr, param, env));
  return param.default
    ? [...open, ...hop(`default of ${param.name}`, at(env.file, param), engine.evaluate(param.default, env))]
    : open;
}

function anyArgument(engine: Engine, expr: ExprOf<'parameter'>, param: Param, env: Env): Flow[] {
  const type: TypeAt | undefined = param.type ? { file: env.file, type: param.type } : undefined;
  const open = (certain: boolean): Flow =>
    flow({
      kind: 'parameter',
      file: env.file,
      fn: expr.fn,
      index: expr.index,
      name: param.name,
      at: at(env.file, param),
      required: certain && !param.default && !param.optional,
      ...(type ? { type } : {}),
    });
  return type ? valueOfType(engine, type, open) : [open(true)];
}

function fromCall(engine: Engine, frame: Frame, fn: FunctionFacts, param: Param, index: number): Flow[] {
  const where = at(frame.file, param);
  const given = argumentOf(frame, fn, param, index);
  if (given)
    return hop(`argument ${param.name}`, at(given.env.file, given.value), engine.evaluate(given.value, given.env));
  const spread = spreadArgument(engine, frame, param);
  const fallback = param.default
    ? hop(`default of ${param.name}`, where, engine.evaluate(param.default, { file: frame.file }))
    : [];
  if (spread.length > 0) return [...spread, ...fallback];
  if (fallback.length > 0) return fallback;
  return param.kind === 'kwrest'
    ? [keywordRest(frame, fn, where)]
    : [flow({ kind: 'absent', as: frame.file.language === 'python' ? 'none' : 'undefined', at: where })];
}

/** The `**kwargs` of the called function: the keywords of the call that no other parameter takes. */
function keywordRest(frame: Frame, fn: FunctionFacts, where: ReturnType<typeof at>): Flow {
  const taken = new Set(fn.params.map(({ name }) => name));
  const entries = frame.call.args
    .filter(({ name, spread }) => spread === 'dict' || (name !== undefined && !taken.has(name)))
    .map(({ name, value }) =>
      name === undefined ? { spread: value, span: value.span } : { key: name, value, span: value.span },
    );
  return flow({
    kind: 'object',
    expr: { kind: 'object', entries, span: frame.call.span },
    env: frame.env,
    late: [],
    at: where,
  });
}

interface Given {
  value: Expr;
  env: Env;
}

/** `self` of a method that is called on an object is not among the written arguments. */
function argumentOf(frame: Frame, fn: FunctionFacts, param: Param, index: number): Given | undefined {
  const implicit = hasImplicitSelf(fn) && frame.file.language === 'python' ? 1 : 0;
  for (
    let bound: BoundCall | undefined = {
      call: frame.call,
      env: frame.env,
      ...(frame.bound ? { bound: frame.bound } : {}),
    };
    bound;
    bound = bound.bound
  ) {
    const named = bound.call.args.find(({ name }) => name === param.name);
    if (named) return { value: named.value, env: bound.env };
    const positional = positionalArgs(bound.call)[index - implicit];
    if (positional && param.kind === 'positional') return { value: positional.value, env: bound.env };
  }
  return undefined;
}

const hasImplicitSelf = (fn: FunctionFacts): boolean =>
  fn.kind === 'method' || fn.kind === 'constructor' || fn.kind === 'classmethod' || fn.kind === 'getter';

/** Arguments whose position is certain: those before the first spread. */
export function positionalArgs(call: CallExpr): Arg[] {
  const plain: Arg[] = [];
  for (const arg of call.args) {
    if (arg.spread === 'list') break;
    if (arg.name === undefined && arg.spread === undefined) plain.push(arg);
  }
  return plain;
}

/** `f(**options)`: the parameter may be among the options' keys. */
function spreadArgument(engine: Engine, frame: Frame, param: Param): Flow[] {
  if (param.kind === 'rest' || param.kind === 'kwrest') return [];
  return frame.call.args
    .filter(({ spread }) => spread === 'dict')
    .flatMap(({ value }) => engine.evaluate(value, frame.env))
    .flatMap((options) => {
      const { flows, open } = engine.get(options, param.name);
      const where = at(frame.file, param);
      return open ? [...flows, flow({ kind: 'attribute', name: param.name, at: where, required: false })] : flows;
    });
}
