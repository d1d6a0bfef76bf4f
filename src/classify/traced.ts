/** A trace as the report tells it: expression, reachable URLs, origins, and the way there. */
import { placeOf } from '../model/place.js';
import type { Hop, Origin, TracedValue } from '../model/report.js';
import { leaves } from '../model/shape.js';
import type { Trace } from '../model/trace.js';
import type { At, Flow, Trail } from '../model/value.js';
import { besideHost } from './authority.js';
import { redact, REDACTED, redactKey } from './redact.js';

const LONGEST = 200;

export function tracedValue(
  trace: Trace,
  secrets: readonly string[],
  urls?: string[],
  reason?: string,
): TracedValue | undefined {
  const ends = leaves(trace.flows).filter(({ value }) => value.kind !== 'absent');
  const beside = besideHost(trace.flows);
  if (!trace.written && ends.length === 0 && reason === undefined) return undefined;
  const hops = longestTrail(trace.flows).map((hop) => hopOf(hop, secrets));
  return {
    expression: trace.written ? redact(oneLine(trace.written), secrets) : '',
    ...(urls && urls.length > 0 ? { urls } : {}),
    origins: distinct(ends.map((end) => originOf(end, secrets, beside.has(end)))),
    ...(hops.length > 0 ? { trace: hops } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Of a key that is written out, only that it is. */
export function tracedKey(trace: Trace, secrets: readonly string[]): TracedValue | undefined {
  const told = tracedValue({ ...trace, unseen: [] }, secrets);
  if (!told) return undefined;
  const origins = told.origins.map((one) => (one.type === 'literal' ? { ...one, name: REDACTED } : one));
  return { ...told, expression: redactKey(told.expression), origins: distinct(origins) };
}

function oneLine({ file, span }: At): string {
  const text = file.text
    .slice(span[0], Math.min(span[1], span[0] + 4 * LONGEST))
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** The way of the first flow that has one: the nearest decision a reader will look for. */
function longestTrail(flows: readonly Flow[]): Trail[] {
  return trailOf([...leaves(flows), ...flows].find(({ trail }) => trail !== undefined)?.trail);
}

/** How a name led to the rule that knows it. */
export function hopsOf(trail: Trail | undefined, secrets: readonly string[]): Hop[] {
  return trailOf(trail).map((hop) => hopOf(hop, secrets));
}

function trailOf(first: Trail | undefined): Trail[] {
  const hops: Trail[] = [];
  for (let hop = first; hop && hops.length < 40; hop = hop.next) hops.push(hop);
  return hops;
}

function hopOf({ what, at }: Trail, secrets: readonly string[]): Hop {
  return { ...located(at), text: redact(what, secrets) };
}

function located({ file, span }: At): { path: string; line: number; column: number } {
  const { line, column } = placeOf(file, span[0]);
  return { path: file.path, line, column };
}

function originOf({ value }: Flow, secrets: readonly string[], partial: boolean): Origin {
  const { path, line } = located(value.at);
  const name =
    'name' in value
      ? redact(value.name, secrets)
      : value.kind === 'literal'
        ? redact(String(value.value), secrets)
        : undefined;
  return {
    type: ORIGIN[value.kind] ?? 'opaque',
    ...(name === undefined ? {} : { name: name.slice(0, LONGEST) }),
    path,
    line,
    ...(partial ? { partial } : {}),
  };
}

const ORIGIN: Partial<Record<Flow['value']['kind'], Origin['type']>> = {
  literal: 'literal',
  env: 'env',
  setting: 'setting',
  parameter: 'parameter',
  attribute: 'attribute',
  result: 'call',
  external: 'attribute',
  instance: 'call',
};

function distinct(origins: Origin[]): Origin[] {
  const seen = new Set<string>();
  return origins.filter((origin) => {
    const key = JSON.stringify(origin);
    return !seen.has(key) && seen.add(key);
  });
}
