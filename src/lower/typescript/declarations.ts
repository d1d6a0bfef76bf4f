import type * as t from '@babel/types';
import type { Expr, ObjectEntry, TypeExpr } from '../../model/facts.js';
import { bind } from './bindings.js';
import { hoistedNames, lexicalNames } from './hoist.js';
import { keyName } from './names.js';
import { openBlock } from './scopes.js';
import { entityName, objectType, typeOf } from './types.js';
import { spanOf, visitAll, type Here, type Table, type Walk } from './walk.js';

/** Declarations that only TypeScript has. */
export const DECLARATIONS: Table<void> = {
  TSInterfaceDeclaration: (walk, node, here) => {
    const parents = (node.extends ?? []).map((parent) => entityName(parent.expression, here));
    declareType(walk, node, parents, objectType(walk, node.body, node.body.body, here), here);
  },
  TSTypeAliasDeclaration: (walk, node, here) =>
    declareType(walk, node, [], typeOf(walk, node.typeAnnotation, here), here),
  TSEnumDeclaration: declareEnum,
  TSModuleDeclaration: declareNamespace,
};

type TypeNode = t.TSInterfaceDeclaration | t.TSTypeAliasDeclaration;

function declareType(walk: Walk, node: TypeNode, parents: Expr[], body: TypeExpr, here: Here): void {
  const { name } = node.id;
  walk.facts.types.push({ name, scope: here.scope, extends: parents, body, span: spanOf(node) });
  bind(walk, here, node, { name, kind: 'type' });
}

function declareEnum(walk: Walk, node: t.TSEnumDeclaration, here: Here): void {
  const entries: ObjectEntry[] = [];
  let next: number | undefined = 0;
  for (const member of node.members) {
    const value: Expr = member.initializer ? walk.expr(member.initializer, here) : counted(member, next);
    next = following(value);
    const key = keyName(member.id, false);
    if (key !== undefined) entries.push({ key, value, span: spanOf(member) });
  }
  bind(walk, here, node, {
    name: node.id.name,
    kind: 'variable',
    value: { kind: 'object', entries, span: spanOf(node) },
  });
}

function following(value: Expr): number | undefined {
  return value.kind === 'literal' && typeof value.value === 'number' ? value.value + 1 : undefined;
}

function counted(member: t.TSEnumMember, next: number | undefined): Expr {
  const span = spanOf(member);
  return next === undefined ? { kind: 'opaque', what: member.type, span } : { kind: 'literal', value: next, span };
}

/** Ambient modules (`declare module 'x'`, `declare global`) hold no code. */
function declareNamespace(walk: Walk, node: t.TSModuleDeclaration, here: Here): void {
  if (node.declare || node.id.type !== 'Identifier') return;
  const entries: ObjectEntry[] = [];
  const { name } = node.id;
  const body: t.Node = node.body;
  if (body.type === 'TSModuleBlock') {
    const names = [...lexicalNames(body.body), ...hoistedNames(body.body)];
    visitAll(walk, body.body, { ...openBlock(walk, here, 'plain', names), namespace: entries });
  } else {
    const inner = openBlock(walk, here, 'plain', lexicalNames([body]));
    walk.visit(body, { ...inner, namespace: undefined });
    entries.push(...innerNamespace(body, inner));
  }
  bind(walk, here, node, { name, kind: 'variable', value: { kind: 'object', entries, span: spanOf(node) } });
}

/** `namespace Outer.Inner`: all that the outer one offers is the inner one. */
function innerNamespace(body: t.Node, inner: Here): ObjectEntry[] {
  if (body.type !== 'TSModuleDeclaration' || body.id.type !== 'Identifier') return [];
  const span = spanOf(body);
  return [{ key: body.id.name, value: { kind: 'name', name: body.id.name, scope: inner.scope, span }, span }];
}
