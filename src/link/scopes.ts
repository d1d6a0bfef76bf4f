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
    if (bindings.length > 0) return homeOf(file, id) === home ? before(file, bindings, use) : lasting(file, bindings);
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
  const earlier = bindings.filter(
    (binding) =>
      (binding.span[0] < use.span[0] || isHoisted(file, binding)) && !isOtherBranch(file, binding.block, use.scope),
  );
  if (earlier.length === 0) return [...bindings];
  return untilCertain(file, earlier, (block) => around.has(block));
}

/** Seen from another function: any time after the last assignment that surely happens. */
function lasting(file: FileFacts, bindings: readonly Binding[]): Binding[] {
  return untilCertain(file, bindings, (block, binding) => block === binding.scope);
}

function untilCertain(
  file: FileFacts,
  bindings: readonly Binding[],
  certain: (block: ScopeId, binding: Binding) => boolean,
): Binding[] {
  const reach: Binding[] = [];
  const assigned = new Set<ScopeId>();
  for (const binding of [...bindings].reverse()) {
    if (binding.kind !== 'loop' && binding.value === undefined && binding.kind === 'variable') continue;
    reach.push(binding);
    if (binding.augmented) continue;
    if (certain(assignedBlock(file, binding.block, assigned), binding)) break;
  }
  return reach.length > 0 ? reach.reverse() : [...bindings];
}

/** The largest block in which the name is surely assigned, `block` being assigned: all branches of an `if` make it certain. */
function assignedBlock(file: FileFacts, block: ScopeId, assigned: Set<ScopeId>): ScopeId {
  let sure = block;
  for (;;) {
    assigned.add(sure);
    const parent = file.scopes[sure]?.parent;
    const branches = branchesOf(file, sure);
    if (parent === undefined || !branches?.isComplete || !branches.all.every((id) => assigned.has(id))) return sure;
    sure = parent;
  }
}

interface Branches {
  all: ScopeId[];
  /** One of them runs whatever the condition. */
  isComplete: boolean;
}

const branchTables = new WeakMap<FileFacts, Map<ScopeId, Branches>>();

/** The `if`, `elif` and `else` blocks, or the cases, of the one statement that a block belongs to. */
function branchesOf(file: FileFacts, block: ScopeId): Branches | undefined {
  let table = branchTables.get(file);
  if (!table) branchTables.set(file, (table = tableOfBranches(file)));
  return table.get(block);
}

function tableOfBranches({ scopes, language }: FileFacts): Map<ScopeId, Branches> {
  const table = new Map<ScopeId, Branches>();
  /** The latest statement among the children of a scope. */
  const open = new Map<ScopeId, Branches>();
  scopes.forEach(({ kind, block, parent }, id) => {
    if (kind !== 'block' || parent === undefined) return;
    const latest = open.get(parent);
    const goesOn = latest && (block === 'elif' || block === 'else' || (block === 'case' && language === 'python'));
    if (goesOn) {
      latest.all.push(id);
      latest.isComplete = block === 'else';
      table.set(id, latest);
      if (block === 'else') open.delete(parent);
      return;
    }
    open.delete(parent);
    if (block !== 'if' && block !== 'case') return;
    const started = { all: [id], isComplete: false };
    table.set(id, started);
    open.set(parent, started);
  });
  return table;
}

/** Of `if` and `else` only one runs: what the one assigns does not reach the other. */
export function isOtherBranch(file: FileFacts, from: ScopeId, to: ScopeId): boolean {
  const above = enclosing(file, to);
  for (let id: ScopeId | undefined = from; id !== undefined && !above.has(id); id = file.scopes[id]?.parent) {
    const branches = branchesOf(file, id);
    if (branches?.all.some((other) => other !== id && above.has(other))) return true;
  }
  return false;
}

const isHoisted = ({ language }: FileFacts, { kind }: Binding): boolean =>
  language === 'typescript' && (kind === 'function' || kind === 'import');

function enclosing(file: FileFacts, scope: ScopeId): Set<ScopeId> {
  const all = new Set<ScopeId>();
  for (let id: ScopeId | undefined = scope; id !== undefined; id = file.scopes[id]?.parent) all.add(id);
  return all;
}
