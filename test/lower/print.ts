import type { Arg, Expr, FileFacts, ObjectEntry, TypeExpr } from '../../src/model/facts.js';

/** An expression as a short string that shows its shape, for tables of expectations. */
export function print(expr: Expr | undefined): string {
  if (!expr) return '-';
  switch (expr.kind) {
    case 'literal':
      return JSON.stringify(expr.value);
    case 'absent':
      return expr.as;
    case 'template':
      return `\`${expr.parts.map((part) => (typeof part === 'string' ? part : `\${${print(part)}}`)).join('')}\``;
    case 'binary':
      return `(${print(expr.left)} ${expr.op} ${print(expr.right)})`;
    case 'name':
      return expr.name;
    case 'member':
      return `${print(expr.object)}.${expr.property}`;
    case 'index':
      return `${print(expr.object)}[${print(expr.index)}]`;
    case 'call':
      return `${expr.isNew ? 'new ' : ''}${print(expr.callee)}(${printArgs(expr.args)})`;
    case 'choice':
      return `${expr.how}${expr.test ? `<${print(expr.test)}>` : ''}(${expr.options.map(print).join(' | ')})`;
    case 'object':
      return `{${expr.entries.map(printEntry).join(', ')}}`;
    case 'list':
      return `[${printArgs(expr.items)}]`;
    case 'function':
      return `fn#${expr.fn}`;
    case 'class':
      return `class#${expr.cls}`;
    case 'import':
      return `import(${expr.module}${expr.name === undefined ? '' : `:${expr.name}`})`;
    case 'parameter':
      return `param#${expr.fn}.${expr.index}`;
    case 'self':
    case 'super':
      return `${expr.kind}#${expr.cls}`;
    case 'opaque':
      return `<${expr.what}>`;
  }
}

function printArgs(args: Arg[]): string {
  const marks = { list: '*', dict: '**' };
  return args
    .map((arg) => `${arg.spread ? marks[arg.spread] : ''}${arg.name ? `${arg.name}=` : ''}${print(arg.value)}`)
    .join(', ');
}

function printEntry(entry: ObjectEntry): string {
  if ('spread' in entry) return `...${print(entry.spread)}${entry.omit ? `-[${entry.omit.join(' ')}]` : ''}`;
  const key = 'key' in entry ? entry.key : `[${print(entry.computed)}]`;
  return `${key}: ${print(entry.value)}`;
}

export function printType(type: TypeExpr | undefined): string {
  if (!type) return '-';
  switch (type.kind) {
    case 'ref':
      return print(type.expr) + (type.args ? `<${type.args.map(printType).join(', ')}>` : '');
    case 'typeof':
      return `typeof ${print(type.expr)}`;
    case 'object':
      return `{${type.members.map((m) => `${m.name}${m.optional ? '?' : ''}: ${printType(m.type)}`).join(', ')}}`;
    case 'union':
      return type.options.map(printType).join(' | ');
    case 'intersection':
      return type.options.map(printType).join(' & ');
    case 'literal':
      return JSON.stringify(type.value);
    default:
      return type.kind;
  }
}

/** A scope as the path of kinds from the module down to it. */
export function printScope(facts: FileFacts, scope: number): string {
  const { kind, block, parent } = facts.scopes[scope] ?? { kind: 'nowhere', block: undefined, parent: undefined };
  const own = block ?? kind;
  return parent === undefined ? own : `${printScope(facts, parent)}/${own}`;
}

/** One line a binding: `name = value`, with what is special about it in front. */
export function printBindings(facts: FileFacts): string[] {
  return facts.bindings.map(({ kind, name, value, type, typeOnly, augmented }) => {
    const marks = [kind === 'variable' ? '' : kind, typeOnly ? 'typeonly' : '', augmented ? 'augmented' : ''].filter(
      Boolean,
    );
    return `${[...marks, name].join(' ')}${type ? `: ${printType(type)}` : ''}${value ? ` = ${print(value)}` : ''}`;
  });
}

export function printCalls(facts: FileFacts): string[] {
  return facts.calls.map(({ call, fn }) => `${fn === undefined ? '' : `fn#${fn}: `}${print(call)}`);
}

export function printWrites(facts: FileFacts): string[] {
  return facts.writes.map(({ object, property, value, self }) => {
    const place = typeof property === 'string' ? `.${property}` : `[${print(property)}]`;
    return `${print(object)}${place} = ${print(value)}${self === undefined ? '' : ` (self ${self})`}`;
  });
}

export function printExports(facts: FileFacts): string[] {
  return facts.exports.map(({ name, value, from, typeOnly }) => {
    const origin = from ? ` from ${from.module}${from.name === undefined ? '' : `:${from.name}`}` : '';
    return `${typeOnly ? 'type ' : ''}${name}${value ? ` = ${print(value)}` : ''}${origin}`;
  });
}
