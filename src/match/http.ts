/** Requests to the wire protocol that are written by hand, directly or through the project's own request helpers. */
import type { CallSite, FileFacts } from '../model/facts.js';
import type { HttpMatch } from '../model/match.js';
import { FIRST_VENDOR } from '../model/report.js';
import type { BoundCall, Flow } from '../model/value.js';
import type { Looking } from './callers.js';
import { isAmongOthers } from './among.js';
import { fitsBody } from './exchanges.js';
import { forwarded } from './forwarded.js';
import { replacedIn } from './replaced.js';
import { requestBy } from './request.js';
import { isKeyed, speaks, type Request } from './speaks.js';
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
          vendor: FIRST_VENDOR,
          wire: FIRST_VENDOR,
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
  const told = direct ?? forwarded(looking, one, made);
  if (told && wire.sendsOther(made.env.file.text.slice(...made.call.span))) return undefined;
  const isTold =
    told && (speaks(wire, told) || isKeyed(wire, told, made.call) || fitsBody(program, wire, told.url, made));
  if (!isTold) return untold(looking, one, made, direct);
  return isAmongOthers(wire, told, made.call) ? undefined : told;
}
