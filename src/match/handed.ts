/** Classes and factories that a function is handed to build from: `connect(OpenAI)` with `function connect(Client) { return new Client() }`. */
import type { Expr, FileFacts } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { Flow, ValueOf } from '../model/value.js';
import { callsByName } from './calls.js';

/** What a parameter that is called is, as the callers in the same file see it. */
export function handedIn(program: Program, callee: Expr, value: ValueOf<'parameter'>): Flow[] {
  const { file, fn, index } = value;
  const facts = file.functions[fn];
  const isOwnConstructor = facts?.name === 'constructor';
  const name = isOwnConstructor ? classOf(file, fn) : facts?.name;
  if (name === undefined) return [];
  return (callsByName(file).get(name) ?? []).flatMap((call) => {
    const made = { call, env: { file } };
    if (isOwnConstructor) return program.argument(made, `arg[${index}]`).flows;
    return program.evaluate(call.callee, { file }).flatMap((one) => {
      if (one.value.kind !== 'function' || one.value.file !== file || one.value.fn !== fn) return [];
      const env = program.inside(one, made);
      return env ? program.evaluate(callee, env) : [];
    });
  });
}

function classOf(file: FileFacts, fn: number): string | undefined {
  const cls = file.functions[fn]?.cls;
  return cls === undefined ? undefined : file.classes[cls]?.name;
}
