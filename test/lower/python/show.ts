import { lowerPython } from '../../../src/lower/python/index.js';
import type { Arg, Binding, Expr, FileFacts, ObjectEntry, TypeExpr } from '../../../src/model/facts.js';

export function lower(text: string): FileFacts {
  return lowerPython('service.py', text);
}

/** An expression in one short line, so that tables of expectations stay readable. */
export function show(expr: Expr | undefined): string {
  if (!expr) return '-';
  const shower = SHOWERS[expr.kind] as (expr: Expr) => string;
  return shower(expr);
}

const SHOWERS: { [K in Expr['kind']]: (expr: Extract<Expr, { kind: K }>) => string } = {
  literal: ({ value }) => JSON.stringify(value),
  absent: () => 'None',
  template: ({ parts }) =>
    `f<${parts.map((part) => (typeof part === 'string' ? JSON.stringify(part) : show(part))).join(' ')}>`,
  binary: ({ op, left, right }) => `(${show(left)} ${op} ${show(right)})`,
  name: ({ name }) => name,
  member: ({ object, property }) => `${show(object)}.${property}`,
  index: ({ object, index }) => `${show(object)}[${show(index)}]`,
  call: ({ callee, args }) => `${show(callee)}(${args.map(showArg).join(', ')})`,
  choice: ({ how, options, test }) => `${how}(${test ? `${show(test)}: ` : ''}${options.map(show).join(', ')})`,
  object: ({ entries }) => `{${entries.map(showEntry).join(', ')}}`,
  list: ({ items }) => `[${items.map(showArg).join(', ')}]`,
  function: ({ fn }) => `fn${fn}`,
  class: ({ cls }) => `class${cls}`,
  import: ({ module, name }) => `import ${module}${name === undefined ? '' : `:${name}`}`,
  parameter: ({ fn, index }) => `param${fn}.${index}`,
  self: ({ cls }) => `self${cls}`,
  super: ({ cls }) => `super${cls}`,
  opaque: ({ what }) => `?${what}`,
};

export function showArg({ value, name, spread }: Arg): string {
  const stars = spread === 'list' ? '*' : spread === 'dict' ? '**' : '';
  return `${name === undefined ? '' : `${name}=`}${stars}${show(value)}`;
}

function showEntry(entry: ObjectEntry): string {
  if ('spread' in entry) return `**${show(entry.spread)}`;
  return 'key' in entry ? `${entry.key}: ${show(entry.value)}` : `[${show(entry.computed)}]: ${show(entry.value)}`;
}

export function showType(type: TypeExpr | undefined): string {
  if (!type) return '-';
  if (type.kind === 'ref') return show(type.expr) + (type.args ? `[${type.args.map(showType).join(', ')}]` : '');
  if (type.kind === 'union') return type.options.map(showType).join(' | ');
  return type.kind === 'literal' ? JSON.stringify(type.value) : type.kind;
}

/** `name@scope/block kind = value`, the places left out where they are the module. */
export function showBinding({ name, scope, block, kind, value, type, augmented, typeOnly }: Binding): string {
  const place = scope === 0 && block === 0 ? '' : `@${scope}/${block}`;
  const marks = `${augmented ? ' augmented' : ''}${typeOnly ? ' typeOnly' : ''}`;
  return `${name}${place} ${kind}${type ? `: ${showType(type)}` : ''} = ${show(value)}${marks}`;
}

export function bindings(text: string): string[] {
  return lower(text).bindings.map(showBinding);
}

/** The value of the last assignment in the text. */
export function lastValue(text: string): string {
  return show(lower(text).bindings.at(-1)?.value);
}
