import type { Binding, Expr, TypeExpr } from '../../model/facts.js';
import { bind } from './bindings.js';
import { lowerIndex } from './chains.js';
import { deeper, textOf, type Lowering } from './context.js';
import { childIn, firstNamed, namedChildren, spanOf, type SyntaxNode } from './tree.js';
import { recordWrite } from './writes.js';

export interface Assigned {
  kind: Binding['kind'];
  value?: Expr | undefined;
  type?: TypeExpr | undefined;
  augmented?: boolean;
}

/** Whatever may stand on the left of `=`, after `for` or after `as`. */
export function assignTo(low: Lowering, target: SyntaxNode, assigned: Assigned): void {
  const nothing = (): void => undefined;
  deeper(low, 1, () => (TARGETS[target.type] ?? lookInto)(low, target, assigned), nothing);
}

type Assign = (low: Lowering, target: SyntaxNode, assigned: Assigned) => void;

const TARGETS: Record<string, Assign> = {
  identifier: (low, target, assigned) => bind(low, { ...assigned, name: textOf(low, target), span: spanOf(target) }),
  attribute: assignMember,
  subscript: assignItem,
  pattern_list: unpack,
  tuple_pattern: unpack,
  list_pattern: unpack,
  expression_list: unpack,
  tuple: unpack,
  list: unpack,
  list_splat_pattern: assignRest,
  list_splat: assignRest,
  parenthesized_expression: assignInner,
  as_pattern_target: assignInner,
};

function lookInto(low: Lowering, target: SyntaxNode): void {
  low.visit.any(low, target);
}

function assignInner(low: Lowering, target: SyntaxNode, assigned: Assigned): void {
  const inner = firstNamed(target);
  if (inner) assignTo(low, inner, assigned);
}

function assignRest(low: Lowering, target: SyntaxNode, { kind }: Assigned): void {
  assignInner(low, target, { kind });
}

function assignMember(low: Lowering, target: SyntaxNode, { value }: Assigned): void {
  const objectNode = childIn(target, 'object');
  const property = childIn(target, 'attribute');
  if (!objectNode || !property) return;
  const object = low.visit.expr(low, objectNode);
  if (value) recordWrite(low, object, textOf(low, property), value, spanOf(target));
}

function assignItem(low: Lowering, target: SyntaxNode, { value }: Assigned): void {
  const objectNode = childIn(target, 'value');
  if (!objectNode) return;
  const object = low.visit.expr(low, objectNode);
  const index = lowerIndex(low, target);
  if (value) recordWrite(low, object, index, value, spanOf(target));
}

function unpack(low: Lowering, target: SyntaxNode, { kind, value }: Assigned): void {
  const targets = namedChildren(target);
  const star = targets.findIndex((item) => item.type.startsWith('list_splat'));
  targets.forEach((item, at) => {
    const fromEnd = star >= 0 && at > star;
    const part =
      value && partOf(value, fromEnd ? at - targets.length : at, item, star < 0 ? targets.length : undefined);
    assignTo(low, item, { kind, value: part });
  });
}

/** The item of a literal of the same length, else `value[at]`. */
function partOf(value: Expr, at: number, target: SyntaxNode, count: number | undefined): Expr {
  const paired = value.kind === 'list' && value.items.length === count && !value.items.some((item) => item.spread);
  const item = paired ? value.items[at] : undefined;
  if (item) return item.value;
  const span = spanOf(target);
  return { kind: 'index', object: value, index: { kind: 'literal', value: at, span }, span };
}
