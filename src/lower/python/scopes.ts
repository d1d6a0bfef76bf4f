import type { Binding, ClassId, FileFacts, ScopeId } from '../../model/facts.js';
import { textOf, type Lowering } from './context.js';
import { namedChildren, type SyntaxNode } from './tree.js';

/** The nearest scope that holds bindings: blocks do not, and a walrus also passes through comprehensions. */
export function holderOf(low: Lowering, from: ScopeId = low.scope, pastComprehensions = false): ScopeId {
  let id = from;
  for (;;) {
    const scope = low.facts.scopes[id];
    if (!scope || scope.parent === undefined) return id;
    const comprehension = scope.kind === 'function' && scope.fn === undefined;
    if (scope.kind !== 'block' && !(pastComprehensions && comprehension)) return id;
    id = scope.parent;
  }
}

/** The class whose body directly holds this place. */
export function classHere(low: Lowering): ClassId | undefined {
  return low.facts.scopes[holderOf(low)]?.cls;
}

/** The class whose method this place is in, at whatever depth: the class `super()` speaks of. */
export function classOfMethod(low: Lowering): ClassId | undefined {
  let inFunction = false;
  for (let id: ScopeId | undefined = low.scope; id !== undefined;) {
    const scope: FileFacts['scopes'][number] | undefined = low.facts.scopes[id];
    if (inFunction && scope?.kind === 'class') return scope.cls;
    inFunction ||= scope?.kind === 'function';
    id = scope?.parent;
  }
  return undefined;
}

export function lowerDeclaration(low: Lowering, node: SyntaxNode): void {
  const how = node.type === 'global_statement' ? 'global' : 'nonlocal';
  const scope = holderOf(low, low.scope, true);
  const names = low.declared.get(scope) ?? new Map<string, 'global' | 'nonlocal'>();
  low.declared.set(scope, names);
  for (const child of namedChildren(node)) names.set(textOf(low, child), how);
}

/** `nonlocal` can only be resolved once every enclosing function is known in full. */
export function settleNonlocals(low: Lowering): void {
  if (low.nonlocals.size === 0) return;
  const owned = new Set<string>();
  for (const binding of low.facts.bindings)
    if (!low.nonlocals.has(binding)) owned.add(`${binding.scope} ${binding.name}`);
  for (const binding of low.nonlocals) binding.scope = ownerOf(low, binding, owned);
}

function ownerOf(low: Lowering, binding: Binding, owned: Set<string>): ScopeId {
  const { scopes } = low.facts;
  let nearest: ScopeId | undefined;
  for (let id = scopes[binding.scope]?.parent; id !== undefined; id = scopes[id]?.parent) {
    if (scopes[id]?.kind !== 'function') continue;
    if (owned.has(`${id} ${binding.name}`)) return id;
    nearest ??= id;
  }
  return nearest ?? binding.scope;
}
