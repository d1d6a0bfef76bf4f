/** Objects that hold settings, and objects that describe the environment to a schema. */
import type { Expr, ExprOf, FileFacts, ObjectEntry } from '../../model/facts.js';
import type { Block, Entry } from '../block.js';
import type { Part } from './compositions.js';
import { blockOf, entriesOf, variablesIn, type Definition, type Known } from './known.js';

type ObjectExpr = ExprOf<'object'>;
interface Root {
  expr: Expr;
  owner: string;
  /** Its keys are variables. */
  isSchema: boolean;
}

const DEEPEST = 6;

export function objectBlocks(file: FileFacts, known: Known, composed: readonly Part[][]): Block[] {
  const seen = new Set<number>();
  const blocks: Block[] = [];
  const parts = composed.flatMap((all) => all.filter((part) => part.file === file));
  const visit = (object: ObjectExpr, way: string[], root: Root): void => {
    if (seen.has(object.span[0]) || way.length > DEEPEST) return;
    seen.add(object.span[0]);
    const entries = entriesIn({ file, object }, way, root, known);
    const around = entries.length > 0 ? besides({ file, object }, composed, known) : [];
    blocks.push(...blockOf(file, root.owner, entries, around));
    for (const entry of object.entries)
      if ('key' in entry) for (const inner of objectsIn(file, entry.value)) visit(inner, [...way, entry.key], root);
  };
  const described = parts.map(({ object }) => ({ expr: object, owner: '', isSchema: true }));
  for (const root of [...schemas(file, known), ...described, ...settings(file, known)].filter(({ expr }) =>
    known.mayMatter(file, expr.span),
  ))
    for (const object of objectsIn(file, root.expr)) visit(object, [], root);
  return blocks;
}

function entriesIn({ file, object }: Part, way: string[], root: Pick<Root, 'isSchema'>, known: Known): Entry[] {
  const definitions = object.entries.flatMap((entry) => definitionOf(file, entry, way, root, known));
  return entriesOf(file, definitions, root.isSchema ? 'schema-entry' : 'object-entry', known);
}

/** What the other parts of the schemas hold that the object is a part of. */
function besides(own: Part, composed: readonly Part[][], known: Known): Entry[] {
  const isOwn = ({ file, object }: Part): boolean => file === own.file && object.span[0] === own.object.span[0];
  return composed
    .filter((parts) => parts.some(isOwn))
    .flatMap((parts) => parts.filter((part) => !isOwn(part)))
    .flatMap((part) => entriesIn(part, [], { isSchema: true }, known));
}

/** The objects that an expression is, or wraps: `Object.freeze({…})`, `defineConfig({…})`, `() => ({…})`. */
function objectsIn(file: FileFacts, expr: Expr): ObjectExpr[] {
  if (expr.kind === 'object') return [expr];
  if (expr.kind === 'function') return (file.functions[expr.fn]?.returns ?? []).flatMap((one) => objectsIn(file, one));
  if (expr.kind === 'choice') return expr.options.flatMap((one) => objectsIn(file, one));
  return expr.kind === 'call' ? expr.args.flatMap(({ value }) => (value.kind === 'object' ? [value] : [])) : [];
}

function definitionOf(
  file: FileFacts,
  entry: ObjectEntry,
  way: string[],
  root: Pick<Root, 'isSchema'>,
  known: Known,
): Definition[] {
  if (!('key' in entry)) return [];
  const { key, value, span } = entry;
  const variables = [
    ...(value.kind === 'object' ? describedVariable(value) : variablesIn(known.program.evaluate(value, { file }))),
    ...(root.isSchema && /^[A-Z][A-Z\d_]+$/.test(key) ? [key] : []),
  ];
  if (value.kind === 'object' && variables.length === 0) return [];
  const isWritten = ['literal', 'template', 'absent'].includes(value.kind);
  const nested = way.length > 0 && isWritten && variables.length === 0 ? [[...way, key].join('.')] : [];
  const isMeant = nested.some((name) => known.concern.isBaseUrl(name));
  return [{ name: key, span, variables: isMeant ? nested : variables }];
}

/** `apiKey: { doc: …, env: 'OPENAI_API_KEY' }`. */
function describedVariable({ entries }: ObjectExpr): string[] {
  return entries.flatMap((entry) =>
    'key' in entry && entry.key === 'env' && entry.value.kind === 'literal' ? [String(entry.value.value)] : [],
  );
}

function schemas(file: FileFacts, known: Known): Root[] {
  return file.calls.flatMap(({ call }): Root[] => {
    if (!call.args.some(({ value }) => value.kind === 'object' || value.kind === 'function')) return [];
    const isSchema = known.program
      .evaluate(call.callee, { file })
      .some(({ value }) => value.kind === 'external' && known.schemas.isMade(value.name));
    return isSchema
      ? call.args.map(({ value }) => ({ expr: value, owner: '', isSchema: value.kind !== 'function' }))
      : [];
  });
}

function settings(file: FileFacts, known: Known): Root[] {
  const isModule = known.isSettingsModule(file.path);
  const bound = file.bindings
    .filter(({ kind, scope, name }) => {
      const isTop = kind === 'variable' && file.scopes[scope]?.kind === 'module';
      return isTop && (isModule || known.isSettingsOwner(name));
    })
    .flatMap(({ name, value }) => (value ? [{ expr: value, owner: name, isSchema: false }] : []));
  if (!isModule) return bound;
  const exported = file.exports.flatMap(({ value }) => (value ? [{ expr: value, owner: '', isSchema: false }] : []));
  const returned = file.functions.flatMap(({ returns, name }) =>
    returns.map((expr) => ({ expr, owner: name ?? '', isSchema: false })),
  );
  return [...bound, ...exported, ...returned];
}
