/** Calls that read a setting: `os.getenv("X", "default")`, `config("X")`. */
import type { ReadersRule } from '../../model/rule.js';
import type { CallExpr } from '../../model/facts.js';
import type { BoundCall, Flow, Found, Value } from '../../model/value.js';
import { argumentIn } from './arguments.js';
import { at, flow, hop, isTruthy, textOf, type Engine } from './engine.js';
import { registered } from './registered.js';

/** `LLM_URL`, and no way through an object. */
const IS_VARIABLE = /^[A-Z][A-Z\d_]*$/;

type Read = ReadersRule['calls'][number];

export function readSetting(engine: Engine, read: Read, call: BoundCall): Flow[] {
  const where = at(call.env.file, call.call);
  const prefix = prefixAround(engine, read, call);
  const keys = argumentIn(engine, call, read.key).flows.flatMap(({ value }) =>
    value.kind === 'literal' && prefix !== undefined ? [`${prefix}${String(value.value)}`] : [],
  );
  const defaults = read.default
    .map((param) => argumentIn(engine, call, param))
    .find(({ flows, open }) => flows.length > 0 || open);
  const fallback = hop(`default of ${keys[0] ?? 'the setting'}`, where, defaults?.flows ?? []);
  const [only] = keys;
  const found =
    read.registered && keys.length === 1 && only !== undefined && !IS_VARIABLE.test(only)
      ? registered(engine, only, call.env.file)
      : undefined;
  if (found) return hop(textOf(where), where, heldOrElse(found, defaults && fallback, where));
  const names = keys.length > 0 ? keys : [textOf(where)];
  const required = defaults !== undefined ? fallback.every(({ value }) => value.kind !== 'absent') : read.required;
  return [...names.map((name) => flow(reading(read.origin, name, required, where))), ...fallback];
}

/** Of what is registered, with a default for what may be lacking. */
function heldOrElse({ flows, open, absent }: Found, fallback: Flow[] | undefined, where: Value['at']): Flow[] {
  if (!open && !absent && flows.every(({ value }) => isTruthy(value))) return flows;
  const unseen: Flow[] = open ? [flow({ kind: 'attribute', name: textOf(where), at: where, required: !fallback })] : [];
  const nothing: Flow[] = absent && !open ? [flow({ kind: 'absent', as: 'undefined', at: where })] : [];
  return [...flows, ...unseen, ...(fallback ?? nothing)];
}

function reading(origin: 'env' | 'setting' | 'argument', name: string, required: boolean, where: Value['at']): Value {
  if (origin === 'argument') return { kind: 'attribute', name, at: where, required };
  return { kind: origin, name, at: where, required };
}

/** What the blocks around a read put in front of its names: `with env.prefixed("OPENAI_"):`. Undefined: it is not known. */
function prefixAround(engine: Engine, read: Read, { call, env }: BoundCall): string | undefined {
  if (read.prefixed === undefined) return '';
  const { scopes, text } = env.file;
  const reader = text.slice(...call.callee.span);
  const isOfReader = ({ callee }: CallExpr): boolean =>
    callee.kind === 'member' &&
    callee.property === read.prefixed &&
    `${reader}.`.startsWith(`${text.slice(...callee.object.span)}.`);
  let prefix = '';
  for (let scope = scopes[call.scope]; scope; scope = scope.parent === undefined ? undefined : scopes[scope.parent])
    for (const opened of scope.within?.toReversed() ?? []) {
      if (opened.kind !== 'call' || !isOfReader(opened)) continue;
      const [first, ...others] = argumentIn(engine, { call: opened, env }, 'arg[0]').flows;
      if (first?.value.kind !== 'literal' || others.length > 0) return undefined;
      prefix = `${String(first.value.value)}${prefix}`;
    }
  return prefix;
}

/** Of what is called by one name only, so that another variable is read there for certain. */
export function optionally(engine: Engine, { call, env }: BoundCall): Read['optional'] {
  const [callee, ...others] = engine.evaluate(call.callee, env);
  if (callee?.value.kind !== 'external' || others.length > 0) return undefined;
  const read = engine.knowledge[env.file.language].reads.lookup(callee.value.name);
  return read && prefixAround(engine, read, { call, env }) === '' ? read.optional : undefined;
}
