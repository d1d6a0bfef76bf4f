/** What a condition has made sure of: behind `if (!url) throw …`, and inside `if (url) { … }`, the URL is there. */
import type { Expr, ExprOf, FileFacts, Guard } from '../../model/facts.js';
import type { Env, Flow } from '../../model/value.js';
import { enclosing, innermost, reaching } from '../scopes.js';
import { isNothing } from './engine.js';
import { addTo } from '../../model/groups.js';

export function withGuards(flows: Flow[], expr: ExprOf<'name' | 'member'>, { file }: Env): Flow[] {
  if (file.guards.length === 0 || !flows.some(mayBeNothing) || !isGuarded(file, expr)) return flows;
  const there = flows.filter(({ value }) => !isNothing(value));
  return (there.length > 0 ? there : flows).map((one) =>
    'required' in one.value ? { ...one, value: { ...one.value, required: true } } : one,
  );
}

const mayBeNothing = ({ value }: Flow): boolean => isNothing(value) || ('required' in value && !value.required);

const indexes = new WeakMap<FileFacts, Map<string, Guard[]>>();

function guardsOf(file: FileFacts, expr: Expr): readonly Guard[] {
  let index = indexes.get(file);
  if (!index) {
    index = new Map();
    for (const guard of file.guards) {
      const name = pathOf(guard.expr);
      if (name !== undefined) addTo(index, name, guard);
    }
    indexes.set(file, index);
  }
  return index.get(pathOf(expr) ?? '') ?? [];
}

function isGuarded(file: FileFacts, expr: Expr): boolean {
  const guards = guardsOf(file, expr).filter(({ from }) => from <= expr.span[0]);
  if (guards.length === 0) return false;
  const root = rootOf(expr);
  const scope = root.kind === 'name' ? root.scope : innermost(file, expr);
  const around = enclosing(file, scope);
  return guards.some(({ expr: guarded, scope, to }) => {
    const holds = to === undefined ? around.has(scope) : expr.span[1] <= to;
    return holds && isSame(file, root, rootOf(guarded));
  });
}

/** A name may be bound anew in between. */
function isSame(file: FileFacts, root: Expr, guarded: Expr): boolean {
  if (root.kind !== 'name' || guarded.kind !== 'name') return root.kind === guarded.kind;
  return reaching(file, root)[0]?.span[0] === reaching(file, guarded)[0]?.span[0];
}

function rootOf(expr: Expr): Expr {
  return expr.kind === 'member' ? rootOf(expr.object) : expr;
}

/** `process.env.URL`; nothing for what is no plain path. */
function pathOf(expr: Expr): string | undefined {
  if (expr.kind === 'name') return expr.name;
  if (expr.kind === 'self') return 'this';
  const object = expr.kind === 'member' ? pathOf(expr.object) : undefined;
  return object !== undefined && expr.kind === 'member' ? `${object}.${expr.property}` : undefined;
}
