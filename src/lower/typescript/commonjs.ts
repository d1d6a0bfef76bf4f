import type * as t from '@babel/types';
import type { Expr } from '../../model/facts.js';
import { isGlobal } from './scopes.js';
import { spanOf, type Here, type Walk } from './walk.js';

/** `module.exports = x` offers '=', `exports.name = x` and `module.exports.name = x` offer the name. */
export function exportCommonJs(walk: Walk, target: Expr, value: Expr, at: t.Node, here: Here): void {
  const name = exportedName(walk, target, here);
  if (name !== undefined) walk.facts.exports.push({ name, value, span: spanOf(at) });
}

function exportedName(walk: Walk, target: Expr, here: Here): string | undefined {
  if (target.kind !== 'member') return undefined;
  if (isModuleExports(walk, target, here)) return '=';
  const isExports = isHostName(walk, target.object, 'exports', here) || isModuleExports(walk, target.object, here);
  return isExports ? target.property : undefined;
}

function isModuleExports(walk: Walk, expr: Expr, here: Here): boolean {
  return expr.kind === 'member' && expr.property === 'exports' && isHostName(walk, expr.object, 'module', here);
}

function isHostName(walk: Walk, expr: Expr, name: string, here: Here): boolean {
  return expr.kind === 'name' && expr.name === name && isGlobal(walk, here, name);
}
