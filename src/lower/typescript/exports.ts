import type * as t from '@babel/types';
import type { Expr, ExportFacts } from '../../model/facts.js';
import { declaredNames } from './hoist.js';
import { specifierName } from './names.js';
import { lowerClass } from './classes.js';
import { functionValue } from './functions.js';
import { spanOf, type Here, type Table, type Walk } from './walk.js';

export const EXPORTS: Table<void> = {
  ExportNamedDeclaration: lowerNamed,
  ExportDefaultDeclaration: lowerDefault,
  ExportAllDeclaration: lowerAll,
  TSExportAssignment: (walk, node, here) => {
    offer(walk, here, { name: '=', value: walk.expr(node.expression, here), span: spanOf(node) });
  },
};

/** What a namespace exports becomes a property of it, not an export of the module. */
function offer(walk: Walk, here: Here, row: ExportFacts): void {
  if (!here.namespace) walk.facts.exports.push(row);
  else if (row.value && !row.typeOnly) here.namespace.push({ key: row.name, value: row.value, span: row.span });
}

function lowerNamed(walk: Walk, node: t.ExportNamedDeclaration, here: Here): void {
  const { declaration, source } = node;
  const isType = node.exportKind === 'type';
  if (declaration) {
    walk.visit(declaration, here);
    for (const name of namesOf(declaration)) {
      offer(walk, here, {
        name,
        value: nameIn(here, name, declaration),
        ...typeOnly(isType),
        span: spanOf(declaration),
      });
    }
  }
  for (const specifier of node.specifiers) lowerSpecifier(walk, specifier, source?.value, isType, here);
}

function lowerSpecifier(
  walk: Walk,
  node: t.ExportNamedDeclaration['specifiers'][number],
  module: string | undefined,
  isType: boolean,
  here: Here,
): void {
  const name = specifierName(node.exported);
  const span = spanOf(node);
  const local = node.type === 'ExportSpecifier' ? specifierName(node.local) : undefined;
  const kind = typeOnly(isType || (node.type === 'ExportSpecifier' && node.exportKind === 'type'));
  const original = node.type === 'ExportDefaultSpecifier' ? 'default' : local;
  if (module !== undefined) offer(walk, here, { name, from: { module, name: original }, ...kind, span });
  else if (local !== undefined) offer(walk, here, { name, value: nameIn(here, local, node), ...kind, span });
}

function lowerDefault(walk: Walk, node: t.ExportDefaultDeclaration, here: Here): void {
  const { declaration } = node;
  const isType = declaration.type === 'TSDeclareFunction' || isTypeNode(declaration);
  offer(walk, here, {
    name: 'default',
    value: defaultValue(walk, declaration, here),
    ...typeOnly(isType),
    span: spanOf(node),
  });
}

/** A declaration with a name stays known by it; one without is only the export's value. */
function defaultValue(walk: Walk, node: t.ExportDefaultDeclaration['declaration'] | t.Node, here: Here): Expr {
  const named = namesOf(node)[0];
  if (named !== undefined) {
    walk.visit(node, here);
    return nameIn(here, named, node);
  }
  if (node.type === 'FunctionDeclaration') return functionValue(walk, node, here, { kind: 'function' });
  return node.type === 'ClassDeclaration' ? lowerClass(walk, node, here) : walk.expr(node, here);
}

function lowerAll(walk: Walk, node: t.ExportAllDeclaration, here: Here): void {
  const from = { module: node.source.value, name: undefined };
  offer(walk, here, { name: '*', from, ...typeOnly(node.exportKind === 'type'), span: spanOf(node) });
}

/** The names a declaration brings; import aliases report their own export. */
function namesOf(node: t.Node): string[] {
  if (node.type === 'VariableDeclaration') return declaredNames(node);
  if (node.type === 'TSImportEqualsDeclaration' || !DECLARATIONS.has(node.type) || !('id' in node)) return [];
  return node.id?.type === 'Identifier' ? [node.id.name] : [];
}

const DECLARATIONS = new Set<t.Node['type']>([
  'FunctionDeclaration',
  'ClassDeclaration',
  'TSDeclareFunction',
  'TSEnumDeclaration',
  'TSModuleDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
]);

function isTypeNode(node: t.Node): boolean {
  return node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration';
}

function typeOnly(isType: boolean): { typeOnly?: true } {
  return isType ? { typeOnly: true } : {};
}

function nameIn(here: Here, name: string, node: t.Node): Expr {
  return { kind: 'name', name, scope: here.scope, span: spanOf(node) };
}
