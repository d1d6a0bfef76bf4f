import type * as t from '@babel/types';
import type { Expr, FunctionId, ObjectEntry } from '../../model/facts.js';
import { nameAfter } from './bindings.js';
import { argumentOf } from './calls.js';
import { lowerClass } from './classes.js';
import { functionValue, lowerFunction, type Role } from './functions.js';
import { keyName } from './names.js';
import { opaque, spanOf, type Here, type Table, type Walk } from './walk.js';

export const OBJECTS: Table<Expr> = {
  ObjectExpression: (walk, node, here) => ({
    kind: 'object',
    entries: node.properties.flatMap((property) => lowerEntry(walk, property, here)),
    span: spanOf(node),
  }),
  ArrayExpression: lowerArray,
  ArrowFunctionExpression: (walk, node, here) => functionValue(walk, node, here, { kind: 'lambda' }),
  FunctionExpression: (walk, node, here) => functionValue(walk, node, here, { kind: 'function', name: node.id?.name }),
  ClassExpression: lowerClass,
};

function lowerArray(walk: Walk, node: t.ArrayExpression, here: Here): Expr {
  const items = node.elements.map((element) => (element ? argumentOf(walk, element, here) : { value: hole(node) }));
  return { kind: 'list', items, span: spanOf(node) };
}

function hole(node: t.Node): Expr {
  return { kind: 'absent', as: 'undefined', span: spanOf(node) };
}

function lowerEntry(walk: Walk, node: t.ObjectExpression['properties'][number], here: Here): ObjectEntry[] {
  const span = spanOf(node);
  if (node.type === 'SpreadElement') return [{ spread: walk.expr(node.argument, here), span }];
  const key = keyName(node.key, node.computed);
  const computed = key === undefined ? walk.expr(node.key, here) : undefined;
  const value = node.type === 'ObjectMethod' ? methodValue(walk, node, key, here) : walk.expr(node.value, here);
  if (value === undefined) return [];
  if (key === undefined) return computed ? [{ computed, value, span }] : [];
  nameAfter(walk, value, key);
  return [{ key, value, span }];
}

/** A getter is worth what it returns; a setter is worth nothing. */
function methodValue(walk: Walk, node: t.ObjectMethod, name: string | undefined, here: Here): Expr | undefined {
  const kinds: Record<t.ObjectMethod['kind'], Role['kind']> = { method: 'method', get: 'getter', set: 'setter' };
  const fn = lowerFunction(walk, node, here, { kind: kinds[node.kind], name });
  if (node.kind === 'set') return undefined;
  return node.kind === 'get' ? gotten(walk, node, fn) : { kind: 'function', fn, span: spanOf(node) };
}

function gotten(walk: Walk, node: t.ObjectMethod, fn: FunctionId): Expr {
  const [only, ...more] = walk.facts.functions[fn]?.returns ?? [];
  return only && more.length === 0 ? only : opaque(node);
}
