/** Conditions that say of a name or attribute whether it is there. */
import { textOf, type Lowering } from './context.js';
import { childIn, firstNamed, namedChildren, type SyntaxNode } from './tree.js';

type Tested = (low: Lowering, test: SyntaxNode) => SyntaxNode | undefined;

/** `if url:`, `a if url else b`: in `inside` the URL is there. */
export function guardInside(low: Lowering, test: SyntaxNode, inside: SyntaxNode): void {
  guard(low, namedIn(low, test, 'and', isThere), [inside.start, inside.end]);
}

/** `if not url: …`: in what runs instead of that, `inside`, the URL is there. */
export function guardOtherwise(low: Lowering, test: SyntaxNode, inside: SyntaxNode): void {
  guard(low, namedIn(low, test, 'or', isMissing), [inside.start, inside.end]);
}

/** `if not url: raise …`, `assert url`: from here on. */
export function guardAfter(low: Lowering, node: SyntaxNode): void {
  const test = childIn(node, 'condition') ?? firstNamed(node);
  if (!test) return;
  if (node.type === 'assert_statement') guard(low, namedIn(low, test, 'and', isThere), [node.end]);
  else if (leaves(low, childIn(node, 'consequence'))) guard(low, namedIn(low, test, 'or', isMissing), [node.end]);
}

function guard(low: Lowering, named: readonly SyntaxNode[], [from, to]: [number, number?]): void {
  for (const node of named)
    low.facts.guards.push({
      expr: low.visit.expr(low, node),
      scope: low.scope,
      from,
      ...(to === undefined ? {} : { to }),
    });
}

/** Names and attributes of which each operand of the condition says it. */
function namedIn(low: Lowering, test: SyntaxNode, operator: 'and' | 'or', tested: Tested): SyntaxNode[] {
  const named: SyntaxNode[] = [];
  let rest: SyntaxNode | undefined = bare(test);
  for (; rest?.type === 'boolean_operator' && childIn(rest, 'operator')?.type === operator;) {
    named.push(...operand(low, childIn(rest, 'right'), tested));
    const left: SyntaxNode | undefined = childIn(rest, 'left');
    rest = left && bare(left);
  }
  return [...named, ...operand(low, rest, tested)];
}

function operand(low: Lowering, node: SyntaxNode | undefined, tested: Tested): SyntaxNode[] {
  const one = node && tested(low, bare(node));
  return one && isPath(one) ? [one] : [];
}

/** `not x`, `x is None`, `x == ""`. */
function isMissing(low: Lowering, test: SyntaxNode): SyntaxNode | undefined {
  if (test.type === 'not_operator') return subject(low, firstNamed(test));
  return comparedWithNothing(low, test, ['is', '==']);
}

/** `x`, `x is not None`, `x != ""`. */
function isThere(low: Lowering, test: SyntaxNode): SyntaxNode | undefined {
  if (test.type === 'comparison_operator') return comparedWithNothing(low, test, ['is not', '!=']);
  return subject(low, test);
}

function comparedWithNothing(low: Lowering, test: SyntaxNode, operators: string[]): SyntaxNode | undefined {
  if (test.type !== 'comparison_operator') return undefined;
  const written = test.children.filter(({ field }) => field === 'operators').map(({ type }) => type);
  const [left, right, ...more] = namedChildren(test).filter(({ field }) => field !== 'operators');
  const isNothing = right && /^(None|""|'')$/.test(textOf(low, right));
  return isNothing && more.length === 0 && operators.includes(written.join(' ')) ? subject(low, left) : undefined;
}

/** The name or attribute that a test is about: `x` of `x.strip()` and of `x := …`. */
function subject(low: Lowering, written: SyntaxNode | undefined): SyntaxNode | undefined {
  const node = written && bare(written);
  if (node?.type === 'named_expression') return childIn(node, 'name');
  const callee = node?.type === 'call' ? childIn(node, 'function') : undefined;
  const method = callee?.type === 'attribute' ? childIn(callee, 'attribute') : undefined;
  return method && callee && textOf(low, method) === 'strip' ? childIn(callee, 'object') : node;
}

/** What follows is reached only past the end of this suite. */
function leaves(low: Lowering, suite: SyntaxNode | undefined): boolean {
  const last = suite && namedChildren(suite).at(-1);
  if (!last) return false;
  if (last.type !== 'expression_statement') return LEAVING.has(last.type);
  return /^(sys\.exit|os\._exit|exit|quit)\(/.test(textOf(low, last));
}

const LEAVING = new Set(['raise_statement', 'return_statement', 'continue_statement', 'break_statement']);

/** `a.b.c`: asking for it again calls nothing. */
function isPath(node: SyntaxNode): boolean {
  let inner: SyntaxNode | undefined = node;
  while (inner?.type === 'attribute') inner = childIn(inner, 'object');
  return inner?.type === 'identifier';
}

function bare(node: SyntaxNode): SyntaxNode {
  let inner: SyntaxNode = node;
  for (let next = firstNamed(inner); next && inner.type === 'parenthesized_expression'; next = firstNamed(inner))
    inner = next;
  return inner;
}
