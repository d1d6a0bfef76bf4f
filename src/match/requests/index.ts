/**
 * Requests to the wire protocol that are written by hand. The way of one through this room:
 *
 * - `sends.ts` works out once for each function which calls in its body may send something: whoever calls a function that
 *   sends nothing is asked no more. A new way to send begins in `rules/http-*.yml`, or in `direct.ts` where it has no name.
 * - `direct.ts` is the call that sends by itself, `through.ts` the call of a helper of the program's own: the row stands
 *   where base and path come together first, neither at the transport below nor at the callers above.
 * - Whether it is the protocol's: by its URL (`speaks.ts`), by what is sent and read (`exchanges.ts`, `untold.ts`), by what
 *   callers hand in (`callers.ts`); not if it is one of many to another service (`among.ts`).
 * - Whether anything is sent at all: `replaced.ts` knows the tests in which it isn't.
 */
import type { CallSite, FileFacts } from '../../model/facts.js';
import type { HttpMatch } from '../../model/match.js';
import type { BoundCall, Flow } from '../../model/value.js';
import type { Looking } from './looking.js';
import { isAmongOthers } from './among.js';
import { fitsBody } from './exchanges.js';
import { replacedIn } from './replaced.js';
import { requestBy } from './direct.js';
import { isKeyed, speaks, THE_WIRE, type Request } from './speaks.js';
import { through } from './through.js';
import { untold } from './untold.js';

export function requestsIn(calls: readonly CallSite[], looking: Looking, file: FileFacts): HttpMatch[] {
  const { program, tables } = looking;
  const isReplaced = replacedIn(program, tables, file);
  // `@api.post("/v1/models")` is where a server offers it.
  const decorators = new Set(file.functions.flatMap(({ decorators }) => decorators.map(({ span }) => span[0])));
  return calls.flatMap(({ call }): HttpMatch[] => {
    if (decorators.has(call.span[0]) || isReplaced(call)) return [];
    const made = { call, env: { file } };
    for (const { value, trail, as } of [...called(looking, made), ...handedSender(looking, made)]) {
      const one = { value, trail };
      const request = requestAt(looking, one, as);
      if (!request) continue;
      const { callee, url, expression, from } = request;
      return [
        {
          kind: 'http',
          rule: tables.httpRule,
          ...(speaks(looking.wire, request) ?? THE_WIRE),
          callee,
          file,
          span: call.span,
          recognised: one.trail,
          url,
          expression,
          from,
        },
      ];
    }
    return [];
  });
}

/** What is called, and with which arguments. */
interface Called extends Flow {
  as: BoundCall;
}

function called({ program }: Looking, made: BoundCall): Called[] {
  return program.evaluate(made.call.callee, made.env).map((one) => ({ ...one, as: made }));
}

/**
 * `to_thread(requests.post, url, json=body)`, `retry(call=requests.post, url=url)`: what is handed a function that sends
 * requests, and its arguments, is the request.
 */
function handedSender({ program, tables }: Looking, { call, env }: BoundCall): Called[] {
  const at = call.args.findIndex(({ value }) => value.kind === 'member' && tables.httpMethods.has(value.property));
  const handed = call.args[at];
  if (!handed || env.file.language !== 'python') return [];
  const args = call.args.filter((arg, index) => arg !== handed && (arg.name !== undefined || index > at));
  const as = { call: { ...call, callee: handed.value, args }, env };
  return program
    .evaluate(handed.value, env)
    .filter(({ value }) => value.kind === 'external' && tables.http.lookup(value.name))
    .map((one) => ({ ...one, as }));
}

/** A request that its URL tells, or what it sends and reads. */
function requestAt(looking: Looking, one: Flow, made: BoundCall): Request | undefined {
  const { program, tables, wire } = looking;
  const direct = requestBy(program, tables, one, made);
  const told = direct ?? through(looking, one, made);
  const spoken = told && speaks(wire, told);
  if (spoken && spoken !== THE_WIRE) return told;
  if (told && wire.sendsOther(made.env.file.text.slice(...made.call.span))) return undefined;
  const isTold = told && (spoken ?? (isKeyed(wire, told, made.call) || fitsBody(program, wire, told.url, made)));
  if (!isTold) return untold(looking, one, made, direct);
  return isAmongOthers(wire, told, made.call) ? undefined : told;
}
