/** Where calls go when nothing is set, and whether the SDK then looks at variables of its own. */
import type { Match } from '../model/match.js';
import type { Site } from '../model/report.js';
import type { ConstructorRule, Status } from '../model/rule.js';
import { HOLE, leaves, shapes } from '../model/shape.js';
import type { Trace } from '../model/trace.js';
import type { Flow } from '../model/value.js';
import { hostOf } from '../rules/host.js';
import { mayBeAbsent } from './status.js';

export function whenUnset(match: Match, trace: Trace, status: Status): Site['whenUnset'] {
  if (status === 'unresolved') return 'unknown';
  if (status === 'hardcoded') return 'literal';
  if (status === 'config-driven' && trace.flows.some(isAddressUnset)) return 'literal';
  if (!mayBeAbsent(trace)) return trace.flows.every(failsUnset) ? 'error' : 'unknown';
  if (match.kind === 'http') return 'error';
  return ruleOf(match).default === null ? 'error' : 'vendor';
}

const ruleOf = (match: Exclude<Match, { kind: 'http' }>): Pick<ConstructorRule, 'default' | 'env' | 'nothing'> =>
  match.kind === 'global' ? match.global : match.constructed;

/** `${env || 'https://host'}/v1/models`: with what is written in the place of what is not set, a host is written out. */
function isAddressUnset(one: Flow): boolean {
  if (one.value.kind === 'literal') return isAddress(String(one.value.value));
  return one.value.kind === 'text' && shapes([asWritten(one, new Map())]).some(namesHost);
}

/** A name that gets in among addresses is none. */
const isAddress = (text: string): boolean => text.startsWith('/') || hostOf(text) !== undefined;

function namesHost(shape: string): boolean {
  const host = hostOf(shape);
  return host !== undefined && !host.includes(HOLE);
}

/** The text with nothing but the literals in each part that has some; what texts share is made once. */
function asWritten(one: Flow, made: Map<Flow, Flow>): Flow {
  const { value } = one;
  if (value.kind !== 'text') return one;
  const before = made.get(one);
  if (before) return before;
  made.set(one, one);
  const parts = value.parts.map((part) => (typeof part === 'string' ? part : written(part, made)));
  const whole = { ...one, value: { ...value, parts } };
  made.set(one, whole);
  return whole;
}

function written(part: Flow[], made: Map<Flow, Flow>): Flow[] {
  const literal = part.filter(({ value }) => value.kind === 'text' || (value.kind === 'literal' && value.value !== ''));
  return literal.length > 0 ? literal.map((one) => asWritten(one, made)) : part;
}

/** A setting that is not there leaves no URL, whatever stands around it. */
function failsUnset(one: Flow): boolean {
  const told = leaves([one]).filter(({ value }) => value.kind !== 'literal' && value.kind !== 'absent');
  return told.length > 0 && told.every(({ value }) => value.kind === 'env' || value.kind === 'setting');
}

/** Variables that the SDK reads by itself for this client: none where the code hands it an address in any case. */
export function readByItself(match: Match, trace: Trace, status: Status): string[] {
  if (match.kind === 'http' || match.kind === 'derived' || status === 'hardcoded') return [];
  const rule = ruleOf(match);
  if (trace.unseen.length > 0 || trace.flows.length === 0) return rule.env;
  return trace.flows.some((one) => leavesToEnvironment(one, match, rule)) ? rule.env : [];
}

type Nothing = keyof NonNullable<ConstructorRule['nothing']>;

function leavesToEnvironment(one: Flow, match: Match, { nothing }: Pick<ConstructorRule, 'nothing'>): boolean {
  return nothingsOf(one, match).some((kind) => (nothing?.[kind] ?? 'env') === 'env');
}

/** The kinds of nothing that a base URL may turn out to be. */
function nothingsOf({ value }: Flow, { file }: Match): Nothing[] {
  if (value.kind === 'absent') return [value.as];
  if (value.kind === 'literal') return value.value ? [] : ['empty'];
  if (!('required' in value) || value.required) return [];
  return [file.language === 'python' ? 'none' : 'undefined'];
}
