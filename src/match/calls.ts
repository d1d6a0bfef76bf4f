import type { CallExpr, FileFacts } from '../model/facts.js';
import { covers } from '../model/span.js';

const known = new WeakMap<FileFacts, Map<string, CallExpr[]>>();

/** The file's calls, by the last name of what they call. */
export function callsByName(file: FileFacts): ReadonlyMap<string, CallExpr[]> {
  const before = known.get(file);
  if (before) return before;
  const byName = new Map<string, CallExpr[]>();
  for (const { call } of file.calls) {
    const name = calledName(call);
    const calls = name === undefined ? undefined : byName.get(name);
    if (calls) calls.push(call);
    else if (name !== undefined) byName.set(name, [call]);
  }
  known.set(file, byName);
  return byName;
}

export function calledName({ callee }: CallExpr): string | undefined {
  if (callee.kind === 'member') return callee.property;
  return callee.kind === 'name' ? callee.name : undefined;
}

/** The calls in a function, and in what is written inside it. */
export function callsWithin({ calls, functions }: FileFacts, fn: number): CallExpr[] {
  const span = functions[fn]?.span;
  const mine = calls.filter((one) => one.fn === fn || (span !== undefined && covers(span, one.call.span)));
  return mine.map(({ call }) => call);
}
