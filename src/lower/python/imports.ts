import { bind } from './bindings.js';
import { textOf, type Lowering } from './context.js';
import { childIn, childOfType, childrenIn, namedChildren, spanOf, type SyntaxNode } from './tree.js';

/** `import a.b` binds `a`; `import a.b as c` binds `c` to the module `a.b`. */
export function lowerImport(low: Lowering, node: SyntaxNode): void {
  for (const item of childrenIn(node, 'name')) {
    const { path, alias } = itemOf(item);
    const root = path && namedChildren(path)[0];
    const local = alias ?? root;
    if (!path || !root || !local) continue;
    const module = dottedText(low, alias ? path : root);
    bind(low, {
      name: textOf(low, local),
      kind: 'import',
      value: { kind: 'import', module, span: spanOf(item) },
      span: spanOf(local),
    });
  }
}

export function lowerImportFrom(low: Lowering, node: SyntaxNode): void {
  const from = childIn(node, 'module_name');
  if (!from) return;
  const module = dottedText(low, from);
  if (childOfType(node, 'wildcard_import')) {
    low.facts.stars.push({ module, scope: low.scope, span: spanOf(node) });
  }
  for (const item of childrenIn(node, 'name')) bindImported(low, item, module);
}

function bindImported(low: Lowering, item: SyntaxNode, module: string): void {
  const { path, alias } = itemOf(item);
  if (!path) return;
  const local = alias ?? path;
  bind(low, {
    name: textOf(low, local),
    kind: 'import',
    value: { kind: 'import', module, name: dottedText(low, path), span: spanOf(item) },
    span: spanOf(local),
  });
}

function itemOf(item: SyntaxNode): { path: SyntaxNode | undefined; alias: SyntaxNode | undefined } {
  if (item.type !== 'aliased_import') return { path: item, alias: undefined };
  return { path: childIn(item, 'name'), alias: childIn(item, 'alias') };
}

/** Blanks and line continuations may stand around the dots. */
function dottedText(low: Lowering, node: SyntaxNode): string {
  return textOf(low, node).replace(/[\s\\]+/g, '');
}
