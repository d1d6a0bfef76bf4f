import type * as t from '@babel/types';

/** All names a pattern binds. Iterative: patterns nest as deep as their author likes. */
export function patternNames(pattern: t.Node): string[] {
  const names: string[] = [];
  const pending: t.Node[] = [pattern];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'Identifier') names.push(node.name);
    else for (const part of partsOf(node).reverse()) pending.push(part);
  }
  return names;
}

function partsOf(node: t.Node): t.Node[] {
  switch (node.type) {
    case 'ObjectPattern':
      return node.properties.map((property) => (property.type === 'RestElement' ? property.argument : property.value));
    case 'ArrayPattern':
      return node.elements.filter((element) => element !== null);
    case 'AssignmentPattern':
      return [node.left];
    case 'RestElement':
      return [node.argument];
    case 'TSParameterProperty':
      return [node.parameter];
    default:
      return [];
  }
}

/** The name of a property as far as it is written out; `undefined` where it is computed. */
export function keyName(key: t.Node, computed: boolean | null | undefined): string | undefined {
  switch (key.type) {
    case 'Identifier':
      return computed ? undefined : key.name;
    case 'StringLiteral':
      return key.value;
    case 'NumericLiteral':
      return String(key.value);
    case 'PrivateName':
      return `#${key.id.name}`;
    case 'TemplateLiteral':
      return key.expressions.length === 0 ? (key.quasis[0]?.value.cooked ?? undefined) : undefined;
    default:
      return undefined;
  }
}

/** The name in an import or export list, which may be written as a string. */
export function specifierName(node: t.Identifier | t.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}
