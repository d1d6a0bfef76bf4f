import type { CallExpr, Expr } from '../../model/facts.js';
import type { Span } from '../../model/span.js';
import type { Lowering } from './context.js';

export function recordWrite(low: Lowering, object: Expr, property: string | Expr, value: Expr, span: Span): void {
  const self = object.kind === 'self' ? { self: object.cls } : {};
  low.facts.writes.push({ object, property: plainName(property), value, ...self, scope: low.scope, span });
}

function plainName(property: string | Expr): string | Expr {
  if (typeof property === 'string' || property.kind !== 'literal') return property;
  return typeof property.value === 'string' ? property.value : property;
}

/** `setattr(target, "name", value)` writes like `target.name = value`. */
export function recordSetattr(low: Lowering, call: CallExpr): void {
  if (call.callee.kind !== 'name' || call.callee.name !== 'setattr') return;
  const [object, property, value] = call.args;
  if (!object || !property || !value || call.args.some((arg) => arg.spread ?? arg.name)) return;
  recordWrite(low, object.value, property.value, value.value, call.span);
}
