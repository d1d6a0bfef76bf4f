import { bind } from './bindings.js';
import { lowerSuite } from './blocks.js';
import { textOf, type Lowering } from './context.js';
import { childOfType, namedChildren, spanOf, type SyntaxNode } from './tree.js';

export function lowerMatch(low: Lowering, node: SyntaxNode): void {
  for (const child of namedChildren(node)) {
    if (child.type === 'block') lowerSuite(low, node, child);
    else low.visit.any(low, child);
  }
}

export function lowerCase(low: Lowering, node: SyntaxNode): void {
  const suite = childOfType(node, 'block');
  const heads = namedChildren(node).filter((child) => child !== suite);
  lowerSuite(low, node, suite, () => {
    for (const head of heads) {
      if (head.type === 'case_pattern') bindCaptures(low, head);
      else low.visit.any(low, head);
    }
  });
}

/** Patterns nest without bound, hence the explicit stack. */
function bindCaptures(low: Lowering, pattern: SyntaxNode): void {
  const waiting = [pattern];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'identifier') bindCapture(low, node);
    else waiting.push(...innerPatterns(node).reverse());
  }
}

function bindCapture(low: Lowering, node: SyntaxNode): void {
  const name = textOf(low, node);
  if (name !== '_') bind(low, { name, kind: 'loop', span: spanOf(node) });
}

/** What is left of a pattern once class names, keys, keywords and dotted constants are taken away. */
function innerPatterns(node: SyntaxNode): SyntaxNode[] {
  const children = namedChildren(node);
  if (node.type === 'class_pattern' || node.type === 'keyword_pattern') return children.slice(1);
  if (node.type === 'dotted_name') return children.length === 1 ? children : [];
  return children.filter((child) => child.field !== 'key');
}
