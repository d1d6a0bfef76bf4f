/** What type annotations tell of values that can't be seen. */
import type { FileFacts, TypeExpr, TypeFacts, TypeMember } from '../../model/facts.js';
import type { Flow, TypeAt } from '../../model/value.js';
import { bindingsIn } from '../scopes.js';
import { at, flow, resultOf, type Engine } from './engine.js';

/** `typing.Any` and its like are names of packages, but of no class. */
const SAYS_NOTHING = /^(typing|typing_extensions|collections\.abc|builtins|types)\./;

/** Types may be recursive; further down than this they say nothing of use. */
const DEEPEST = 6;

/** The values of a type that can be said: instances of classes, and nothing where the type allows it. */
export function typedValue(engine: Engine, { file, type }: TypeAt, depth = 0): Flow[] {
  if (depth > DEEPEST || !engine.spend(1)) return [];
  switch (type.kind) {
    case 'absent':
      return [flow({ kind: 'absent', as: file.language === 'python' ? 'none' : 'undefined', at: at(file, type) })];
    case 'union':
      return type.options.flatMap((option) => typedValue(engine, { file, type: option }, depth + 1));
    case 'ref':
      return refValue(engine, { file, type }, depth);
    default:
      return [];
  }
}

/** Like `typedValue`, but a type of which nothing can be said still gives one value. */
export function valueOfType(engine: Engine, type: TypeAt, otherwise: (required: boolean) => Flow): Flow[] {
  const known = engine.typed(type);
  return known.some(({ value }) => value.kind !== 'absent') ? known : [otherwise(known.length === 0)];
}

function refValue(engine: Engine, { file, type }: TypeAt, depth: number): Flow[] {
  if (type.kind !== 'ref') return [];
  const alias = declared(engine, { file, type });
  if (alias)
    return alias.body.kind === 'ref' || alias.body.kind === 'union'
      ? typedValue(engine, { file: alias.file, type: alias.body }, depth + 1)
      : [];
  return engine.evaluate(type.expr, { file }).flatMap(({ value }): Flow[] => {
    if (value.kind === 'class')
      return [flow({ kind: 'instance', file: value.file, cls: value.cls, at: at(file, type) })];
    if (value.kind === 'external' && engine.knowledge[file.language].resultTypes.lookup(value.name))
      return (type.args ?? []).flatMap((fn) => (fn.kind === 'typeof' ? resultOf(engine, fn.expr, { file }) : []));
    return value.kind === 'external' &&
      value.name.includes('.') &&
      !SAYS_NOTHING.test(value.name) &&
      !isComputed(file, value.name)
      ? [flow({ kind: 'external', name: `${value.name}()`, at: at(file, type) })]
      : [];
  });
}

/** `z.infer<typeof Schema>` is made of its argument; classes and interfaces begin with a capital. */
const isComputed = ({ language }: FileFacts, name: string): boolean =>
  language === 'typescript' && /\.[a-z]\w*$/.test(name);

/** The interface or type alias a reference names, wherever it is declared. */
function declared(engine: Engine, { file, type }: TypeAt): Declared {
  if (type.kind !== 'ref' || type.expr.kind !== 'name') return undefined;
  const { name, scope } = type.expr;
  const here = file.types.find((declaration) => declaration.name === name);
  if (here) return { ...here, file };
  for (let id: number | undefined = scope; id !== undefined; id = file.scopes[id]?.parent) {
    const imported = bindingsIn(file, id, name).find(({ value }) => value?.kind === 'import')?.value;
    if (imported?.kind === 'import') return importedType(engine, file, imported.module, imported.name ?? name);
  }
  return undefined;
}

type Declared = (TypeFacts & { file: FileFacts }) | undefined;

/** Follows re-exports of a type, `steps` at most. */
function importedType(engine: Engine, from: FileFacts, module: string, name: string, steps = 8): Declared {
  const target = engine.resolve[from.language](from.path, module);
  const file = target.kind === 'file' ? engine.file(target.path) : undefined;
  if (!file || steps === 0 || !engine.spend(1)) return undefined;
  const here = file.types.find((declaration) => declaration.name === name);
  if (here) return { ...here, file };
  for (const row of file.exports) {
    if (!row.from || (row.name !== name && row.name !== '*')) continue;
    const original = row.name === '*' ? name : (row.from.name ?? name);
    const found = importedType(engine, file, row.from.module, original, steps - 1);
    if (found) return found;
  }
  return undefined;
}

export interface MemberOfType {
  member: TypeMember;
  file: TypeAt['file'];
}

/** `open`: the type has parts that can't be seen, so a member not found may still be there. */
export function memberOfType(
  engine: Engine,
  { file, type }: TypeAt,
  key: string,
  steps = 12,
): { found: MemberOfType[]; open: boolean } {
  if (steps === 0 || !engine.spend(1)) return { found: [], open: true };
  const inside = (inner: TypeExpr, where = file): { found: MemberOfType[]; open: boolean } =>
    memberOfType(engine, { file: where, type: inner }, key, steps - 1);
  switch (type.kind) {
    case 'object': {
      const member = type.members.find(({ name }) => name === key);
      return { found: member ? [{ member, file }] : [], open: false };
    }
    case 'union':
    case 'intersection': {
      const parts = type.options.map((option) => inside(option));
      return { found: parts.flatMap(({ found }) => found), open: parts.some(({ open }) => open) };
    }
    case 'ref': {
      const declaration = declared(engine, { file, type });
      if (!declaration) return wrapped(type, inside);
      const own = inside(declaration.body, declaration.file);
      if (own.found.length > 0 || declaration.extends.length === 0) return own;
      const bases = declaration.extends.map((expr) => inside({ kind: 'ref', expr, span: expr.span }, declaration.file));
      return { found: bases.flatMap(({ found }) => found), open: own.open || bases.some(({ open }) => open) };
    }
    default:
      return { found: [], open: type.kind === 'other' || type.kind === 'typeof' };
  }
}

/** `Partial<X>`, `Readonly<X>`, …: the members of X, which `Partial` makes optional. */
function wrapped(
  type: Extract<TypeExpr, { kind: 'ref' }>,
  inside: (inner: TypeExpr) => { found: MemberOfType[]; open: boolean },
): { found: MemberOfType[]; open: boolean } {
  const name = type.expr.kind === 'name' ? type.expr.name : '';
  const inner = type.args?.[0];
  if (!inner || !['Partial', 'Readonly', 'Required', 'NonNullable', 'Pick', 'Omit'].includes(name))
    return { found: [], open: true };
  const { found, open } = inside(inner);
  return {
    found:
      name === 'Partial' ? found.map(({ member, file }) => ({ member: { ...member, optional: true }, file })) : found,
    open,
  };
}
