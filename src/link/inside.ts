import { frameOf, within } from './evaluate/frames.js';
import type { BoundCall, Env, Flow } from '../model/value.js';

/** The body of the function that `one` is, as one call of it sees it. */
export function insideOf({ value }: Flow, call: BoundCall): Env | undefined {
  if (value.kind !== 'function') return undefined;
  return within(frameOf(value.file, value.fn, call, value.self));
}
