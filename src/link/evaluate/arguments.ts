/** Finding the value of a parameter, in the notation of the rules, in a call. */
import type { BoundCall, Flow, Found } from '../../model/value.js';
import { declares } from './class-facts.js';
import { inheritedCall } from './constructors.js';
import { at, flow, found, merge, nothingFound, type Engine } from './engine.js';
import { lineage } from './lineage.js';
import { keyOfWhole } from './objects.js';
import { positionalArgs } from './parameters.js';

/**
 * `base_url`: Python keyword, or property of the first argument in TypeScript; `arg[1].baseURL`: property of the second
 * argument; `configuration.baseURL`: nested property.
 */
export function argumentIn(engine: Engine, call: BoundCall, param: string): Found {
  const own = argumentOfCall(engine, call, param);
  if (!call.bound || (!own.absent && !own.open)) return own;
  const before = argumentIn(engine, call.bound, param);
  return { flows: [...own.flows, ...before.flows], open: own.open || before.open, absent: before.absent };
}

function argumentOfCall(engine: Engine, call: BoundCall, param: string): Found {
  const [first = '', ...rest] = param.split('.');
  const position = /^arg\[(\d+)\]$/.exec(first)?.[1];
  if (position !== undefined) return follow(engine, positional(engine, call, Number(position)), rest);
  if (call.env.file.language === 'typescript') return follow(engine, positional(engine, call, 0), [first, ...rest]);
  return follow(engine, keyword(engine, call, first), rest);
}

function positional(engine: Engine, { call, env }: BoundCall, position: number): Found {
  const arg = positionalArgs(call)[position];
  if (arg) return found(engine.evaluate(arg.value, env));
  const spread = call.args.findIndex((one) => one.spread === 'list');
  return spread >= 0 && spread <= position ? { flows: [], open: true, absent: true } : nothingFound;
}

function keyword(engine: Engine, { call, env }: BoundCall, name: string): Found {
  const named = call.args.find((arg) => arg.name === name);
  if (named) return found(engine.evaluate(named.value, env));
  const spreads = call.args.filter(({ spread }) => spread === 'dict');
  if (spreads.length === 0) return nothingFound;
  return merge(
    spreads.map(({ value }) => {
      const sources = engine.evaluate(value, env);
      return sources.length === 0
        ? { flows: [], open: true, absent: true }
        : merge(sources.map((source) => keyOfWhole(engine, source, name)));
    }),
  );
}

/** A key of an argument written as a literal is looked up in it; of one handed on, only if its contents can be seen. */
function follow(engine: Engine, start: Found, path: string[]): Found {
  let current = start;
  for (const key of path) {
    if (current.flows.length === 0) return current;
    if (key === '*') {
      current = entriesOf(engine, current);
      continue;
    }
    const holding = current.flows.flatMap((one) => carriedFor(engine, one, key));
    const inner = merge(holding.map((one) => ofOptions(engine, one, key) ?? keyOfWhole(engine, one, key)));
    current = { flows: inner.flows, open: inner.open || current.open, absent: inner.absent || current.absent };
  }
  return current;
}

/** Of a list that is not written out, any entry may be there. */
function entriesOf(engine: Engine, { flows, open, absent }: Found): Found {
  const entries = flows.map(({ value }) =>
    value.kind === 'list' ? value.expr.items.flatMap((item) => engine.evaluate(item.value, value.env)) : undefined,
  );
  return { flows: entries.flatMap((some) => some ?? []), open: open || entries.includes(undefined), absent };
}

/** `HttpOptions(base_url=…)`: of a package's class that holds options, what it is given. */
function ofOptions(engine: Engine, { value }: Flow, key: string): Found | undefined {
  const isMade = value.kind === 'external' && value.call !== undefined && /(?:^|\.)[A-Z]\w*\(\)$/.test(value.name);
  return isMade && value.call && !value.late?.length ? argumentIn(engine, value.call, key) : undefined;
}

/**
 * An object of a project class whose package's base only carries what it is given, `class Ours extends Configuration`:
 * where its own classes say nothing of a key, what `super(…)` passes does.
 */
function carriedFor(engine: Engine, one: Flow, key: string): Flow[] {
  const { value } = one;
  if (value.kind !== 'instance' || declares(engine, value, key)) return [one];
  const line = lineage(engine, value.file, value.cls);
  const [base] = line.external;
  const { passthrough } = engine.knowledge[value.file.language];
  const param = base?.value.kind === 'external' ? passthrough.lookup(base.value.name) : undefined;
  const reaching = inheritedCall(line, line.own.length, one);
  if (param === undefined || !reaching) return [one];
  const { flows, open } = argumentIn(engine, reaching, param);
  if (flows.length > 0 || open) return open ? [...flows, one] : flows;
  return [flow({ kind: 'absent', as: 'undefined', at: at(reaching.env.file, reaching.call) })];
}
