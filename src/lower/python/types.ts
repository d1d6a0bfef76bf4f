import type { Expr, TypeExpr } from '../../model/facts.js';
import type { Span } from '../../model/span.js';
import { deeper, MAX_HEIGHT, textOf, type Lowering } from './context.js';
import { quotedPart } from './strings.js';
import { firstNamed, namedChildren, parsePython, spanOf, type SyntaxNode } from './tree.js';

/** Longer quoted annotations say nothing a client's type would. */
const MAX_QUOTED = 500;

export function lowerType(low: Lowering, node: SyntaxNode): TypeExpr {
  return deeper<TypeExpr>(
    low,
    1,
    () => (TYPES[node.type] ?? other)(low, node),
    () => other(low, node),
  );
}

type LowerType = (low: Lowering, node: SyntaxNode) => TypeExpr;

const TYPES: Record<string, LowerType> = {
  type: inner,
  parenthesized_expression: inner,
  identifier: reference,
  attribute: reference,
  member_type: reference,
  none: (_low, node) => ({ kind: 'absent', span: spanOf(node) }),
  string: quoted,
  binary_operator: alternatives,
  union_type: alternatives,
  generic_type: generic,
  subscript: generic,
};

function other(_low: Lowering, node: SyntaxNode): TypeExpr {
  return { kind: 'other', span: spanOf(node) };
}

function inner(low: Lowering, node: SyntaxNode): TypeExpr {
  const child = firstNamed(node);
  return child ? lowerType(low, child) : other(low, node);
}

function reference(low: Lowering, node: SyntaxNode): TypeExpr {
  const expr = typeName(low, node);
  return expr ? { kind: 'ref', expr, span: spanOf(node) } : other(low, node);
}

/** `a.b.C` as an expression; nothing where it is no plain path. */
function typeName(low: Lowering, node: SyntaxNode): Expr | undefined {
  const path: SyntaxNode[] = [];
  let at: SyntaxNode | undefined = node;
  for (; at && at.type !== 'identifier'; at = firstNamed(at)) {
    if (!['attribute', 'member_type', 'type'].includes(at.type) || path.length > MAX_HEIGHT) return undefined;
    if (at.type !== 'type') path.push(at);
  }
  if (!at) return undefined;
  let expr: Expr = { kind: 'name', name: textOf(low, at), scope: low.scope, span: spanOf(at) };
  for (let link = path.pop(); link; link = path.pop()) {
    const property = namedChildren(link).at(-1);
    expr = { kind: 'member', object: expr, property: property ? textOf(low, property) : '', span: spanOf(link) };
  }
  return expr;
}

/** `A | B | C` grows to the left: collected in a loop. */
function alternatives(low: Lowering, node: SyntaxNode): TypeExpr {
  const options: TypeExpr[] = [];
  let at: SyntaxNode | undefined = node;
  while (at && TYPES[at.type] === alternatives) {
    if (!at.children.some((child) => child.type === '|')) return other(low, node);
    const [left, right]: SyntaxNode[] = namedChildren(at);
    if (right) options.unshift(lowerType(low, right));
    at = left?.type === 'type' ? firstNamed(left) : left;
  }
  if (at) options.unshift(lowerType(low, at));
  return union(options, spanOf(node));
}

function union(options: TypeExpr[], span: Span): TypeExpr {
  const flat = options.flatMap((option) => (option.kind === 'union' ? option.options : [option]));
  const [only] = flat;
  return only && flat.length === 1 ? only : { kind: 'union', options: flat, span };
}

/** `"Client | None"`: the text inside is read as an annotation of its own. */
function quoted(low: Lowering, node: SyntaxNode): TypeExpr {
  const { prefix, start, end } = quotedPart(low, node);
  const written = low.text.slice(start, end);
  if (prefix !== '' || written.length > MAX_QUOTED || /[\\\r\n]/.test(written)) return other(low, node);
  const tree = parsePython(written, start);
  const statements = namedChildren(tree.root);
  const expression = statements[0]?.type === 'expression_statement' ? namedChildren(statements[0]) : [];
  const [only] = expression;
  const plain = statements.length === 1 && expression.length === 1 && tree.errors.length === 0;
  return plain && only ? lowerType(low, only) : other(low, node);
}

function generic(low: Lowering, node: SyntaxNode): TypeExpr {
  const [head, ...rest] = namedChildren(node);
  const name = head && typeName(low, head);
  if (!name) return other(low, node);
  const args = rest.flatMap((arg) => (arg.type === 'type_parameter' ? namedChildren(arg) : [arg]));
  const last = name.kind === 'name' ? name.name : name.kind === 'member' ? name.property : '';
  const special = Object.hasOwn(SPECIAL, last) ? SPECIAL[last] : undefined;
  if (special) return special(low, args, node);
  return { kind: 'ref', expr: name, args: args.map((arg) => lowerType(low, arg)), span: spanOf(node) };
}

type LowerSpecial = (low: Lowering, args: SyntaxNode[], node: SyntaxNode) => TypeExpr;

const SPECIAL: Record<string, LowerSpecial> = {
  Optional: (low, args, node) => {
    const absent: TypeExpr = { kind: 'absent', span: spanOf(node) };
    return union([...args.map((arg) => lowerType(low, arg)), absent], spanOf(node));
  },
  Union: (low, args, node) =>
    union(
      flatArgs(args).map((arg) => lowerType(low, arg)),
      spanOf(node),
    ),
  Literal: (low, args, node) =>
    union(
      flatArgs(args).map((arg) => literalType(low, arg)),
      spanOf(node),
    ),
  Annotated: annotated,
  ClassVar: wrapped,
  Final: wrapped,
  InitVar: wrapped,
  Mapped: wrapped,
  ReadOnly: wrapped,
  Required: wrapped,
  NotRequired: wrapped,
};

function flatArgs(args: SyntaxNode[]): SyntaxNode[] {
  return args.flatMap((arg) => (arg.type === 'tuple' ? namedChildren(arg) : [arg]));
}

function wrapped(low: Lowering, [only]: SyntaxNode[], node: SyntaxNode): TypeExpr {
  return only ? lowerType(low, only) : other(low, node);
}

/** The metadata is ordinary code, run at definition: clients are built in it (`Depends(lambda: …)`). */
function annotated(low: Lowering, args: SyntaxNode[], node: SyntaxNode): TypeExpr {
  for (const metadata of args.slice(1)) low.visit.expr(low, metadata);
  return wrapped(low, args, node);
}

function literalType(low: Lowering, node: SyntaxNode): TypeExpr {
  const value = low.visit.expr(low, node);
  if (value.kind === 'absent') return { kind: 'absent', span: value.span };
  if (value.kind !== 'literal') return other(low, node);
  return { kind: 'literal', value: value.value, span: value.span };
}
