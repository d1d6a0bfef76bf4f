/** Which assignments of a name can reach a use of it. */
import type { Binding, ExprOf, FileFacts, Scope, ScopeId } from '../model/facts.js';

const indexes = new WeakMap<FileFacts, Map<string, Binding[]>>();

const keyOf = (scope: ScopeId, name: string): string => `${scope}:${name}`;

function indexOf(file: FileFacts): Map<string, Binding[]> {
  let index = indexes.get(file);
  if (!index) {
    index = new Map();
    for (const binding of file.bindings) {
      const key = keyOf(binding.scope, binding.name);
      const same = index.get(key);
      if (same) same.push(binding);
      else index.set(key, [binding]);
    }
    indexes.set(file, index);
  }
  return index;
}

/** All bindings of a name in one scope, in source order. */
export function bindingsIn(file: FileFacts, scope: ScopeId, name: string): readonly Binding[] {
  return indexOf(file).get(keyOf(scope, name)) ?? [];
}

/** The bindings that may decide what `use` is; empty when the file does not bind the name. */
export function reaching(file: FileFacts, use: ExprOf<'name'>): Binding[] {
  const home = homeOf(file, use.scope);
  let leftFunction = false;
  for (let id: ScopeId | undefined = use.scope; id !== undefined; id = file.scopes[id]?.parent) {
    const scope = file.scopes[id];
    // A class body's names are not visible from the functions inside it.
    if (scope?.kind === 'class' && leftFunction) continue;
    if (scope?.kind === 'function') leftFunction = true;
    const found = bindingsIn(file, id, use.name).filter((binding) => !contains(binding, use));
    const runtime = found.filter((binding) => !binding.typeOnly);
    const bindings = runtime.length > 0 ? runtime : found;
    if (bindings.length > 0) return homeOf(file, id) === home ? before(file, bindings, use) : lasting(bindings);
  }
  return [];
}

/** The function, class or module scope a block belongs to. */
function homeOf(file: FileFacts, id: ScopeId): ScopeId {
  let at: ScopeId = id;
  for (
    let scope: Scope | undefined = file.scopes[at];
    scope?.kind === 'block' && scope.parent !== undefined;
    scope = file.scopes[at]
  )
    at = scope.parent;
  return at;
}

/** `x = x or y`: the right side does not see the assignment it belongs to. */
function contains(binding: Binding, use: ExprOf<'name'>): boolean {
  const span = binding.value?.span;
  return binding.kind === 'variable' && span !== undefined && span[0] <= use.span[0] && use.span[1] <= span[1];
}

/** In one function: what was assigned before the use and not surely overwritten since. */
function before(file: FileFacts, bindings: readonly Binding[], use: ExprOf<'name'>): Binding[] {
  const around = enclosing(file, use.scope);
  const earlier = bindings.filter((binding) => binding.span[0] < use.span[0] || isHoisted(binding));
  if (earlier.length === 0) return [...bindings];
  return untilCertain(earlier, (binding) => around.has(binding.block));
}

/** Seen from another function: any time after the last assignment that surely happens. */
function lasting(bindings: readonly Binding[]): Binding[] {
  return untilCertain(bindings, (binding) => binding.block === binding.scope);
}

function untilCertain(bindings: readonly Binding[], certain: (binding: Binding) => boolean): Binding[] {
  const reach: Binding[] = [];
  for (const binding of [...bindings].reverse()) {
    if (binding.kind !== 'loop' && binding.value === undefined && binding.kind === 'variable') continue;
    reach.push(binding);
    if (!binding.augmented && certain(binding)) break;
  }
  return reach.length > 0 ? reach.reverse() : [...bindings];
}

const isHoisted = (binding: Binding): boolean => binding.kind === 'function' || binding.kind === 'import';

function enclosing(file: FileFacts, scope: ScopeId): Set<ScopeId> {
  const all = new Set<ScopeId>();
  for (let id: ScopeId | undefined = scope; id !== undefined; id = file.scopes[id]?.parent) all.add(id);
  return all;
}
