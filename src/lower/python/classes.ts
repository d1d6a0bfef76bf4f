import type { Arg, ClassFacts, Expr } from '../../model/facts.js';
import { bind } from './bindings.js';
import { lowerArgs } from './collections.js';
import { inNewScope, textOf, visitAll, type Lowering } from './context.js';
import { lowerDecorators } from './decorators.js';
import { childIn, childOfType, spanOf, type SyntaxNode } from './tree.js';

export function lowerClass(low: Lowering, node: SyntaxNode, decoratorNodes: readonly SyntaxNode[] = []): void {
  const nameNode = childIn(node, 'name');
  if (!nameNode) return visitAll(low, node.children);
  const decorators = lowerDecorators(low, decoratorNodes);
  const supers = childIn(node, 'superclasses');
  const args: Arg[] = supers ? lowerArgs(low, supers) : [];
  const name = textOf(low, nameNode);
  const facts: ClassFacts = {
    name,
    scope: low.scope,
    bases: args.filter((arg) => arg.name === undefined && !arg.spread).map((arg) => withoutParameters(arg.value)),
    keywords: args.filter((arg) => arg.name !== undefined || arg.spread === 'dict'),
    decorators,
    members: [],
    span: spanOf(node),
  };
  const cls = low.facts.classes.push(facts) - 1;
  bind(low, { name, kind: 'class', value: { kind: 'class', cls, span: spanOf(node) }, span: spanOf(nameNode) });
  inNewScope(low, { kind: 'class', cls }, (scope) => {
    facts.scope = scope;
    const body = childOfType(node, 'block');
    if (body) visitAll(low, body.children);
  });
}

/** `Base[T]` is `Base`. */
const withoutParameters = (base: Expr): Expr => (base.kind === 'index' ? base.object : base);
