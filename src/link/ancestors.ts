import type { Ancestor } from '../model/program.js';
import type { BoundCall, Env, Flow } from '../model/value.js';
import { constructorOf, superCall } from './evaluate/constructors.js';
import type { Engine } from './evaluate/engine.js';
import { lineage } from './evaluate/lineage.js';

/**
 * The packages' classes above a project class, with the arguments that reach their constructor when `call` builds an
 * instance: its own, or those of the last `super().__init__(…)` on the way up.
 */
export function ancestorsOf(engine: Engine, { flow: { value }, call }: { flow: Flow; call: BoundCall }): Ancestor[] {
  if (value.kind !== 'class') return [];
  const { own, external } = lineage(engine, value.file, value.cls);
  let reaching: BoundCall | undefined = call;
  for (const { file, facts } of own) {
    const constructor = constructorOf(file, facts);
    if (!constructor) continue;
    const written = superCall(file, constructor);
    const fn = file.functions.indexOf(constructor);
    const frame: Env['frame'] = reaching && {
      file,
      fn,
      call: reaching.call,
      env: reaching.env,
      ...(reaching.bound ? { bound: reaching.bound } : {}),
    };
    reaching = written && { call: written, env: { file, ...(frame ? { frame } : {}) } };
  }
  return external.flatMap((base) =>
    base.value.kind === 'external' ? [{ name: base.value.name, call: reaching }] : [],
  );
}
