/** Calls of the project's functions. The same call, seen from the same place, is one frame: what was read in it is known. */
import type { CallExpr, FileFacts, FunctionFacts, FunctionId } from '../../model/facts.js';
import { isSame, needsObject, needsOfArguments, needsOfResults, needsParam } from './needs.js';
import type { BoundCall, Env, Flow, Frame, Value } from '../../model/value.js';

const numbers = new WeakMap<object, number>();
let last = 0;

function numberOf(one: object | undefined): number {
  if (!one) return 0;
  const before = numbers.get(one);
  if (before !== undefined) return before;
  numbers.set(one, ++last);
  return last;
}

const frames = new WeakMap<CallExpr, Map<string, Frame>>();

/** The frame for a call of a function, with the object that it is called on. */
export function frameOf(file: FileFacts, fn: FunctionId, made: BoundCall, self?: Flow): Frame {
  const { call, env, bound } = self && standsInFrame(self.value) ? made : narrowed(made);
  const known = frames.get(call) ?? new Map<string, Frame>();
  frames.set(call, known);
  const key = `${numberOf(file)}:${fn}:${numberOf(env.frame)}:${numberOf(bound)}:${self ? identityOf(self.value) : ''}`;
  let frame = known.get(key);
  if (!frame) {
    frame = { file, fn, call, env, ...(bound ? { bound } : {}), ...(self ? { self } : {}) };
    known.set(key, frame);
  }
  return frame;
}

/** The frame in which a call's results are read: it knows of the call what they need, and no more. */
export function resultFrame(file: FileFacts, fn: FunctionId, made: BoundCall, self?: Flow): Frame | undefined {
  const facts = file.functions[fn];
  const needs = facts ? needsOfResults(facts, file) : undefined;
  if (!facts || !needs || isSame(needs, fn)) return undefined;
  const object = needsObject(needs) ? self : undefined;
  const isAsked = facts.params.some((_, index) => needsParam(needs, fn, index));
  return isAsked || (object && standsInFrame(object.value))
    ? frameOf(file, fn, made, object)
    : frameOf(file, fn, { call: unwrittenCall(facts), env: { file } }, object);
}

/** A call whose arguments are the same in every call of the function it stands in is made once. */
export function narrowed(made: BoundCall): BoundCall {
  const { call, env } = made;
  const isOne = env.frame && isSame(needsOfArguments(call, env.file), env.frame.fn);
  return isOne ? { ...made, env: { file: env.file } } : made;
}

/**
 * Of objects that are built in frames there is no end: a method may build one for itself to be called on. Only the way
 * of calls that led to them tells that it goes round; of all others there are as many as the program writes.
 */
function standsInFrame(value: Value): boolean {
  if (value.kind !== 'instance') return value.kind !== 'class';
  return value.call?.env.frame !== undefined || (value.self !== undefined && standsInFrame(value.self.value));
}

/** Two objects that were built by one call, in one frame, are one. */
function identityOf(value: Value): string {
  if (value.kind === 'class') return `c${numberOf(value.file)}:${value.cls}`;
  if (value.kind !== 'instance') return `v${numberOf(value)}`;
  const { file, cls, call, self, at } = value;
  const made = call ? `${numberOf(call.call)}:${numberOf(call.env.frame)}:${numberOf(call.bound)}` : '';
  return `i${numberOf(file)}:${cls}:${at.file.path}:${at.span[0]}:${at.span[1]}:${made}:${self ? identityOf(self.value) : ''}`;
}

const unwritten = new WeakMap<FunctionFacts, CallExpr>();

/** What calls a getter, or a function that is handed over: no call that anybody wrote. */
export function unwrittenCall(fn: FunctionFacts): CallExpr {
  let call = unwritten.get(fn);
  if (!call) {
    const { span, scope } = fn;
    call = { kind: 'call', callee: { kind: 'opaque', what: 'getter', span }, args: [], isNew: false, scope, span };
    unwritten.set(fn, call);
  }
  return call;
}

/** A place in a function's body, as this call of it sees it. */
export const within = (frame: Frame): Env => ({ file: frame.file, frame });
