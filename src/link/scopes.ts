/** Which assignments of a name can reach a use of it. */
import type { Binding, Expr, ExprOf, FileFacts, Scope, ScopeId } from '../model/facts.js';
import { covers } from '../model/span.js';
import { assignedBlock, isOtherBranch } from './branches.js';

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

const reachings = new WeakMap<ExprOf<'name'>, readonly Binding[]>();

/** The bindings that may decide what `use` is; empty when the file does not bind the name. */
export function reaching(file: FileFacts, use: ExprOf<'name'>): readonly Binding[] {
  let bindings = reachings.get(use);
  if (!bindings) reachings.set(use, (bindings = bindingsFor(file, use)));
  return bindings;
}

function bindingsFor(file: FileFacts, use: ExprOf<'name'>): Binding[] {
  const home = homeOf(file, use.scope);
  let leftFunction = false;
  for (let id: ScopeId | undefined = use.scope; id !== undefined; id = file.scopes[id]?.parent) {
    const scope = file.scopes[id];
    // A class body's names are not visible from the functions inside it.
    if (scope?.kind === 'class' && leftFunction) continue;
    if (scope?.kind === 'function') leftFunction = true;
    const all = bindingsIn(file, id, use.name);
    const isOther = (binding: Binding): boolean => !contains(binding, use);
    const isRuntime = (binding: Binding): boolean => !binding.typeOnly && isOther(binding);
    const counts = all.some(isRuntime) ? isRuntime : isOther;
    if (all.some(counts))
      return homeOf(file, id) === home ? before(file, all, counts, use) : lasting(file, all, counts);
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

/** `x = x or y`, `class X(X):`: what gives a name its value does not see it; the body of a class does. */
function contains(binding: Binding, use: ExprOf<'name'>): boolean {
  const span = binding.value?.span;
  if (span === undefined || use.span[0] < span[0] || span[1] < use.span[1]) return false;
  // `export class X` names the class where it is declared.
  const isItself = use.span[0] === binding.span[0];
  return binding.kind === 'variable' || (binding.kind === 'class' && use.scope === binding.block && !isItself);
}

type Test = (binding: Binding) => boolean;

/** In one function: what was assigned before the use and not surely overwritten since. */
function before(file: FileFacts, all: readonly Binding[], counts: Test, use: ExprOf<'name'>): Binding[] {
  const around = enclosing(file, use.scope);
  const isEarlier: Test = (binding) =>
    counts(binding) &&
    // `(url := …)` is read where it is bound.
    (binding.span[0] <= use.span[0] || isHoisted(file, binding)) &&
    !isOtherBranch(file, binding.block, around);
  return all.some(isEarlier)
    ? untilCertain(file, all, isEarlier, (block) => around.has(block))
    : all.filter((binding) => counts(binding));
}

/** Seen from another function: any time after the last assignment that surely happens. */
function lasting(file: FileFacts, all: readonly Binding[], counts: Test): Binding[] {
  return untilCertain(file, all, counts, (block, binding) => block === binding.scope);
}

/** From the last one back; a name may be bound ten thousand times, so nothing is copied on the way. */
function untilCertain(
  file: FileFacts,
  all: readonly Binding[],
  counts: Test,
  certain: (block: ScopeId, binding: Binding) => boolean,
): Binding[] {
  const reach: Binding[] = [];
  const assigned = new Set<ScopeId>();
  for (let index = all.length - 1; index >= 0; index--) {
    const binding = all[index];
    if (!binding || !counts(binding)) continue;
    if (binding.kind !== 'loop' && binding.value === undefined && binding.kind === 'variable') continue;
    reach.push(binding);
    if (!binding.augmented && certain(assignedBlock(file, binding.block, assigned), binding)) break;
  }
  return reach.length > 0 ? reach.reverse() : all.filter((binding) => counts(binding));
}

/** Whether what is written at one place has been written when another is reached. */
export function hasHappened(
  file: FileFacts,
  write: { scope: ScopeId; span: readonly [number, number] },
  use: { scope: ScopeId; span: readonly [number, number] },
): 'no' | 'maybe' | 'surely' {
  const home = homeOf(file, write.scope);
  if (home !== homeOf(file, use.scope)) return home === 0 && write.scope === 0 ? 'surely' : 'maybe';
  const around = enclosing(file, use.scope);
  if (write.span[0] >= use.span[0] || isOtherBranch(file, write.scope, around)) return 'no';
  return around.has(write.scope) ? 'surely' : 'maybe';
}

const isHoisted = ({ language }: FileFacts, { kind }: Binding): boolean =>
  language === 'typescript' && (kind === 'function' || kind === 'import');

/** The scope that a use stands in, and all around it. */
export function enclosing(file: FileFacts, scope: ScopeId): Set<ScopeId> {
  const all = new Set<ScopeId>();
  for (let id: ScopeId | undefined = scope; id !== undefined; id = file.scopes[id]?.parent) all.add(id);
  return all;
}

/** Only functions say where they are; what is guarded inside a block of one stays so only for names. */
export function innermost(file: FileFacts, { span }: Expr): ScopeId {
  let inner: { scope: ScopeId; span: readonly [number, number] } | undefined;
  for (const fn of file.functions) if (covers(fn.span, span) && (!inner || fn.span[0] >= inner.span[0])) inner = fn;
  return inner?.scope ?? 0;
}
