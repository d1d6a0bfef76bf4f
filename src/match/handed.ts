/** Classes and factories that a function is handed to build from: `connect(OpenAI)` with `function connect(Client) { return new Client() }`. */
import type { Expr, ExprOf, FileFacts } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { BoundCall, Env, Flow, ValueOf } from '../model/value.js';
import { callsByName } from './calls.js';
import type { Tables } from './tables.js';

/** What a parameter that is called is, as the callers in the same file see it. */
export function handedIn(program: Program, callee: Expr, value: ValueOf<'parameter'>): Flow[] {
  const { file, fn } = value;
  const facts = file.functions[fn];
  const isConstructor = facts?.kind === 'constructor';
  const name = isConstructor ? classOf(file, fn) : facts?.name;
  if (name === undefined) return [];
  return (callsByName(file).get(name) ?? []).flatMap((call) => {
    const made = { call, env: { file } };
    if (isConstructor) return argumentOfConstructor(program, value, made);
    return program.evaluate(call.callee, { file }).flatMap((one) => {
      if (one.value.kind !== 'function' || one.value.file !== file || one.value.fn !== fn) return [];
      const env = program.inside(one, made);
      return env ? program.evaluate(callee, env) : [];
    });
  });
}

/** `Holder(OpenAI)`, `Holder(factory=OpenAI)`; `self` is not among what is written. */
function argumentOfConstructor(program: Program, { file, index, name }: ValueOf<'parameter'>, made: BoundCall): Flow[] {
  if (file.language === 'typescript') return program.argument(made, `arg[${index}]`).flows;
  return [...program.argument(made, `arg[${index - 1}]`).flows, ...program.argument(made, name).flows];
}

/**
 * `def ask(openai): openai.OpenAI()`: the module is what callers hand in; where none is in sight, what it is called, if the
 * member is one of that package.
 */
export function memberHandedIn(program: Program, tables: Tables, callee: ExprOf<'member'>, env: Env): Flow[] {
  if (callee.object.kind !== 'name') return [];
  return program.evaluate(callee.object, env).flatMap(({ value, trail }) => {
    if (value.kind !== 'parameter') return [];
    const handed = handedIn(program, callee, value).filter((one) => one.value.kind === 'external');
    if (handed.length > 0) return handed;
    const name = `${value.name}.${callee.property}`;
    const isKnown = /^[A-Z]/.test(callee.property) && tables.constructors.lookup(name) !== undefined;
    return isKnown ? [{ value: { kind: 'external', name, at: value.at }, trail }] : [];
  });
}

function classOf(file: FileFacts, fn: number): string | undefined {
  const cls = file.functions[fn]?.cls;
  return cls === undefined ? undefined : file.classes[cls]?.name;
}
