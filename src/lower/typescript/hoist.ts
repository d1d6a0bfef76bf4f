import type * as t from '@babel/types';
import { patternNames } from './names.js';

/** Names that the statements of one block declare for that block. */
export function lexicalNames(statements: readonly t.Node[]): string[] {
  return statements.flatMap((statement) => lexicalNamesOf(undecorated(statement)));
}

/** `var` and function names that the statements, at any depth below functions, give to the function around them. */
export function hoistedNames(statements: readonly t.Node[]): string[] {
  const names: string[] = [];
  const pending: t.Node[] = [...statements];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const statement = undecorated(node);
    for (const name of hoistedNamesOf(statement)) names.push(name);
    for (const inner of innerStatements(statement)) pending.push(inner);
  }
  return names;
}

function hoistedNamesOf(statement: t.Node): string[] {
  if (statement.type === 'FunctionDeclaration' && statement.id) return [statement.id.name];
  return statement.type === 'VariableDeclaration' && statement.kind === 'var' ? declaredNames(statement) : [];
}

export function declaredNames(node: t.VariableDeclaration): string[] {
  return node.declarations.flatMap((declarator) => patternNames(declarator.id));
}

function undecorated(statement: t.Node): t.Node {
  const isExport = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
  return isExport && statement.declaration ? statement.declaration : statement;
}

function lexicalNamesOf(statement: t.Node): string[] {
  switch (statement.type) {
    case 'VariableDeclaration':
      return statement.kind === 'var' ? [] : declaredNames(statement);
    case 'ImportDeclaration':
      return statement.specifiers.map((specifier) => specifier.local.name);
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSImportEqualsDeclaration':
    case 'TSDeclareFunction':
      return statement.id ? [statement.id.name] : [];
    case 'TSModuleDeclaration':
      return statement.id.type === 'Identifier' ? [statement.id.name] : [];
    default:
      return [];
  }
}

function innerStatements(node: t.Node): t.Node[] {
  switch (node.type) {
    case 'BlockStatement':
      return node.body;
    case 'IfStatement':
      return node.alternate ? [node.consequent, node.alternate] : [node.consequent];
    case 'ForStatement':
      return node.init ? [node.init, node.body] : [node.body];
    case 'ForInStatement':
    case 'ForOfStatement':
      return [node.left, node.body];
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'LabeledStatement':
    case 'WithStatement':
    case 'CatchClause':
      return [node.body];
    case 'TryStatement':
      return [node.block, node.handler, node.finalizer].filter((part) => part != null);
    case 'SwitchStatement':
      return node.cases.flatMap((branch) => branch.consequent);
    default:
      return [];
  }
}
