import type { Expr } from '../../model/facts.js';
import { bind } from './bindings.js';
import { CHAIN_TYPES, lowerChain } from './chains.js';
import { lowerDictionary, lowerList } from './collections.js';
import { lowerComprehension } from './comprehensions.js';
import { deeper, MAX_HEIGHT, opaque, textOf, visitAll, type Lowering } from './context.js';
import { lowerLambda, lowerYield } from './functions.js';
import { guardInside, guardOtherwise } from './guards.js';
import { lowerFalse, lowerNone, lowerNumber, lowerTrue, lowerUnary } from './literals.js';
import { selfClass } from './selves.js';
import { lowerConcatenated, lowerString } from './strings.js';
import { childIn, firstNamed, namedChildren, spanOf, type SyntaxNode } from './tree.js';

type LowerExpr = (low: Lowering, node: SyntaxNode) => Expr;

const EXPRESSIONS = new Map<string, LowerExpr>([
  ['identifier', lowerName],
  ['string', lowerString],
  ['concatenated_string', lowerConcatenated],
  ['integer', lowerNumber],
  ['float', lowerNumber],
  ['true', lowerTrue],
  ['false', lowerFalse],
  ['none', lowerNone],
  ['unary_operator', lowerUnary],
  ...CHAIN_TYPES.map((type): [string, LowerExpr] => [type, lowerChain]),
  ['boolean_operator', lowerBoolean],
  ['comparison_operator', lowerComparison],
  ['conditional_expression', lowerConditional],
  ['named_expression', lowerWalrus],
  ['dictionary', lowerDictionary],
  ['list', lowerList],
  ['tuple', lowerList],
  ['set', lowerList],
  ['expression_list', lowerList],
  ['pattern_list', lowerList],
  ['tuple_pattern', lowerList],
  ['list_pattern', lowerList],
  ['lambda', lowerLambda],
  ['yield', lowerYield],
  ['list_comprehension', lowerComprehension],
  ['set_comprehension', lowerComprehension],
  ['dictionary_comprehension', lowerComprehension],
  ['generator_expression', lowerComprehension],
]);

/** Around a value without changing it. */
const WRAPPERS = new Set(['parenthesized_expression', 'await', 'type']);

export function isExpression(type: string): boolean {
  return EXPRESSIONS.has(type) || WRAPPERS.has(type);
}

export function lowerExpr(low: Lowering, node: SyntaxNode): Expr {
  const bare = unwrap(node);
  const lower = EXPRESSIONS.get(bare.type) ?? lowerRest;
  return deeper<Expr>(
    low,
    1,
    () => lower(low, bare),
    () => opaque(bare),
  );
}

function unwrap(node: SyntaxNode): SyntaxNode {
  let bare = node;
  for (let inner; WRAPPERS.has(bare.type) && (inner = firstNamed(bare));) bare = inner;
  return bare;
}

function lowerRest(low: Lowering, node: SyntaxNode): Expr {
  visitAll(low, node.children);
  return opaque(node);
}

function lowerName(low: Lowering, node: SyntaxNode): Expr {
  const name = textOf(low, node);
  const cls = selfClass(low, name);
  if (cls !== undefined) return { kind: 'self', cls, span: spanOf(node) };
  return { kind: 'name', name, scope: low.scope, span: spanOf(node) };
}

/** `a or b or c` is one choice of three. */
function lowerBoolean(low: Lowering, node: SyntaxNode): Expr {
  const how = childIn(node, 'operator')?.type === 'and' ? 'and' : 'or';
  const rights: SyntaxNode[] = [];
  let at: SyntaxNode | undefined = node;
  while (at?.type === 'boolean_operator' && childIn(at, 'operator')?.type === how && rights.length < MAX_HEIGHT) {
    const right = childIn(at, 'right');
    if (right) rights.push(right);
    at = childIn(at, 'left');
  }
  const first = at ? [low.visit.expr(low, at)] : [];
  const options = [...first, ...rights.reverse().map((right) => low.visit.expr(low, right))];
  return { kind: 'choice', how, options, span: spanOf(node) };
}

function lowerComparison(low: Lowering, node: SyntaxNode): Expr {
  const operands = namedChildren(node).filter((child) => child.field !== 'operators');
  const operators = node.children.filter((child) => child.field === 'operators');
  const [left, right, ...more] = operands.map((operand) => low.visit.expr(low, operand));
  const op = operators.map((token) => token.type).join(' ');
  if (!left || !right || more.length > 0) return opaque(node);
  return { kind: 'binary', op, left, right, span: spanOf(node) };
}

function lowerConditional(low: Lowering, node: SyntaxNode): Expr {
  const parts = namedChildren(node);
  if (parts[0] && parts[1]) guardInside(low, parts[1], parts[0]);
  if (parts[1] && parts[2]) guardOtherwise(low, parts[1], parts[2]);
  const [then, test, otherwise] = parts.map((child) => low.visit.expr(low, child));
  if (!then || !test || !otherwise) return opaque(node);
  return { kind: 'choice', how: 'conditional', options: [then, otherwise], test, span: spanOf(node) };
}

function lowerWalrus(low: Lowering, node: SyntaxNode): Expr {
  const name = childIn(node, 'name');
  const valueNode = childIn(node, 'value');
  if (!name || !valueNode) return lowerRest(low, node);
  const value = low.visit.expr(low, valueNode);
  bind(low, { name: textOf(low, name), kind: 'variable', value, span: spanOf(name), walrus: true });
  return value;
}
