import type { BoundCall, Env, Flow } from '../model/value.js';

/** The body of the function that `one` is, as one call of it sees it. */
export function insideOf({ value }: Flow, call: BoundCall): Env | undefined {
  if (value.kind !== 'function') return undefined;
  const bound = call.bound ? { bound: call.bound } : {};
  const self = value.self ? { self: value.self } : {};
  return {
    file: value.file,
    frame: { file: value.file, fn: value.fn, call: call.call, env: call.env, ...bound, ...self },
  };
}
