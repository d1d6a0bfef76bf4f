/** How a call gets at its key: the object it is a member of, or the name it is imported by. */
import type { Binding, CallExpr, Expr, ExprOf, FileFacts, ScopeId } from '../../model/facts.js';

export type Access =
  | { by: 'member'; expr: ExprOf<'member'> }
  | { by: 'import'; module: string; name: string; binding: Binding }
  /** A name of the module itself. */
  | { by: 'name'; name: string; binding: Binding };

const DEEPEST = 6;

/** Looks through names, `x or y`, and methods of the key (`.get_secret_value()`). */
export function accessOf(file: FileFacts, expr: Expr, scope: ScopeId, depth = 0): Access | undefined {
  if (depth > DEEPEST) return undefined;
  const on = (next: Expr | undefined): Access | undefined => next && accessOf(file, next, scope, depth + 1);
  switch (expr.kind) {
    case 'member':
      return { by: 'member', expr };
    case 'name':
      return ofName(file, expr, scope, depth);
    case 'choice':
      return on(expr.options[0]);
    case 'call':
      return ofMethod(file, expr, scope, depth);
    default:
      return undefined;
  }
}

function ofName(file: FileFacts, expr: ExprOf<'name'>, scope: ScopeId, depth: number): Access | undefined {
  const binding = visible(file, expr.name, expr.scope);
  const value = binding?.value;
  if (!binding || !value || value.kind === 'call') return binding && { by: 'name', name: expr.name, binding };
  if (value.kind === 'import' && value.name !== undefined)
    return { by: 'import', module: value.module, name: value.name, binding };
  const further = accessOf(file, value, scope, depth + 1);
  if (further?.by === 'member' && !isReachable(file, further.expr.object, scope)) return undefined;
  return further ?? { by: 'name', name: expr.name, binding };
}

/** `key.get_secret_value()`, `str(key)`. */
function ofMethod(file: FileFacts, expr: CallExpr, scope: ScopeId, depth: number): Access | undefined {
  if (expr.args.length === 0 && expr.callee.kind === 'member')
    return accessOf(file, expr.callee.object, scope, depth + 1);
  const [only] = expr.args;
  return expr.args.length === 1 && expr.callee.kind === 'name' && only && !expr.isNew
    ? accessOf(file, only.value, scope, depth + 1)
    : undefined;
}

/** What a class keeps under a name of its own, `self.key = settings.key`, everywhere it is written. */
export function keptUnder({ writes, classes }: FileFacts, { object, property }: ExprOf<'member'>): Expr[] {
  if (object.kind !== 'self') return [];
  const own = writes.filter(({ self, property: name }) => self === object.cls && name === property);
  const fields = classes[object.cls]?.members.filter(({ name }) => name === property) ?? [];
  return [...own.map(({ value }) => value), ...fields.flatMap(({ value }) => value ?? [])];
}

/** How the class gets at what it keeps, as it could be written at the call; undefined where it can not, or is kept in several places. */
export function accessOfKept(file: FileFacts, [kept, ...others]: readonly Expr[], scope: ScopeId): Access | undefined {
  if (!kept || others.length > 0) return undefined;
  const ways = (kept.kind === 'choice' ? kept.options : [kept]).flatMap((one) => accessOf(file, one, scope) ?? []);
  return ways.find((one) => one.by === 'import' || (one.by === 'member' && isReachable(file, one.expr.object, scope)));
}

/** The last assignment of a name that can be seen from a scope, if there is but one. */
export function visible(file: FileFacts, name: string, from: ScopeId): Binding | undefined {
  for (let id: ScopeId | undefined = from; id !== undefined; id = file.scopes[id]?.parent) {
    const here = file.bindings.filter((binding) => binding.scope === id && binding.name === name && !binding.typeOnly);
    if (here.length > 0) return here.length === 1 ? here[0] : undefined;
  }
  return undefined;
}

/** `settings.secrets.` of `settings.secrets.api_key`, as it is written; undefined where it can't be written again. */
export function ownerText(file: FileFacts, { span, property }: ExprOf<'member'>): string | undefined {
  const text = file.text.slice(span[0], span[1]);
  return text.endsWith(`.${property}`) && !/[\n(]|await/.test(text) ? text.slice(0, -property.length) : undefined;
}

/** Whether the names of an expression mean the same at another place of the file. */
export function isReachable(file: FileFacts, expr: Expr, scope: ScopeId): boolean {
  switch (expr.kind) {
    case 'name': {
      const there = visible(file, expr.name, expr.scope);
      return there !== undefined && visible(file, expr.name, scope) === there;
    }
    case 'member':
      return isReachable(file, expr.object, scope);
    case 'self':
      return true;
    case 'call':
      return expr.args.length === 0 && isReachable(file, expr.callee, scope);
    default:
      return false;
  }
}
