/** Classes and factories that a function is handed to build from: `connect(OpenAI)` with `function connect(Client) { return new Client() }`. */
import type { Expr, ExprOf, FileFacts } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { BoundCall, Env, Flow, ValueOf } from '../model/value.js';
import { callsByName } from './calls.js';

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

/** `def ask(openai): openai.OpenAI()`: the module is what callers in the same file hand in. */
export function memberHandedIn(program: Program, callee: ExprOf<'member'>, env: Env): Flow[] {
  if (callee.object.kind !== 'name') return [];
  return program.evaluate(callee.object, env).flatMap(({ value }) => {
    const handed = value.kind === 'parameter' ? handedIn(program, callee, value) : [];
    return handed.filter((one) => one.value.kind === 'external');
  });
}

function classOf(file: FileFacts, fn: number): string | undefined {
  const cls = file.functions[fn]?.cls;
  return cls === undefined ? undefined : file.classes[cls]?.name;
}
