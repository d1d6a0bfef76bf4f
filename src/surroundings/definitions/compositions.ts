/** Schemas that are put together from several: `a.extend({…})`, `a.merge(b)`, `a.and(b)`, `z.object({ ...a.shape })`. */
import type { CallExpr, Expr, ExprOf, FileFacts } from '../../model/facts.js';
import type { At, Env } from '../../model/value.js';
import type { Known } from './known.js';

/** One of the objects that describe a schema, wherever it is written. */
export interface Part {
  file: FileFacts;
  object: ExprOf<'object'>;
}

const DEEPEST = 8;

/** Each a schema: the parts of it, which hold together. */
export function compositions(files: readonly FileFacts[], known: Known): Part[][] {
  return files
    .filter(({ language }) => language === 'typescript')
    .flatMap((file) => file.calls.map(({ call }) => (isTelling(call) ? partsOfCall(call, { file }, known, 0) : [])))
    .filter((parts) => parts.length > 0);
}

/** Only then does it say more than the objects that are written into it. */
const isTelling = ({ callee, args }: CallExpr): boolean =>
  callee.kind === 'member' &&
  args.some(({ value }) => value.kind !== 'literal' && value.kind !== 'function' && value.kind !== 'template');

function partsOfCall(call: CallExpr, env: Env, known: Known, depth: number): Part[] {
  const { callee } = call;
  const method = callee.kind === 'member' ? callee.property : '';
  if (depth > DEEPEST || known.schemas.drops(method)) return [];
  const given = (): Part[] => call.args.flatMap(({ value }) => partsOf(value, env, known, depth + 1));
  if (call.args.length > 0 && isOneOf(callee, env, known, known.schemas.isMade)) return given();
  if (callee.kind !== 'member' || !isOneOf(callee, env, known, known.schemas.isInside)) return [];
  const before = partsOf(callee.object, env, known, depth + 1);
  return known.schemas.joins(method) ? [...before, ...given()] : before;
}

const isOneOf = (callee: Expr, env: Env, { program }: Known, test: (name: string) => boolean): boolean =>
  program.evaluate(callee, env).some(({ value }) => value.kind === 'external' && test(value.name));

function partsOf(expr: Expr, env: Env, known: Known, depth: number): Part[] {
  if (depth > DEEPEST) return [];
  return known.program.evaluate(expr, env).flatMap(({ value }): Part[] => {
    if (value.kind === 'object') return partsOfObject({ file: value.env.file, object: value.expr }, known, depth);
    if (value.kind !== 'external' || !known.schemas.isInside(value.name)) return [];
    const call = callAt(value.at) ?? value.call?.call;
    return call ? partsOfCall(call, { file: value.at.file }, known, depth + 1) : [];
  });
}

function partsOfObject(part: Part, known: Known, depth: number): Part[] {
  const taken = part.object.entries.flatMap((entry) =>
    'spread' in entry ? partsOf(entry.spread, { file: part.file }, known, depth + 1) : [],
  );
  return [part, ...taken];
}

const callAt = ({ file, span }: At): CallExpr | undefined =>
  file.calls.find(({ call }) => call.span[0] === span[0] && call.span[1] === span[1])?.call;
