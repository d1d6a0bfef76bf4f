/** Groups of settings that a program registers with a package, and asks for by their names: `config.get('llm.baseUrl')`. */
import type { Expr, FileFacts, LanguageId } from '../../model/facts.js';
import type { ReadersRule } from '../../model/rule.js';
import type { BoundCall, Env, Flow, Found } from '../../model/value.js';
import { argumentIn } from './arguments.js';
import { keyOf, merge, resultOf, type Engine } from './engine.js';

type Registering = ReadersRule['registrations'][number];

interface Registration {
  /** Absent where its keys stand at the top. */
  group: string | undefined;
  /** An expression for the function that makes it. */
  factory: Expr;
  env: Env;
}

const known = new WeakMap<Engine, Partial<Record<LanguageId, readonly Registration[]>>>();

/** What stands at the end of a way; undefined where nothing of that name is registered. */
export function registered(engine: Engine, way: string, { path, language }: FileFacts): Found | undefined {
  const [first = '', ...rest] = way.split('.');
  const all = registrations(engine, language);
  const named = all.filter(({ group }) => group === first);
  const isNamed = named.length > 0;
  const mine = isNamed ? named : all.filter(({ group }) => group === undefined);
  const found = nearest(mine, path).map((one) =>
    along(engine, resultOf(engine, one.factory, one.env), isNamed ? rest : [first, ...rest]),
  );
  const there = found.filter(({ flows, open }) => flows.length > 0 || open);
  return there.length > 0 ? merge(there) : isNamed ? merge(found) : undefined;
}

/** Programs that live side by side call their groups the same. */
function nearest(all: readonly Registration[], path: string): Registration[] {
  const near = all.map(({ env }) => shared(env.file.path, path));
  const most = Math.max(...near);
  return all.filter((_, index) => near[index] === most);
}

function shared(one: string, other: string): number {
  const [a, b] = [one.split('/').slice(0, -1), other.split('/').slice(0, -1)];
  const end = a.findIndex((part, index) => part !== b[index]);
  return end < 0 ? a.length : end;
}

/** Whoever asks while they are looked for finds none. */
function registrations(engine: Engine, language: LanguageId): readonly Registration[] {
  const before = known.get(engine) ?? {};
  known.set(engine, before);
  if (before[language]) return before[language];
  before[language] = [];
  const { registering } = engine.knowledge[language];
  const paths = registering.length > 0 ? engine.mentioning(registering) : [];
  const all = paths
    .flatMap((path) => engine.file(path) ?? [])
    .filter((file) => file.language === language)
    .flatMap((file) => file.calls.flatMap(({ call }) => registeredBy(engine, { call, env: { file } })));
  // A list of what is loaded has groups in it, too, by the name of their function.
  const grouped = new Set(all.flatMap((one) => (one.group === undefined ? [] : functionsOf(engine, one))));
  return (before[language] = all.filter(
    (one) => one.group !== undefined || !functionsOf(engine, one).some((fn) => grouped.has(fn)),
  ));
}

const functionsOf = (engine: Engine, { factory, env }: Registration): string[] =>
  engine.evaluate(factory, env).map(({ value }) => keyOf(value));

function registeredBy(engine: Engine, made: BoundCall): Registration[] {
  const { call, env } = made;
  const rule = ruleOf(engine, made);
  if (!rule) return [];
  if (rule.group === undefined)
    return argumentIn(engine, made, rule.value).flows.flatMap(({ value }) =>
      value.kind === 'list'
        ? value.expr.items.map((item) => ({ group: undefined, factory: item.value, env: value.env }))
        : [],
    );
  return argumentIn(engine, made, rule.group).flows.flatMap(({ value }) =>
    value.kind === 'literal' ? [{ group: String(value.value), factory: call, env }] : [],
  );
}

const ruleOf = (engine: Engine, { call, env }: BoundCall): Registering | undefined =>
  engine
    .evaluate(call.callee, env)
    .flatMap(({ value }) =>
      value.kind === 'external' ? (engine.knowledge[env.file.language].registrations.lookup(value.name) ?? []) : [],
    )[0];

function along(engine: Engine, start: Flow[], way: readonly string[]): Found {
  let at: Found = { flows: start, open: start.length === 0, absent: false };
  for (const key of way) {
    const next = merge(at.flows.map((one) => engine.get(one, key)));
    at = { flows: next.flows, open: next.open || at.open, absent: next.absent || at.absent };
  }
  return at;
}
