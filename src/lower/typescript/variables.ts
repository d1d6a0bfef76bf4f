import type * as t from '@babel/types';
import type { Binding } from '../../model/facts.js';
import { annotationOf, bind, nameAfter } from './bindings.js';
import { lowerClass } from './classes.js';
import { functionValue } from './functions.js';
import { takeApart, type Receive } from './patterns.js';
import { type Here, type Table, type Walk } from './walk.js';

export const VARIABLES: Table<void> = {
  VariableDeclaration: lowerVariables,
  FunctionDeclaration: declareFunction,
  ClassDeclaration: declareClass,
  TSDeclareFunction: declareAmbientFunction,
};

export function receiveDeclared(walk: Walk, here: Here, kind: Binding['kind'], typeOnly?: boolean | null): Receive {
  return (target, value, at) => {
    if (target.type !== 'Identifier') return;
    nameAfter(walk, value, target.name);
    bind(walk, here, at, { name: target.name, kind, value, type: annotationOf(walk, target, here), typeOnly });
  };
}

function lowerVariables(walk: Walk, node: t.VariableDeclaration, here: Here): void {
  const receive = receiveDeclared(walk, here, 'variable', node.declare);
  for (const declarator of node.declarations) {
    const value = declarator.init ? walk.expr(declarator.init, here) : undefined;
    takeApart(walk, { pattern: declarator.id, value, at: declarator }, here, receive);
  }
}

function declareFunction(walk: Walk, node: t.FunctionDeclaration, here: Here): void {
  const name = node.id?.name;
  const value = functionValue(walk, node, here, { kind: 'function', name });
  if (name !== undefined) bind(walk, here, node, { name, kind: 'function', value });
}

function declareClass(walk: Walk, node: t.ClassDeclaration, here: Here): void {
  const value = lowerClass(walk, node, here);
  if (node.id) bind(walk, here, node, { name: node.id.name, kind: 'class', value, typeOnly: node.declare });
}

/** Without `declare` it is an overload of an implementation that follows. */
function declareAmbientFunction(walk: Walk, node: t.TSDeclareFunction, here: Here): void {
  if (node.declare && node.id) bind(walk, here, node, { name: node.id.name, kind: 'function', typeOnly: true });
}
