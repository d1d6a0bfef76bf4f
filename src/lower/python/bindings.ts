import type { Binding, ClassId, FunctionFacts, Member, ScopeId, TypeExpr, Expr } from '../../model/facts.js';
import type { Span } from '../../model/span.js';
import type { Lowering } from './context.js';
import { holderOf } from './scopes.js';
import { shadowSelf } from './selves.js';

export interface NewBinding {
  name: string;
  kind: Binding['kind'];
  span: Span;
  value?: Expr | undefined;
  type?: TypeExpr | undefined;
  augmented?: boolean | undefined;
  typeOnly?: boolean | undefined;
  /** Written with `:=`, which reaches out of comprehensions. */
  walrus?: boolean | undefined;
}

export function bind(low: Lowering, made: NewBinding): void {
  const holder = holderOf(low, low.scope, made.walrus);
  const declared = low.declared.get(holder)?.get(made.name);
  const scope = declared === 'global' ? 0 : holder;
  const binding = toBinding(low, made, scope);
  low.facts.bindings.push(binding);
  if (declared === 'nonlocal') low.nonlocals.add(binding);
  shadowSelf(low, holder, made.name);
  const cls = low.facts.scopes[scope]?.cls;
  if (cls !== undefined) addMember(low, cls, binding);
}

function toBinding(low: Lowering, made: NewBinding, scope: ScopeId): Binding {
  const { name, kind, span, value, type } = made;
  return {
    name,
    scope,
    block: low.scope,
    kind,
    ...(value && { value }),
    ...(type && { type }),
    ...((made.typeOnly || low.typeOnly) && { typeOnly: true as const }),
    ...(made.augmented && { augmented: true as const }),
    span,
  };
}

function addMember(low: Lowering, cls: ClassId, binding: Binding): void {
  const member = toMember(low, binding);
  if (member) low.facts.classes[cls]?.members.push(member);
}

function toMember(low: Lowering, { name, kind, value, type, span, ...rest }: Binding): Member | undefined {
  if (rest.typeOnly || rest.augmented) return undefined;
  if (kind === 'variable') return { name, kind: 'field', ...(value && { value }), ...(type && { type }), span };
  if (value?.kind !== 'function') return undefined;
  const memberKind = METHOD_MEMBERS[low.facts.functions[value.fn]?.kind ?? 'method'];
  if (!memberKind) return undefined;
  const isStatic = low.facts.functions[value.fn]?.kind === 'static';
  return { name, kind: memberKind, ...(isStatic && { isStatic }), fn: value.fn, span };
}

/** A setter adds no member to the getter it belongs to. */
const METHOD_MEMBERS: Partial<Record<FunctionFacts['kind'], 'method' | 'getter'>> = {
  method: 'method',
  constructor: 'method',
  static: 'method',
  classmethod: 'method',
  getter: 'getter',
};
