/** Calls of the project's functions. The same call, seen from the same place, is one frame: what was read in it is known. */
import type { CallExpr, FileFacts, FunctionFacts, FunctionId } from '../../model/facts.js';
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
  const { call, env, bound } = made;
  let known = frames.get(call);
  if (!known) frames.set(call, (known = new Map()));
  const key = `${numberOf(file)}:${fn}:${numberOf(env.frame)}:${numberOf(bound)}:${self ? identityOf(self.value) : ''}`;
  let frame = known.get(key);
  if (!frame) {
    frame = { file, fn, call, env, ...(bound ? { bound } : {}), ...(self ? { self } : {}) };
    known.set(key, frame);
  }
  return frame;
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
