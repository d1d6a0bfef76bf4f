/** Requests whose own function doesn't show where they go: what they send and read tells it, or their callers do. */
import type { BoundCall, Flow } from '../../model/value.js';
import { byCallers } from './callers.js';
import type { Looking } from './looking.js';
import { isExchange } from './exchanges.js';
import { namedRequest, requestBy } from './direct.js';
import { speaks, type Request } from './speaks.js';

export function untold(looking: Looking, one: Flow, made: BoundCall, direct: Request | undefined): Request | undefined {
  return byExchange(looking, one, made, direct) ?? (direct && byCallers(looking, direct, made));
}

function byExchange(
  looking: Looking,
  one: Flow,
  made: BoundCall,
  direct = requestBy(looking.program, looking.tables, one, made),
): Request | undefined {
  const sent = direct ?? namedRequest(looking.program, one, made);
  if (!sent || !isExchange(looking.program, looking.wire, sent.url, made)) return undefined;
  return direct || !speaksItself(looking, one) ? sent : undefined;
}

/** A function that shows by itself where its request goes: the request is in there, not where it is called. */
function speaksItself({ program, tables, wire, sends }: Looking, { value }: Flow): boolean {
  if (value.kind !== 'function') return false;
  const { file, fn } = value;
  return sends(file, fn).some(({ call, callee }) => {
    const request = requestBy(program, tables, callee, { call, env: { file } });
    return request !== undefined && speaks(wire, request);
  });
}
