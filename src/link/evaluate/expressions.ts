import type { Binding, Expr, ExprOf } from '../../model/facts.js';
import type { At, Env, Flow, TypeAt, Value } from '../../model/value.js';
import { reaching } from '../scopes.js';
import { withoutLater } from './classes.js';
import { at, flow, hop, isNothing, isTruthy, textOf, type Engine } from './engine.js';
import { withGuards } from './guards.js';
import { isIteration, iterated } from './iteration.js';
import { withLateEntries } from './late.js';
import { anyEntry } from './objects.js';
import { starImported } from './modules.js';
import { parameterValue } from './parameters.js';
import { concatenated, formatted, joined } from './text.js';
import { valueOfType } from './types.js';
import { withPathname } from './urls.js';

export function evaluateExpr(engine: Engine, expr: Exclude<Expr, { kind: 'call' }>, env: Env): Flow[] {
  const where = at(env.file, expr);
  switch (expr.kind) {
    case 'literal':
      return [flow({ kind: 'literal', value: expr.value, at: where })];
    case 'absent':
      return [flow({ kind: 'absent', as: expr.as, at: where })];
    case 'template':
      return joined(
        expr.parts.map((part) => (typeof part === 'string' ? part : engine.evaluate(part, env))),
        where,
      );
    case 'binary':
      return binary(engine, expr, env);
    case 'name':
      return withGuards(named(engine, expr, env), expr, env);
    case 'member':
      return withGuards(member(engine, expr, env), expr, env);
    case 'index':
      return indexed(engine, expr, env);
    case 'choice':
      return chosen(engine, expr, env);
    case 'object':
      return [flow({ kind: 'object', expr, env, late: [], at: where })];
    case 'list':
      return [flow({ kind: 'list', expr, env, at: where })];
    case 'function':
      return [flow({ kind: 'function', file: env.file, fn: expr.fn, at: where, ...selfOf(env) })];
    case 'class':
      return [flow({ kind: 'class', file: env.file, cls: expr.cls, at: where })];
    case 'import':
      return engine.imported(expr, env);
    case 'parameter':
      return parameterValue(engine, expr, env);
    case 'self':
      return [selfOf(env).self ?? flow({ kind: 'instance', file: env.file, cls: expr.cls, at: where })];
    case 'super':
      return (env.file.classes[expr.cls]?.bases ?? []).flatMap((base) =>
        asSuper(
          engine.evaluate(base, env),
          selfOf(env).self ?? flow({ kind: 'instance', file: env.file, cls: expr.cls, at: where }),
        ),
      );
    case 'opaque':
      return [flow({ kind: 'opaque', reason: `not understood: ${expr.what}`, at: where })];
  }
}

function selfOf(env: Env): { self?: Flow } {
  return env.frame?.self ? { self: env.frame.self } : {};
}

/** `super` stands for the base class with the members of the same object; what is called through it has that as `self`. */
function asSuper(bases: Flow[], self: Flow): Flow[] {
  const call = self.value.kind === 'instance' ? self.value.call : undefined;
  return bases.map((base) => {
    const { value } = base;
    if (value.kind === 'class')
      return flow(
        { kind: 'instance', file: value.file, cls: value.cls, at: value.at, self, ...(call ? { call } : {}) },
        base.trail,
      );
    return value.kind === 'external' ? flow({ ...value, name: `${value.name}()` }, base.trail) : base;
  });
}

function named(engine: Engine, expr: ExprOf<'name'>, env: Env): Flow[] {
  const bindings = reaching(env.file, expr);
  engine.spend(bindings.length);
  if (bindings.length === 0) {
    const starred = starImported(engine, expr.name, env);
    return starred.length > 0 ? starred : [unbound(engine, expr, env)];
  }
  let flows: Flow[] = [];
  for (const [index, binding] of bindings.entries()) {
    const own = boundFlows(engine, expr.name, binding, env);
    if (!binding.augmented || index === 0) flows.push(...own);
    else flows = grown(flows, own, { binding, isSure: binding.block === bindings[0]?.block }, env);
  }
  return withLateEntries(engine, withPathname(engine, flows, expr, env), expr, env);
}

/** A global; but a script has no package that it doesn't import. */
function unbound(engine: Engine, expr: ExprOf<'name'>, env: Env): Flow {
  const where = at(env.file, expr);
  return env.file.language === 'typescript' && engine.packages.typescript.has(expr.name)
    ? flow({ kind: 'opaque', reason: `${expr.name} is bound nowhere`, at: where })
    : flow({ kind: 'external', name: expr.name, at: where });
}

function boundFlows(engine: Engine, name: string, binding: Binding, env: Env): Flow[] {
  const where = at(env.file, binding);
  if (binding.value) {
    const known = engine.evaluate(binding.value, env);
    const told = binding.type && known.every(isUntold) ? typedAttribute(engine, name, binding.type, env) : known;
    return binding.kind === 'variable' ? hop(`${name} = ${textOf(at(env.file, binding.value))}`, where, told) : told;
  }
  if (binding.type) return typedAttribute(engine, name, binding.type, env);
  if (binding.kind === 'variable')
    return env.file.language === 'typescript' ? [flow({ kind: 'absent', as: 'undefined', at: where })] : [];
  return [flow({ kind: 'attribute', name, at: where, required: true })];
}

/** `url += "/v1"` makes a longer text, `options |= more` a larger dictionary. */
function grown(
  before: Flow[],
  added: Flow[],
  { binding, isSure }: { binding: Binding; isSure: boolean },
  env: Env,
): Flow[] {
  const where = at(env.file, binding);
  if (before.some(({ value }) => value.kind === 'object' || value.kind === 'list')) {
    const { value } = binding;
    const key: Expr = { kind: 'opaque', what: 'update', span: binding.span };
    const late = value ? [{ key, value, env, ...(isSure ? { sure: true as const } : {}) }] : [];
    return before.map((one) =>
      one.value.kind === 'object' ? { ...one, value: { ...one.value, late: [...one.value.late, ...late] } } : one,
    );
  }
  const longer = hop(textOf(where), where, joined([before, added], where));
  return isSure ? longer : [...before, ...longer];
}

const isUntold = ({ value }: Flow): boolean => value.kind === 'result' || value.kind === 'opaque';

function typedAttribute(engine: Engine, name: string, type: TypeAt['type'], env: Env): Flow[] {
  const typed = { file: env.file, type };
  return valueOfType(engine, typed, (required) =>
    flow({ kind: 'attribute', name, at: at(env.file, type), type: typed, required }),
  );
}

function member(engine: Engine, expr: ExprOf<'member'>, env: Env): Flow[] {
  const flows = engine
    .evaluate(expr.object, env)
    .flatMap((object) => memberFlows(engine, object, expr.property, env, expr));
  return withLateEntries(engine, withoutLater(flows, expr, env), expr, env);
}

function memberFlows(engine: Engine, object: Flow, key: string, env: Env, expr: Expr): Flow[] {
  // In Python, asking nothing for a member or key fails.
  if (object.value.kind === 'absent' && env.file.language === 'python') return [];
  const { flows, open, absent } = engine.get(object, key);
  const where = at(env.file, expr);
  const rest: Flow[] = [];
  // Python fails where there is no such key.
  const required = !absent || (expr.kind === 'index' && env.file.language === 'python');
  if (open) rest.push(flow({ kind: 'attribute', name: textOf(where), at: where, required }, object.trail));
  else if (absent && flows.length === 0) rest.push(flow({ kind: 'absent', as: 'undefined', at: where }, object.trail));
  return [...flows.map((one) => readHere(one, object, where)), ...rest];
}

/** A variable is read where its name is written, not where `os` is imported. */
function readHere(one: Flow, object: Flow, where: At): Flow {
  return one.value.kind === 'env' && object.value.kind === 'external'
    ? { ...one, value: { ...one.value, at: where } }
    : one;
}

function indexed(engine: Engine, expr: ExprOf<'index'>, env: Env): Flow[] {
  if (isIteration(expr)) return iterated(engine, expr, env);
  const keys = engine.evaluate(expr.index, env);
  return engine.evaluate(expr.object, env).flatMap((object) =>
    keys.flatMap(({ value }): Flow[] => {
      if (value.kind === 'literal') return memberFlows(engine, object, String(value.value), env, expr);
      return (
        anyEntry(engine, object.value) ?? [
          flow({ kind: 'attribute', name: textOf(at(env.file, expr)), at: at(env.file, expr), required: true }),
        ]
      );
    }),
  );
}

function chosen(engine: Engine, expr: ExprOf<'choice'>, env: Env): Flow[] {
  const options = expr.options.map((option) => engine.evaluate(option, env));
  if (expr.how === 'conditional') return options.flat();
  if (expr.how === 'and')
    return [...(options[0] ?? []).filter(({ value }) => isNothing(value)), ...options.slice(1).flat()];
  const gone = expr.how === 'or' ? isNothing : (value: Value): boolean => value.kind === 'absent';
  const kept: Flow[] = [];
  for (const [index, option] of options.entries()) {
    const last = index === options.length - 1;
    kept.push(...option.filter(({ value }) => last || !gone(value)).map((one) => (last ? one : present(one))));
    if (isSurelyThere(option)) break;
  }
  return kept;
}

/** Each of them is; or what may be there has a truthy fallback already, `(a ?? "b") ?? c`. */
const isSurelyThere = (option: Flow[]): boolean =>
  option.some(({ value }) => isTruthy(value)) &&
  !option.some(({ value }) => isNothing(value) || ('required' in value && !value.required));

/** Left of `or`, a setting that may be absent is present or not taken. */
function present(one: Flow): Flow {
  const { value } = one;
  return 'required' in value && !value.required ? { ...one, value: { ...value, required: true } } : one;
}

function binary(engine: Engine, expr: ExprOf<'binary'>, env: Env): Flow[] {
  const where = at(env.file, expr);
  if (expr.op === '+' || expr.op === '/') return concatenated(engine, expr, env);
  if (expr.op === '%')
    return formatted(
      engine,
      expr.left,
      expr.right.kind === 'list' ? expr.right.items.map(({ value }) => value) : [expr.right],
      env,
      where,
    );
  if (expr.op === '|') {
    const entries = [expr.left, expr.right].map((spread) => ({ spread, span: spread.span }));
    return [flow({ kind: 'object', expr: { kind: 'object', entries, span: expr.span }, env, late: [], at: where })];
  }
  return [flow({ kind: 'opaque', reason: `not understood: ${expr.op}`, at: where })];
}
