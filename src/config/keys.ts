/** Which keys may stand at a place in a configuration: read off its schema, so that advice is never behind. */
import { configJsonSchema } from './schema.js';

interface Node {
  properties?: Record<string, Node>;
  propertyNames?: { enum?: string[] };
  items?: Node;
  anyOf?: Node[];
}

export function keysAt(path: readonly PropertyKey[]): string[] {
  let nodes: Node[] = [configJsonSchema()];
  for (const step of path)
    nodes = nodes.flatMap((node) => {
      const next = typeof step === 'number' ? node.items : node.properties?.[String(step)];
      return next ? [next, ...(next.anyOf ?? [])] : [];
    });
  return nodes.flatMap(({ properties, propertyNames }) => [
    ...Object.keys(properties ?? {}),
    ...(propertyNames?.enum ?? []),
  ]);
}
