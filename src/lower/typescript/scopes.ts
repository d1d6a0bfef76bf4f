import type { Scope, ScopeId } from '../../model/facts.js';
import type { Here, Walk } from './walk.js';

export function openScope(walk: Walk, scope: Scope, names: Iterable<string> = []): ScopeId {
  walk.declared.push(new Set(names));
  return walk.facts.scopes.push(scope) - 1;
}

export function openBlock(
  walk: Walk,
  here: Here,
  block: NonNullable<Scope['block']>,
  names: Iterable<string> = [],
): Here {
  return { ...here, scope: openScope(walk, { kind: 'block', parent: here.scope, block }, names) };
}

/** The innermost scope from `from` outwards that declares the name. */
export function declaringScope(walk: Walk, from: ScopeId, name: string): ScopeId | undefined {
  let scope: ScopeId | undefined = from;
  while (scope !== undefined) {
    if (walk.declared[scope]?.has(name)) return scope;
    scope = walk.facts.scopes[scope]?.parent;
  }
  return undefined;
}

/** Whether a name the language or its host provides still means that here. */
export function isGlobal(walk: Walk, here: Here, name: string): boolean {
  return declaringScope(walk, here.scope, name) === undefined;
}
