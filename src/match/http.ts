/** Requests to the wire protocol that are written by hand, directly or through the project's own request helpers. */
import type { CallSite, FileFacts } from '../model/facts.js';
import type { HttpMatch } from '../model/match.js';
import type { BoundCall, Flow } from '../model/value.js';
import type { Looking } from './callers.js';
import { forwarded } from './forwarded.js';
import { requestBy } from './request.js';
import { isKeyed, speaks, type Request } from './speaks.js';
import { untold } from './untold.js';

export function requestsIn(calls: readonly CallSite[], looking: Looking, file: FileFacts): HttpMatch[] {
  const { program, tables } = looking;
  return calls.flatMap(({ call }): HttpMatch[] => {
    const made = { call, env: { file } };
    for (const one of program.evaluate(call.callee, made.env)) {
      const request = requestAt(looking, one, made);
      if (!request) continue;
      const { callee, url, expression, from } = request;
      return [
        {
          kind: 'http',
          rule: tables.httpRule,
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

/** A request that its URL tells, or what it sends and reads. */
function requestAt(looking: Looking, one: Flow, made: BoundCall): Request | undefined {
  const { program, tables, wire } = looking;
  const direct = requestBy(program, tables, one, made);
  const told = direct ?? forwarded(looking, one, made);
  const isTold = told && (speaks(wire, told) || isKeyed(wire, told, made.call));
  return isTold ? told : untold(looking, one, made, direct);
}
