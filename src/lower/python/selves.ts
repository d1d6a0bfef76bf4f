import type { ClassId, ScopeId } from '../../model/facts.js';
import type { Lowering } from './context.js';

export function nameSelf(low: Lowering, scope: ScopeId, name: string, cls: ClassId): void {
  low.selfNames.add(name);
  selvesIn(low, scope).set(name, cls);
}

/** The class a name stands for an instance of: the first parameter of a method, also seen from functions inside it. */
export function selfClass(low: Lowering, name: string): ClassId | undefined {
  if (!low.selfNames.has(name)) return undefined;
  for (let id: ScopeId | undefined = low.scope; id !== undefined; id = low.facts.scopes[id]?.parent) {
    const names = low.selves.get(id);
    if (names?.has(name)) return names.get(name);
  }
  return undefined;
}

/** From here on the name is something else in `scope`. */
export function shadowSelf(low: Lowering, scope: ScopeId, name: string): void {
  if (selfClass(low, name) !== undefined) selvesIn(low, scope).set(name, undefined);
}

function selvesIn(low: Lowering, scope: ScopeId): Map<string, ClassId | undefined> {
  const names = low.selves.get(scope) ?? new Map<string, ClassId | undefined>();
  low.selves.set(scope, names);
  return names;
}
