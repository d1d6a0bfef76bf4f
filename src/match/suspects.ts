/**
 * Calls worth a look. To know what is called, one may have to read half of a program; most calls lead into files of which
 * it is known that they hand on no client.
 */
import type { CallSite, Expr, FileFacts } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { Wire } from '../rules/wire.js';

/** @param reached files that hold a client, or get one handed on */
export function suspectsIn(program: Program, file: FileFacts, reached: ReadonlySet<string>, wire: Wire): CallSite[] {
  const env = { file };
  const sendsSomewhere = wire.maySend(file.text);
  const leadsThere = (expr: Expr): boolean => reached.has(program.importedFrom(expr, env) ?? '');
  return file.calls.filter(({ call }) => {
    const home = program.importedFrom(call.callee, env);
    if (home === undefined || reached.has(home)) return true;
    return sendsSomewhere || SENDING.test(lastName(call.callee)) || call.args.some(({ value }) => leadsThere(value));
  });
}

/** Whose name says that it sends something: where to may come from a file that hands on paths. */
const SENDING = /fetch|request|https?|send|post|stream/i;

const lastName = (callee: Expr): string =>
  callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
