/** Calls that read a setting: `os.getenv("X", "default")`, `config("X")`. */
import type { ReadersRule } from '../../model/rule.js';
import type { BoundCall, Flow, Value } from '../../model/value.js';
import { argumentIn } from './arguments.js';
import { at, flow, hop, textOf, type Engine } from './engine.js';

export function readSetting(engine: Engine, read: ReadersRule['calls'][number], call: BoundCall): Flow[] {
  const where = at(call.env.file, call.call);
  const keys = argumentIn(engine, call, read.key).flows.flatMap(({ value }) =>
    value.kind === 'literal' ? [String(value.value)] : [],
  );
  const defaults = read.default
    .map((param) => argumentIn(engine, call, param))
    .find(({ flows, open }) => flows.length > 0 || open);
  const fallback = hop(`default of ${keys[0] ?? 'the setting'}`, where, defaults?.flows ?? []);
  const names = keys.length > 0 ? keys : [textOf(where)];
  const required = defaults !== undefined ? fallback.every(({ value }) => value.kind !== 'absent') : read.required;
  return [...names.map((name) => flow(reading(read.origin, name, required, where))), ...fallback];
}

function reading(origin: 'env' | 'setting' | 'argument', name: string, required: boolean, where: Value['at']): Value {
  if (origin === 'argument') return { kind: 'attribute', name, at: where, required };
  return { kind: origin, name, at: where, required };
}

/** Of what is called by one name only, so that another variable is read there for certain. */
export function optionally(engine: Engine, { call, env }: BoundCall): ReadersRule['calls'][number]['optional'] {
  const [callee, ...others] = engine.evaluate(call.callee, env);
  if (callee?.value.kind !== 'external' || others.length > 0) return undefined;
  return engine.knowledge[env.file.language].reads.lookup(callee.value.name)?.optional;
}
