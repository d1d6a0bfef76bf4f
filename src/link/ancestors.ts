import type { Ancestor } from '../model/program.js';
import type { BoundCall, Flow } from '../model/value.js';
import { constructorEnv, constructorOf, superCall } from './evaluate/constructors.js';
import { at, flow as flowOf, type Engine } from './evaluate/engine.js';
import { lineage } from './evaluate/lineage.js';

/**
 * The classes above a project class, the project's own before those of packages, with the arguments that reach their
 * constructor when `call` builds an instance: its own, or those of the last `super().__init__(…)` on the way up.
 */
export function ancestorsOf(engine: Engine, { flow: { value }, call }: { flow: Flow; call: BoundCall }): Ancestor[] {
  if (value.kind !== 'class') return [];
  const { own, external } = lineage(engine, value.file, value.cls);
  const above: Ancestor[] = [];
  let reaching: BoundCall | undefined = call;
  for (const [index, { file, cls, facts }] of own.entries()) {
    if (index > 0) above.push({ flow: flowOf({ kind: 'class', file, cls, at: at(file, facts) }), call: reaching });
    const constructor = constructorOf(file, facts);
    if (!constructor) continue;
    const written = superCall(file, constructor);
    reaching = written && { call: written, env: constructorEnv(file, facts, undefined, reaching) };
  }
  return [...above, ...external.map((base) => ({ flow: base, call: reaching }))];
}
