/**
 * What a function sends, worked out once for each: the calls in its body by which a request may leave, of itself or through
 * another function of the program. Most functions have none, and whoever calls them is asked nothing more.
 */
import type { CallExpr, FileFacts, FunctionId } from '../../model/facts.js';
import type { Program } from '../../model/program.js';
import type { Flow } from '../../model/value.js';
import { callsWithin } from '../calls.js';
import type { Tables } from '../tables.js';
import { maySend } from './direct.js';

export interface Sending {
  call: CallExpr;
  /** What is called, where nothing is known of the function's arguments. */
  callee: Flow;
}

export type Sends = (file: FileFacts, fn: FunctionId) => readonly Sending[];

/** Helpers that call helpers: deeper than this nobody wraps a request. */
export const MOST_WRAPPERS = 4;

export function sendsOf(program: Program, tablesOf: (file: FileFacts) => Tables): Sends {
  const known = new WeakMap<FileFacts, Map<string, readonly Sending[]>>();
  const told = (file: FileFacts): Map<string, readonly Sending[]> => {
    const before = known.get(file) ?? new Map<string, readonly Sending[]>();
    known.set(file, before);
    return before;
  };
  const look = (file: FileFacts, fn: FunctionId, left: number): readonly Sending[] => {
    if (left === 0) return [];
    const key = `${fn}:${left}`;
    const before = told(file).get(key);
    if (before) return before;
    told(file).set(key, []);
    const tables = tablesOf(file);
    const leaves = (call: CallExpr, { value }: Flow): boolean =>
      value.kind === 'function' ? look(value.file, value.fn, left - 1).length > 0 : maySend(tables, value, call);
    const found = callsWithin(file, fn).flatMap((call) =>
      program.evaluate(call.callee, { file }).flatMap((callee) => (leaves(call, callee) ? [{ call, callee }] : [])),
    );
    told(file).set(key, found);
    return found;
  };
  return (file, fn) => look(file, fn, MOST_WRAPPERS);
}
