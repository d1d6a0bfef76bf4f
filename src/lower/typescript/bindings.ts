import type * as t from '@babel/types';
import type { Binding, Expr, TypeExpr } from '../../model/facts.js';
import { declaringScope } from './scopes.js';
import { typeOf } from './types.js';
import { spanOf, type Here, type Walk } from './walk.js';

export interface NewBinding {
  name: string;
  kind: Binding['kind'];
  value?: Expr | undefined;
  type?: TypeExpr | undefined;
  typeOnly?: boolean | null | undefined;
  augmented?: boolean;
}

/** A name that nothing declares belongs to the module, as an implicit global. */
export function bind(walk: Walk, here: Here, at: t.Node, binding: NewBinding): void {
  const { name, kind, value, type } = binding;
  walk.facts.bindings.push({
    name,
    scope: kind === 'type' ? here.scope : (declaringScope(walk, here.scope, name) ?? 0),
    block: here.scope,
    kind,
    ...(value && { value }),
    ...(type && { type }),
    ...(binding.typeOnly && { typeOnly: true }),
    ...(binding.augmented && { augmented: true }),
    span: spanOf(at),
  });
}

export function annotationOf(walk: Walk, node: t.Node, here: Here): TypeExpr | undefined {
  if (!('typeAnnotation' in node) || !node.typeAnnotation) return undefined;
  return typeOf(walk, node.typeAnnotation, here);
}

/** `const connect = () => …`: what has no name of its own takes that of its first holder. */
export function nameAfter(walk: Walk, value: Expr | undefined, name: string): void {
  if (value?.kind === 'function') rename(walk.facts.functions[value.fn], name);
  else if (value?.kind === 'class') rename(walk.facts.classes[value.cls], name);
}

function rename(owner: { name: string | undefined } | undefined, name: string): void {
  if (owner && owner.name === undefined) owner.name = name;
}
