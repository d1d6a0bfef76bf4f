import type * as t from '@babel/types';
import type { ClassFacts, Expr, Member } from '../../model/facts.js';
import { annotationOf, bind, nameAfter } from './bindings.js';
import { lowerDecorators, lowerFunction, type Role } from './functions.js';
import { hoistedNames, lexicalNames } from './hoist.js';
import { keyName } from './names.js';
import { openBlock, openScope } from './scopes.js';
import { handlerOf, spanOf, visitAll, type Here, type Table, type Walk } from './walk.js';

export function lowerClass(walk: Walk, node: t.ClassDeclaration | t.ClassExpression, here: Here): Expr {
  const cls = walk.facts.classes.length;
  const ownName = node.type === 'ClassExpression' && node.id ? [node.id.name] : [];
  const scope = openScope(walk, { kind: 'class', parent: here.scope, cls }, ownName);
  const facts: ClassFacts = {
    name: node.id?.name,
    scope,
    bases: [],
    keywords: [],
    decorators: [],
    members: [],
    span: spanOf(node),
  };
  walk.facts.classes.push(facts);
  facts.decorators = lowerDecorators(walk, node, here);
  facts.bases = node.superClass ? [walk.expr(node.superClass, here)] : [];
  const value: Expr = { kind: 'class', cls, span: spanOf(node) };
  const inside: Here = { scope, fn: here.fn, self: cls };
  for (const name of ownName) bind(walk, inside, node, { name, kind: 'class', value });
  for (const element of node.body.body) facts.members.push(...lowerElement(walk, element, inside));
  return value;
}

type Field = t.ClassProperty | t.ClassPrivateProperty | t.ClassAccessorProperty;

const ELEMENTS: Table<Member[]> = {
  ClassMethod: lowerMethod,
  ClassPrivateMethod: lowerMethod,
  ClassProperty: lowerField,
  ClassPrivateProperty: lowerField,
  ClassAccessorProperty: lowerField,
  TSDeclareMethod: abstractMethod,
  StaticBlock: staticBlock,
};

function lowerElement(walk: Walk, node: t.Node, inside: Here): Member[] {
  return handlerOf(ELEMENTS, node)?.(walk, node, inside) ?? [];
}

function lowerField(walk: Walk, node: Field, inside: Here): Member[] {
  const name = memberName(walk, node, inside);
  visitAll(walk, node.decorators, inside);
  const value = node.value ? walk.expr(node.value, inside) : undefined;
  const type = annotationOf(walk, node, inside);
  if (name === undefined) return [];
  nameAfter(walk, value, name);
  const field: Member = {
    name,
    kind: 'field',
    ...(node.static && { isStatic: true }),
    ...(value && { value }),
    ...(type && { type }),
    ...('optional' in node && node.optional && { optional: true }),
    span: spanOf(node),
  };
  return [field];
}

function lowerMethod(walk: Walk, node: t.ClassMethod | t.ClassPrivateMethod, inside: Here): Member[] {
  const name = memberName(walk, node, inside);
  const role: Role = { kind: methodKind(node), name, ...(inside.self !== undefined && { cls: inside.self }) };
  const fn = lowerFunction(walk, node, inside, role);
  if (node.kind === 'set' || name === undefined) return [];
  const method: Member = {
    name,
    kind: node.kind === 'get' ? 'getter' : 'method',
    ...(node.static && { isStatic: true }),
    fn,
    span: spanOf(node),
  };
  return node.kind === 'constructor' ? [...parameterFields(walk, fn), method] : [method];
}

function methodKind(node: t.ClassMethod | t.ClassPrivateMethod): Role['kind'] {
  if (node.kind === 'constructor') return 'constructor';
  if (node.kind === 'get') return 'getter';
  if (node.kind === 'set') return 'setter';
  return node.static ? 'static' : 'method';
}

/** `constructor(private readonly url: string)` declares the field and fills it. */
function parameterFields(walk: Walk, fn: number): Member[] {
  const params = walk.facts.functions[fn]?.params ?? [];
  return params.flatMap(({ name, type, optional, property, span }, index): Member[] => {
    if (!property) return [];
    const value: Expr = { kind: 'parameter', fn, index, span };
    return [{ name, kind: 'field', value, ...(type && { type }), ...(optional && { optional }), span }];
  });
}

/** Overload signatures come with an implementation; abstract methods don't. */
function abstractMethod(walk: Walk, node: t.TSDeclareMethod, inside: Here): Member[] {
  const name = memberName(walk, node, inside);
  return node.abstract && name !== undefined ? [{ name, kind: 'method', span: spanOf(node) }] : [];
}

function staticBlock(walk: Walk, node: t.StaticBlock, inside: Here): Member[] {
  const names = [...lexicalNames(node.body), ...hoistedNames(node.body)];
  visitAll(walk, node.body, openBlock(walk, inside, 'plain', names));
  return [];
}

function memberName(walk: Walk, node: { key: t.Node; computed?: boolean | null }, inside: Here): string | undefined {
  const name = keyName(node.key, node.computed);
  if (name === undefined) walk.visit(node.key, inside);
  return name;
}
