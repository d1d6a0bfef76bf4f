import type { Expr } from '../../model/facts.js';
import { opaque, textOf, type Lowering } from './context.js';
import { firstNamed, spanOf, type SyntaxNode } from './tree.js';

export function lowerNumber(low: Lowering, node: SyntaxNode): Expr {
  const value = numberValue(textOf(low, node));
  return value === undefined ? opaque(node) : { kind: 'literal', value, span: spanOf(node) };
}

function numberValue(written: string): number | undefined {
  const plain = written.replace(/_/g, '').replace(/l$/i, '');
  // Python 2 wrote octals with a bare zero.
  const value = /^0[0-7]+$/.test(plain) ? Number.parseInt(plain, 8) : Number(plain);
  return Number.isNaN(value) ? undefined : value;
}

export function lowerTrue(_low: Lowering, node: SyntaxNode): Expr {
  return { kind: 'literal', value: true, span: spanOf(node) };
}

export function lowerFalse(_low: Lowering, node: SyntaxNode): Expr {
  return { kind: 'literal', value: false, span: spanOf(node) };
}

export function lowerNone(_low: Lowering, node: SyntaxNode): Expr {
  return { kind: 'absent', as: 'none', span: spanOf(node) };
}

export function lowerUnary(low: Lowering, node: SyntaxNode): Expr {
  const argument = firstNamed(node);
  if (!argument) return opaque(node);
  const value = low.visit.expr(low, argument);
  const isNumber = value.kind === 'literal' && typeof value.value === 'number';
  if (!isNumber || node.children[0]?.type !== '-') return opaque(node);
  return { kind: 'literal', value: -Number(value.value), span: spanOf(node) };
}
