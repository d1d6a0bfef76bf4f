import type * as t from '@babel/types';
import type { Expr, TypeExpr, TypeMember } from '../../model/facts.js';
import { keyName } from './names.js';
import { handlerOf, MAX_DEPTH, spanOf, type Here, type Table, type Walk } from './walk.js';

export function typeOf(walk: Walk, node: t.Node, here: Here): TypeExpr {
  const handler = walk.depth < MAX_DEPTH ? handlerOf(TYPES, node) : undefined;
  if (!handler) return { kind: 'other', span: spanOf(node) };
  walk.depth++;
  const type = handler(walk, node, here);
  walk.depth--;
  return type;
}

const absent = (_walk: Walk, node: t.Node): TypeExpr => ({ kind: 'absent', span: spanOf(node) });

const TYPES: Table<TypeExpr> = {
  TSTypeAnnotation: (walk, node, here) => typeOf(walk, node.typeAnnotation, here),
  TSParenthesizedType: (walk, node, here) => typeOf(walk, node.typeAnnotation, here),
  TSTypeReference: (walk, node, here) => reference(walk, node, entityName(node.typeName, here), here),
  TSExpressionWithTypeArguments: (walk, node, here) => reference(walk, node, entityName(node.expression, here), here),
  TSImportType: (walk, node, here) => reference(walk, node, importedType(node, here), here),
  TSTypeLiteral: (walk, node, here) => objectType(walk, node, node.members, here),
  TSTypeQuery: (_walk, node, here) =>
    node.exprName.type === 'TSImportType'
      ? { kind: 'other', span: spanOf(node) }
      : { kind: 'typeof', expr: entityName(node.exprName, here), span: spanOf(node) },
  TSUnionType: (walk, node, here) => combined(walk, 'union', node, here),
  TSIntersectionType: (walk, node, here) => combined(walk, 'intersection', node, here),
  TSLiteralType: (_walk, node) => literalType(node),
  TSNullKeyword: absent,
  TSUndefinedKeyword: absent,
  TSVoidKeyword: absent,
};

type Referring = t.TSTypeReference | t.TSExpressionWithTypeArguments | t.TSImportType;

function reference(walk: Walk, node: Referring, expr: Expr, here: Here): TypeExpr {
  const args = node.typeParameters?.params.map((param) => typeOf(walk, param, here));
  return { kind: 'ref', expr, ...(args && { args }), span: spanOf(node) };
}

function combined(
  walk: Walk,
  kind: 'union' | 'intersection',
  node: t.TSUnionType | t.TSIntersectionType,
  here: Here,
): TypeExpr {
  return { kind, options: node.types.map((option) => typeOf(walk, option, here)), span: spanOf(node) };
}

function literalType(node: t.TSLiteralType): TypeExpr {
  const { literal } = node;
  const span = spanOf(node);
  switch (literal.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'BigIntLiteral':
      return { kind: 'literal', value: literal.value, span };
    default:
      return { kind: 'other', span };
  }
}

export function objectType(walk: Walk, node: t.Node, members: readonly t.TSTypeElement[], here: Here): TypeExpr {
  const known = members.map((member) => typeMember(walk, member, here)).filter((member) => member !== undefined);
  return { kind: 'object', members: known, span: spanOf(node) };
}

function typeMember(walk: Walk, node: t.TSTypeElement, here: Here): TypeMember | undefined {
  if (node.type !== 'TSPropertySignature' && node.type !== 'TSMethodSignature') return undefined;
  const name = keyName(node.key, node.computed);
  if (name === undefined) return undefined;
  const span = spanOf(node);
  const isProperty = node.type === 'TSPropertySignature' && node.typeAnnotation;
  const type: TypeExpr = isProperty ? typeOf(walk, isProperty, here) : { kind: 'other', span };
  return { name, optional: node.optional === true, type, span };
}

/** `A.B.C` in a type. Long paths are cut like everything too deep: nobody can resolve them. */
export function entityName(node: t.Node, here: Here, depth = 0): Expr {
  const span = spanOf(node);
  if (node.type === 'Identifier') return { kind: 'name', name: node.name, scope: here.scope, span };
  const isPath = node.type === 'TSQualifiedName' && depth < MAX_DEPTH;
  if (!isPath) return { kind: 'opaque', what: node.type, span };
  return { kind: 'member', object: entityName(node.left, here, depth + 1), property: node.right.name, span };
}

/** `import('pkg').Name.Inner`: the first part of the path is an export of the module. */
function importedType(node: t.TSImportType, here: Here): Expr {
  const module: Expr = { kind: 'import', module: node.argument.value, span: spanOf(node) };
  return node.qualifier ? ofModule(module, entityName(node.qualifier, here)) : module;
}

function ofModule(module: Expr & { kind: 'import' }, path: Expr): Expr {
  if (path.kind === 'name') return { ...module, name: path.name };
  return path.kind === 'member' ? { ...path, object: ofModule(module, path.object) } : path;
}
