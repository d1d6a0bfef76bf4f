import type { BoundCall, Flow, Found, LateEntry, Value, ValueOf } from '../../model/value.js';
import { at, flow, found, hop, merge, nothingFound, type Engine } from './engine.js';
import { declares, hasBase, isClosed } from './class-facts.js';
import { memberOfType } from './types.js';

/** What an object literal, with all that was written into it later, holds under a key. */
export function objectEntry(engine: Engine, value: ValueOf<'object'>, key: string): Found {
  return withWritten(engine, value.late, key, literalEntry(engine, value, key));
}

/** A write may stand in a branch that is not taken: then what was there before stays possible. */
export function withWritten(engine: Engine, late: readonly LateEntry[] | undefined, key: string, early: Found): Found {
  let held = early;
  for (const entry of late ?? []) {
    if (typeof entry.key === 'string' && entry.key !== key) continue;
    const written = lateEntry(engine, entry, key);
    if (written.flows.length === 0 && !written.open) continue;
    const isKept = entry.fallback && !held.absent && !held.open;
    if (isKept) continue;
    const isSettled = entry.sure && !written.absent;
    if (isSettled && !entry.fallback) held = written;
    else
      held = {
        flows: [...held.flows, ...written.flows],
        open: held.open || written.open,
        absent: held.absent && !isSettled,
      };
  }
  return held;
}

function lateEntry(engine: Engine, entry: LateEntry, key: string): Found {
  if (entry.key !== key) return computedEntry(engine, entry, key);
  const where = at(entry.env.file, entry.value);
  return found(hop(`["${key}"] = …`, where, engine.evaluate(entry.value, entry.env)));
}

function computedEntry(engine: Engine, entry: LateEntry, key: string): Found {
  if (typeof entry.key === 'string') return nothingFound;
  if (entry.key.kind === 'opaque')
    return merge(engine.evaluate(entry.value, entry.env).map((one) => keyOfWhole(engine, one, key)));
  const keys = engine.evaluate(entry.key, entry.env);
  if (keys.some(({ value }) => value.kind === 'literal' && value.value === key))
    return found(engine.evaluate(entry.value, entry.env));
  return keys.every(({ value }) => value.kind === 'literal') ? nothingFound : { flows: [], open: true, absent: true };
}

function literalEntry(engine: Engine, { expr, env }: ValueOf<'object'>, key: string): Found {
  let open = false;
  const flows: Found['flows'] = [];
  for (const entry of [...expr.entries].reverse()) {
    if ('key' in entry) {
      if (entry.key === key) return { flows: [...flows, ...engine.evaluate(entry.value, env)], open, absent: false };
    } else if ('computed' in entry) {
      const computed = computedEntry(engine, { key: entry.computed, value: entry.value, env }, key);
      flows.push(...computed.flows);
      open ||= computed.open;
    } else if (!entry.omit?.includes(key)) {
      const inner = spreadEntry(engine, { expr: entry.spread, env }, key);
      if (!inner.absent && !inner.open) return { flows: [...flows, ...inner.flows], open, absent: false };
      flows.push(...inner.flows);
      open ||= inner.open;
    }
  }
  return { flows, open, absent: true };
}

function spreadEntry(
  engine: Engine,
  { expr, env }: { expr: Parameters<Engine['evaluate']>[0]; env: ValueOf<'object'>['env'] },
  key: string,
): Found {
  const sources = engine.evaluate(expr, env);
  if (sources.length === 0) return { flows: [], open: true, absent: true };
  return merge(sources.map((source) => keyOfWhole(engine, source, key)));
}

/**
 * A key of an object that is handed on as a whole (`{...options}`, `f(options)`, `f(**options)`). Where the object's
 * contents can't be seen, whether it has the key can't be said: that a type admits it proves nothing.
 */
export function keyOfWhole(engine: Engine, source: Flow, key: string): Found {
  const { value } = source;
  switch (value.kind) {
    // `...(url && { baseURL: url })`: spreading nothing adds nothing.
    case 'absent':
    case 'literal':
      return nothingFound;
    case 'object':
    case 'module':
      return engine.get(source, key);
    case 'instance':
      return instanceEntry(engine, source, value, key);
    case 'parameter':
    case 'attribute':
      return withWritten(engine, value.late, key, isRuledOut(engine, value, key) ? nothingFound : anything);
    default:
      return withWritten(engine, 'late' in value ? value.late : undefined, key, anything);
  }
}

/** A data object's fields are its keys. Of a `TypedDict` that came from elsewhere it can't be said which of them it has. */
function instanceEntry(engine: Engine, source: Flow, value: ValueOf<'instance'>, key: string): Found {
  if (!declares(engine, value, key)) return isClosed(engine, value) ? nothingFound : anything;
  return !value.call && hasBase(engine, value, /\.TypedDict$/) ? anything : engine.get(source, key);
}

const anything: Found = { flows: [], open: true, absent: true };

function isRuledOut(engine: Engine, { type }: ValueOf<'parameter'> | ValueOf<'attribute'>, key: string): boolean {
  if (!type) return false;
  const { found: members, open } = memberOfType(engine, type, key);
  return members.length === 0 && !open;
}

/** `dict(defaults, timeout=3, **more)`: what it is given by position, then its keywords. */
export function tableOfCall({ call, env }: BoundCall): Flow {
  const entries = call.args.map(({ name, value }) =>
    name === undefined ? { spread: value, span: value.span } : { key: name, value, span: value.span },
  );
  const expr = { kind: 'object' as const, entries, span: call.span };
  return flow({ kind: 'object', expr, env, late: [], at: at(env.file, call) });
}

/** A table looked up by a key that is not known: any of its values. */
export function anyEntry(engine: Engine, value: Value): Flow[] | undefined {
  if (value.kind === 'list')
    return value.expr.items.flatMap((item) => (item.spread ? [] : engine.evaluate(item.value, value.env)));
  if (value.kind !== 'object' || value.expr.entries.length + value.late.length === 0) return undefined;
  const early = value.expr.entries.flatMap((entry) => {
    const spread = 'spread' in entry;
    const flows = engine.evaluate(spread ? entry.spread : entry.value, value.env);
    return spread ? flows.flatMap((one) => anyEntry(engine, one.value) ?? []) : flows;
  });
  const late = value.late.flatMap(({ key, value: written, env }) => {
    const flows = engine.evaluate(written, env);
    return typeof key !== 'string' && key.kind === 'opaque'
      ? flows.flatMap((one) => anyEntry(engine, one.value) ?? [])
      : flows;
  });
  return [...early, ...late];
}
