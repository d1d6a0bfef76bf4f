/**
 * The native parser writes ESTree and its dialect for TypeScript, Babel a dialect of its own. Where they differ in what
 * lowering reads, the tree is changed to what Babel says; Babel reads whatever the other refuses, so that both come here.
 */

export type Raw = { type: string; start: number; end: number } & Record<string, unknown>;

/** Iterative, and in place: trees are large and may be deep. */
export function asBabelSays(program: Raw, text: string): Raw {
  const pending: Raw[] = [program];
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const key in node) {
      const value = node[key];
      if (Array.isArray(value)) shapeItems(value, text, pending);
      else if (isRaw(value)) pending.push((node[key] = shaped(value, text)));
    }
  }
  return program;
}

function shapeItems(items: unknown[], text: string, pending: Raw[]): void {
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (isRaw(item)) pending.push((items[index] = shaped(item, text)));
  }
}

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null;

function shaped(node: Raw, text: string): Raw {
  const shape = SHAPES.get(node.type);
  return shape ? shape(node, text) : node;
}

type Shape = (node: Raw, text: string) => Raw;

/** What moves is taken away where it was, so that no part of the tree is met twice. */
const SHAPES = new Map<string, Shape>(
  Object.entries({
    Literal: literal,
    Property: property,
    MethodDefinition: (node) => classMethod(node, false),
    TSAbstractMethodDefinition: (node) => classMethod(node, true),
    PropertyDefinition: (node) => into(node, isPrivate(node) ? 'ClassPrivateProperty' : 'ClassProperty'),
    TSAbstractPropertyDefinition: (node) => into(node, 'ClassProperty'),
    AccessorProperty: (node) => into(node, 'ClassAccessorProperty'),
    TSAbstractAccessorProperty: (node) => into(node, 'ClassAccessorProperty'),
    PrivateIdentifier: (node) => into(node, 'PrivateName', { id: { ...node, type: 'Identifier' } }),
    ChainExpression: chain,
    ExportNamedDeclaration: exported,
    ExportDefaultDeclaration: fromDecorators,
    ExportAllDeclaration: exportedAll,
    TSEnumDeclaration: (node) => into(node, node.type, { members: below(node, 'body').members, body: null }),
    TSModuleDeclaration: namespace,
    TSInterfaceHeritage: (node) => into(node, node.type, { expression: entity(below(node, 'expression')) }),
    TSTypeReference: withParameters,
    TSQualifiedName: (node) => into(node, node.type, { left: nameOfThis(below(node, 'left')) }),
    TSTypeQuery: (node) => into(node, node.type, { exprName: nameOfThis(below(node, 'exprName')) }),
    TSImportType: (node) => into(withParameters(node), node.type, { argument: node.source, source: null }),
  } satisfies Record<string, Shape>),
);

function into(node: Raw, type: string, more: Record<string, unknown> = {}): Raw {
  return Object.assign(node, more, { type });
}

const below = (node: Raw, key: string): Raw => node[key] as Raw;

function literal(node: Raw): Raw {
  if (node.regex) return into(node, 'RegExpLiteral');
  if (node.bigint) return into(node, 'BigIntLiteral', { value: String(node.raw).replace(/[_n]/g, '') });
  switch (typeof node.value) {
    case 'string':
      return into(node, 'StringLiteral');
    case 'number':
      return into(node, 'NumericLiteral');
    case 'boolean':
      return into(node, 'BooleanLiteral');
    default:
      return into(node, 'NullLiteral');
  }
}

function property(node: Raw): Raw {
  const isMethod = node.method === true || node.kind !== 'init';
  return isMethod
    ? method(node, 'ObjectMethod', node.kind === 'init' ? 'method' : node.kind)
    : into(node, 'ObjectProperty');
}

/** Babel's methods are functions, where others have one. */
function method(node: Raw, type: string, kind: unknown): Raw {
  const { params, body, returnType, async, generator } = below(node, 'value');
  return into(node, type, { params, body, returnType, async, generator, kind, value: null });
}

function classMethod(node: Raw, abstract: boolean): Raw {
  if (below(node, 'value').type === 'TSEmptyBodyFunctionExpression')
    return into(node, 'TSDeclareMethod', { abstract, value: null });
  return method(node, isPrivate(node) ? 'ClassPrivateMethod' : 'ClassMethod', node.kind);
}

const isPrivate = (node: Raw): boolean => below(node, 'key').type === 'PrivateIdentifier';

/** From the first `?.` outwards Babel's nodes are optional ones. */
function chain(node: Raw, text: string): Raw {
  const whole = below(node, 'expression');
  const links: Raw[] = [];
  let optional = 0;
  for (let link: Raw | undefined = whole; link; link = linkBelow(link)) {
    links.push(link);
    if (link.optional === true) optional = links.length;
  }
  for (const link of links.slice(0, optional)) {
    if (link.type === 'MemberExpression') link.type = 'OptionalMemberExpression';
    else if (link.type === 'CallExpression') link.type = 'OptionalCallExpression';
  }
  return shaped(whole, text);
}

function linkBelow(link: Raw): Raw | undefined {
  switch (link.type) {
    case 'MemberExpression':
      return below(link, 'object');
    case 'CallExpression':
      return below(link, 'callee');
    case 'TSNonNullExpression':
      return below(link, 'expression');
    default:
      return undefined;
  }
}

/** `export import a = b.c`. */
function exported(node: Raw): Raw {
  const declaration = node.declaration as Raw | null;
  if (declaration?.type !== 'TSImportEqualsDeclaration') return fromDecorators(node);
  return into(declaration, declaration.type, { isExport: true, start: node.start, end: node.end });
}

/** `@decorated() export class`: class and export begin where the decorators do. */
function fromDecorators(node: Raw): Raw {
  const declaration = node.declaration as (Raw & { decorators?: Raw[] }) | null;
  const first = declaration?.decorators?.[0];
  if (declaration && first) {
    declaration.start = Math.min(declaration.start, first.start);
    into(node, node.type, { start: Math.min(node.start, first.start) });
  }
  return node;
}

const BEFORE_STAR = /(?:[^*/]|\/\*[^]*?\*\/|\/\/[^\r\n]*)*/y;

/** `export * as name from 'module'`. */
function exportedAll(node: Raw, text: string): Raw {
  const name = node.exported as Raw | null;
  if (!name) return node;
  BEFORE_STAR.lastIndex = node.start;
  BEFORE_STAR.test(text);
  const start = BEFORE_STAR.lastIndex;
  const specifier = { type: 'ExportNamespaceSpecifier', exported: name, start, end: name.end };
  return into(node, 'ExportNamedDeclaration', { specifiers: [specifier], declaration: null, exported: null });
}

/** `namespace A.B { }`: one in the other. */
function namespace(node: Raw): Raw {
  let body = node.body as Raw | null;
  let name = below(node, 'id');
  for (; name.type === 'TSQualifiedName'; name = below(name, 'left')) {
    const id = below(name, 'right');
    body = { type: node.type, id, body, start: id.start, end: node.end };
  }
  return into(node, node.type, { id: name, body });
}

/** In a list of parents, `A.B` is a type and not an access. */
function entity(node: Raw): Raw {
  for (let part = node; part.type === 'MemberExpression' && part.computed !== true; part = below(part, 'left'))
    into(part, 'TSQualifiedName', { left: part.object, right: part.property, object: null, property: null });
  return node;
}

/** In `typeof this.url`. */
function nameOfThis(node: Raw): Raw {
  return node.type === 'ThisExpression' ? into(node, 'Identifier', { name: 'this' }) : node;
}

function withParameters(node: Raw): Raw {
  return node.typeArguments ? into(node, node.type, { typeParameters: node.typeArguments, typeArguments: null }) : node;
}
