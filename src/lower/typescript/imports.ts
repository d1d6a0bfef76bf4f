import type * as t from '@babel/types';
import type { Expr } from '../../model/facts.js';
import { bind } from './bindings.js';
import { specifierName } from './names.js';
import { entityName } from './types.js';
import { spanOf, type Here, type Table, type Walk } from './walk.js';

export const IMPORTS: Table<void> = {
  ImportDeclaration: lowerImport,
  TSImportEqualsDeclaration: lowerImportEquals,
};

type Specifier = t.ImportDeclaration['specifiers'][number];

function lowerImport(walk: Walk, node: t.ImportDeclaration, here: Here): void {
  for (const specifier of node.specifiers) {
    const name = importedName(specifier);
    const value: Expr = {
      kind: 'import',
      module: node.source.value,
      ...(name !== undefined && { name }),
      span: spanOf(specifier),
    };
    const typeOnly = isTypeKind(node.importKind) || ('importKind' in specifier && isTypeKind(specifier.importKind));
    bind(walk, here, specifier, { name: specifier.local.name, kind: 'import', value, typeOnly });
  }
}

function importedName(specifier: Specifier): string | undefined {
  if (specifier.type === 'ImportNamespaceSpecifier') return undefined;
  return specifier.type === 'ImportDefaultSpecifier' ? 'default' : specifierName(specifier.imported);
}

function isTypeKind(kind: string | null | undefined): boolean {
  return kind === 'type' || kind === 'typeof';
}

/** `import fs = require('fs')` and the alias form `import Client = Sdk.Client`. */
function lowerImportEquals(walk: Walk, node: t.TSImportEqualsDeclaration, here: Here): void {
  const { moduleReference: reference, id } = node;
  const isModule = reference.type === 'TSExternalModuleReference';
  const value: Expr = isModule
    ? { kind: 'import', module: reference.expression.value, span: spanOf(reference) }
    : entityName(reference, here);
  const typeOnly = isTypeKind(node.importKind);
  bind(walk, here, node, { name: id.name, kind: isModule ? 'import' : 'variable', value, typeOnly });
  if (node.isExport) {
    const name: Expr = { kind: 'name', name: id.name, scope: here.scope, span: spanOf(id) };
    walk.facts.exports.push({ name: id.name, value: name, ...(typeOnly && { typeOnly: true }), span: spanOf(node) });
  }
}
