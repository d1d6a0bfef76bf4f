import type { Span } from '../../model/span.js';
import { parseNatively, type TreeCursor } from './native.js';

/** A syntax node copied out of the parser: each access to a native node costs more than this whole object. */
export interface SyntaxNode {
  readonly type: string;
  readonly field: string | undefined;
  readonly named: boolean;
  readonly missing: boolean;
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
}

type GrowingNode = SyntaxNode & { children: SyntaxNode[] };

export interface SyntaxTree {
  root: SyntaxNode;
  comments: SyntaxNode[];
  /** ERROR and MISSING nodes. */
  errors: SyntaxNode[];
}

const NO_CHILDREN: SyntaxNode[] = [];
const typeNames = new Map<number, NodeKind>();
const fieldNames = new Map<number, string | undefined>();

/** `offset` is added to every position: for a piece of a file that is parsed on its own. */
export function parsePython(text: string, offset = 0): SyntaxTree {
  // The grammar knows no lone CR; LF has the same length, so positions stay true.
  const tree = parseNatively(text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text);
  return copyTree(tree.rootNode.walk(), tree.rootNode.hasError, offset);
}

function copyTree(cursor: TreeCursor, hasError: boolean, offset: number): SyntaxTree {
  const root = readNode(cursor, kindOf(cursor), hasError, offset);
  const copy: SyntaxTree = { root, comments: [], errors: root.type === 'ERROR' ? [root] : [] };
  const open: GrowingNode[] = [root];
  let onNew = cursor.gotoFirstChild();
  for (let parent = open.at(-1); parent; parent = open.at(-1)) {
    if (!onNew) {
      open.pop();
      onNew = open.length > 0 && cursor.gotoParent() && cursor.gotoNextSibling();
      continue;
    }
    const kind = kindOf(cursor);
    if (!hasError && !kind.named && PUNCTUATION.has(kind.type)) {
      onNew = cursor.gotoNextSibling();
      continue;
    }
    const node = readNode(cursor, kind, hasError, offset, parent.type);
    place(node, parent, copy);
    // Each question to the cursor costs; what a token is made of need not be asked.
    onNew = !isToken(node) && cursor.gotoFirstChild();
    if (onNew) open.push(node);
    else onNew = cursor.gotoNextSibling();
  }
  return copy;
}

function place(node: GrowingNode, parent: GrowingNode, copy: SyntaxTree): void {
  if (node.type === 'comment') {
    copy.comments.push(node);
    return;
  }
  if (node.type === 'line_continuation') return;
  if (node.missing || node.type === 'ERROR') copy.errors.push(node);
  if (parent.children === NO_CHILDREN) parent.children = [node];
  else parent.children.push(node);
}

/** Three tokens in ten, which say nothing that the node around them does not. In broken code they tell what is broken. */
const PUNCTUATION = new Set([
  ...['(', ')', '[', ']', '{', '}', ',', '.', ':', '=', '->'],
  ...['def', 'class', 'return', 'import', 'if', 'else'],
]);

/** The grammar gives their children no fields, so that none need be asked for. */
const WITHOUT_FIELDS = new Set([
  ...['argument_list', 'concatenated_string', 'decorator', 'dictionary', 'dotted_name', 'expression_list'],
  ...['expression_statement', 'list', 'module', 'parameters', 'parenthesized_expression', 'pattern_list'],
  ...['return_statement', 'string', 'tuple', 'with_clause'],
]);

function readNode(
  cursor: TreeCursor,
  { type, named }: NodeKind,
  hasError: boolean,
  offset: number,
  parent = '',
): GrowingNode {
  const missing = hasError && cursor.nodeIsMissing;
  const start = cursor.startIndex + offset;
  return {
    type,
    named,
    field: !hasError && WITHOUT_FIELDS.has(parent) ? undefined : fieldOf(cursor),
    missing,
    start,
    // The type of a bracket or keyword is its text, but for the gap in `not in`.
    end: named || hasError || type.includes(' ') ? cursor.endIndex + offset : start + type.length,
    children: NO_CHILDREN,
  };
}

const isToken = ({ type, named }: SyntaxNode): boolean => !named || TOKENS.has(type);
const TOKENS = new Set(['identifier', 'integer', 'float', 'true', 'false', 'none', 'comment']);

interface NodeKind {
  type: string;
  named: boolean;
}

function kindOf(cursor: TreeCursor): NodeKind {
  const id = cursor.nodeTypeId;
  let known = typeNames.get(id);
  if (!known) typeNames.set(id, (known = { type: cursor.nodeType, named: cursor.nodeIsNamed }));
  return known;
}

function fieldOf(cursor: TreeCursor): string | undefined {
  const id = cursor.currentFieldId;
  if (id === undefined) return undefined;
  if (!fieldNames.has(id)) fieldNames.set(id, cursor.currentFieldName);
  return fieldNames.get(id);
}

export function childIn(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find((child) => child.field === field);
}

export function childrenIn(node: SyntaxNode, field: string): SyntaxNode[] {
  return node.children.filter((child) => child.field === field && child.named);
}

export function childOfType(node: SyntaxNode, type: string): SyntaxNode | undefined {
  return node.children.find((child) => child.type === type);
}

export function namedChildren(node: SyntaxNode): SyntaxNode[] {
  return node.children.filter((child) => child.named);
}

export function firstNamed(node: SyntaxNode): SyntaxNode | undefined {
  return node.children.find((child) => child.named);
}

export function hasToken(node: SyntaxNode, token: string): boolean {
  return node.children.some((child) => !child.named && child.type === token);
}

export function spanOf(node: SyntaxNode): Span {
  return [node.start, node.end];
}
