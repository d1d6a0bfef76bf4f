import type { Flow, Found, ValueOf } from '../../model/value.js';
import { at, found, hop, merge, nothingFound, type Engine } from './engine.js';
import { memberOfType } from './types.js';

/** What an object literal, with all that was written into it later, holds under a key. */
export function objectEntry(engine: Engine, value: ValueOf<'object'>, key: string): Found {
  const early = literalEntry(engine, value, key);
  const late = value.late.filter((entry) => entry.key === key || typeof entry.key !== 'string');
  if (late.length === 0) return early;
  const certain: Found[] = [];
  for (const entry of late) {
    if (entry.key === key)
      certain.push(
        found(hop(`["${key}"] = …`, at(entry.env.file, entry.value), engine.evaluate(entry.value, entry.env))),
      );
    else certain.push(computedEntry(engine, entry, key));
  }
  // A write may stand in a branch that is not taken: what was there before stays possible.
  return merge([early, ...certain.filter(({ flows, open }) => flows.length > 0 || open)]);
}

function computedEntry(engine: Engine, entry: ValueOf<'object'>['late'][number], key: string): Found {
  if (typeof entry.key === 'string') return nothingFound;
  if (entry.key.kind === 'opaque')
    return merge(engine.evaluate(entry.value, entry.env).map((one) => engine.get(one, key)));
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
  switch (source.value.kind) {
    // `...(url && { baseURL: url })`: spreading nothing adds nothing.
    case 'absent':
    case 'literal':
      return nothingFound;
    case 'object':
    case 'module':
    case 'instance':
      return engine.get(source, key);
    case 'parameter':
    case 'attribute':
      return isRuledOut(engine, source.value, key) ? nothingFound : { flows: [], open: true, absent: true };
    default:
      return { flows: [], open: true, absent: true };
  }
}

function isRuledOut(engine: Engine, { type }: ValueOf<'parameter'> | ValueOf<'attribute'>, key: string): boolean {
  if (!type) return false;
  const { found: members, open } = memberOfType(engine, type, key);
  return members.length === 0 && !open;
}
