/** The branches of a program: what stands in one of them does not reach the others. */
import type { FileFacts, ScopeId } from '../model/facts.js';

interface Branches {
  all: ScopeId[];
  /** One of them runs whatever the condition. */
  isComplete: boolean;
}

const tables = new WeakMap<FileFacts, Map<ScopeId, Branches>>();

/** The `if`, `elif` and `else` blocks, or the cases, of the one statement that a block belongs to. */
function branchesOf(file: FileFacts, block: ScopeId): Branches | undefined {
  let table = tables.get(file);
  if (!table) tables.set(file, (table = tableOfBranches(file)));
  return table.get(block);
}

function tableOfBranches({ scopes, language }: FileFacts): Map<ScopeId, Branches> {
  const table = new Map<ScopeId, Branches>();
  /** The latest statement among the children of a scope. */
  const open = new Map<ScopeId, Branches>();
  const goesOn = (block: string | undefined): boolean =>
    block === 'elif' || block === 'else' || (block === 'case' && language === 'python');
  scopes.forEach(({ kind, block, parent }, id) => {
    if (kind !== 'block' || parent === undefined) return;
    const isStart = block === 'if' || (block === 'case' && language === 'python');
    const latest = open.get(parent);
    const branches = latest && goesOn(block) ? latest : isStart ? { all: [], isComplete: false } : undefined;
    if (branches) {
      branches.all.push(id);
      branches.isComplete = block === 'else';
      table.set(id, branches);
    }
    if (branches && block !== 'else') open.set(parent, branches);
    else open.delete(parent);
  });
  return table;
}

/** Of `if` and `else` only one runs: what the one assigns does not reach the other. `above`: the scopes around the other. */
export function isOtherBranch(file: FileFacts, from: ScopeId, above: ReadonlySet<ScopeId>): boolean {
  for (let id: ScopeId | undefined = from; id !== undefined && !above.has(id); id = file.scopes[id]?.parent) {
    const branches = branchesOf(file, id);
    if (branches?.all.some((other) => other !== id && above.has(other))) return true;
  }
  return false;
}

/** The largest block in which a name is surely assigned, `block` being assigned too: all branches of an `if` make it certain. */
export function assignedBlock(file: FileFacts, block: ScopeId, assigned: Set<ScopeId>): ScopeId {
  let sure = block;
  for (;;) {
    if (assigned.has(sure)) return sure;
    assigned.add(sure);
    const parent = file.scopes[sure]?.parent;
    const branches = branchesOf(file, sure);
    if (parent === undefined || !branches?.isComplete || !branches.all.every((id) => assigned.has(id))) return sure;
    sure = parent;
  }
}
