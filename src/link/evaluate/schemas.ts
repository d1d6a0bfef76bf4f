/** Settings that a schema describes: `z.object({ URL: z.string().default("…") }).parse(process.env).URL`. */
import type { Expr } from '../../model/facts.js';
import type { ReadersRule } from '../../model/rule.js';
import type { Env, Flow } from '../../model/value.js';
import { argumentIn } from './arguments.js';
import { at, flow, hop, type Engine } from './engine.js';

type Schema = ReadersRule['schemas'][number];

/** What a field of the schema holds; undefined where its description can't be seen. */
export function schemaField(engine: Engine, schema: Schema, one: Flow, key: string): Flow[] | undefined {
  const { value, trail } = one;
  if (value.kind !== 'external' || !value.call) return undefined;
  const { call } = value;
  const field = schema.shape
    .flatMap((param) => argumentIn(engine, call, param).flows)
    .map((shape) => entryOf(shape, key))
    .find((found) => found !== undefined);
  if (!field) return undefined;
  const { fallback, required } = described(engine, schema, field);
  const own = flow({ kind: 'env', name: key, at: at(field.env.file, field.expr), required }, trail);
  return [own, ...hop(`default of ${key}`, at(field.env.file, field.expr), fallback)];
}

interface Field {
  expr: Expr;
  env: Env;
}

function entryOf({ value }: Flow, key: string): Field | undefined {
  if (value.kind !== 'object') return undefined;
  const { expr, env } = value;
  const entry = expr.entries.find((one) => 'key' in one && one.key === key);
  return entry && 'value' in entry ? { expr: entry.value, env } : undefined;
}

/** `str({ default: x })` and `z.string().optional().default(x)`: what the chain of calls says. */
function described(engine: Engine, schema: Schema, { expr, env }: Field): { fallback: Flow[]; required: boolean } {
  const fallback: Flow[] = [];
  let required = true;
  let rest: Expr = expr;
  while (rest.kind === 'call') {
    const { callee } = rest;
    const method = callee.kind === 'member' ? callee.property : '';
    const given = argumentIn(engine, { call: rest, env }, schema.fallback.includes(method) ? 'arg[0]' : 'default');
    fallback.push(...given.flows.filter(({ value }) => value.kind !== 'absent'));
    if (schema.optional.includes(method) || given.flows.some(({ value }) => value.kind === 'absent')) required = false;
    if (callee.kind !== 'member') break;
    rest = callee.object;
  }
  return { fallback, required: required || fallback.length > 0 };
}
