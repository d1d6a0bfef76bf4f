import type * as t from '@babel/types';

/** Holds no program code: positions, comments, and types (which contain no calls). */
const SKIPPED = new Set([
  'type',
  'start',
  'end',
  'loc',
  'range',
  'extra',
  'errors',
  'comments',
  'leadingComments',
  'innerComments',
  'trailingComments',
  'typeAnnotation',
  'typeParameters',
  'typeArguments',
  'superTypeParameters',
  'returnType',
  'implements',
  'predicate',
  'variance',
]);

/** The nodes directly below a node of which only its generic shape is known. */
export function childrenOf(node: t.Node): t.Node[] {
  const children: t.Node[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (SKIPPED.has(key)) continue;
    for (const item of Array.isArray(value) ? value : [value]) if (isNode(item)) children.push(item);
  }
  return children;
}

function isNode(value: unknown): value is t.Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
