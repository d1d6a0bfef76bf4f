/** Classes that a function is handed to build from: `connect(OpenAI)` with `function connect(Client) { return new Client() }`. */
import type { CallExpr, FileFacts } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { Flow, ValueOf } from '../model/value.js';

/** What the callers in the same file pass for a parameter. */
export function handedIn(program: Program, { file, fn, index }: ValueOf<'parameter'>): Flow[] {
  const name = file.functions[fn]?.name;
  if (name === undefined) return [];
  const env = { file };
  return file.calls
    .filter(({ call }) => calledName(call) === (name === 'constructor' ? classOf(file, fn) : name))
    .filter(({ call }) => name === 'constructor' || isCallOf(program, call, file, fn))
    .flatMap(({ call }) => program.argument({ call, env }, `arg[${index}]`).flows);
}

function calledName({ callee }: CallExpr): string | undefined {
  if (callee.kind === 'member') return callee.property;
  return callee.kind === 'name' ? callee.name : undefined;
}

function classOf(file: FileFacts, fn: number): string | undefined {
  const cls = file.functions[fn]?.cls;
  return cls === undefined ? undefined : file.classes[cls]?.name;
}

function isCallOf(program: Program, call: CallExpr, file: FileFacts, fn: number): boolean {
  return program
    .evaluate(call.callee, { file })
    .some(({ value }) => value.kind === 'function' && value.file === file && value.fn === fn);
}
