/** The decision: what the reachable ends of a base URL make of a site. */
import type { Match } from '../model/match.js';
import { FIRST_VENDOR } from '../model/report.js';
import type { Status } from '../model/rule.js';
import { leaves, shapes } from '../model/shape.js';
import type { Trace } from '../model/trace.js';
import type { Flow, ValueOf } from '../model/value.js';

type End = 'config' | 'literal' | 'nothing' | 'unknown';

export interface Decision {
  status: Status;
  /** Why, when the status is `unresolved`. */
  reason?: string;
}

/** Any configurable path wins over a literal one, a literal over none; what ends in the dark is said to. */
export function statusOf(match: Match, trace: Trace): Decision {
  const ends = new Set(trace.flows.map((one) => endOf(match, one)));
  if (ends.has('config')) return { status: 'config-driven' };
  if (ends.has('unknown')) return { status: 'unresolved', reason: darkness(trace.flows) };
  if (ends.has('literal')) return { status: 'hardcoded' };
  const [unseen] = trace.unseen;
  return unseen === undefined ? { status: 'missing' } : { status: 'unresolved', reason: unseen };
}

function endOf(match: Match, one: Flow): End {
  const { value } = one;
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' && value.value.trim() !== '' ? 'literal' : 'nothing';
    case 'absent':
      return 'nothing';
    case 'text':
      return endOfText(match, one);
    case 'opaque':
      return 'unknown';
    case 'external':
      return value.name.includes('.') || value.name.includes('()') || isInjected(value) ? 'config' : 'unknown';
    default:
      return 'config';
  }
}

/** `OPENAI_BASE_URL`, defined nowhere: workers are bound to such names, bundlers put values in their place. */
const isInjected = ({ name, at }: ValueOf<'external'>): boolean =>
  at.file.language === 'typescript' && /^_{0,2}[A-Z][A-Z\d]*(?:_[A-Z\d]+)+_{0,2}$/.test(name);

/** Of a request's URL only the host decides where it goes; of a client's base URL every part counts. */
function endOfText(match: Match, one: Flow): End {
  const ends = new Set(leaves([one]).map((leaf) => endOf(match, leaf)));
  if (match.kind === 'http' && shapes([one]).every(match.vendor === FIRST_VENDOR ? isWritten : isOfVendor))
    return 'literal';
  if (ends.has('config') || (match.kind === 'http' && isFilledElsewhere(one))) return 'config';
  return ends.has('unknown') ? 'unknown' : 'literal';
}

const isWritten = (shape: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/[^/{}]+(\/|$)/i.test(shape);

/** `https://bedrock-runtime.${region}.amazonaws.com`: whatever the region is, it is that vendor's. */
const isOfVendor = (shape: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/[^/]*(?<!\})[\w-]+\.[a-z]+(\/|$)/i.test(shape);

/** `${baseUrl}/models` of which only `undefined` is seen to arrive: a request needs a base, so it comes from somewhere else. */
function isFilledElsewhere({ value }: Flow): boolean {
  return (
    value.kind === 'text' &&
    value.parts.some((part) => typeof part !== 'string' && part.every((one) => one.value.kind === 'absent'))
  );
}

function darkness(flows: readonly Flow[]): string {
  for (const { value } of leaves(flows)) {
    if (value.kind === 'opaque') return value.reason;
    if (value.kind === 'external') return `${value.name} is defined nowhere in sight`;
  }
  return 'the way to the value ends in the dark';
}

/** Whether the base URL may turn out to be nothing, so that the SDK's own default decides. */
export function mayBeAbsent(trace: Trace): boolean {
  if (trace.flows.length === 0) return true;
  return trace.flows.some(
    ({ value }) =>
      value.kind === 'absent' || (value.kind === 'literal' && !value.value) || ('required' in value && !value.required),
  );
}
