/** Constructors of the project's classes: where they stand, and the arguments that reach them. */
import type { ClassFacts, Expr, FileFacts, FunctionFacts } from '../../model/facts.js';
import { covers } from '../../model/span.js';
import type { BoundCall, Env, Flow } from '../../model/value.js';
import { frameOf, within } from './frames.js';
import type { Lineage } from './lineage.js';

export const constructorOf = (file: FileFacts, facts: ClassFacts): FunctionFacts | undefined => {
  const member = facts.members.find(({ fn }) => fn !== undefined && file.functions[fn]?.kind === 'constructor');
  return member?.fn === undefined ? undefined : file.functions[member.fn];
};

/** Where a constructor's assignments are read from: with the arguments of the construction, where it is known. */
export function constructorEnv(
  file: FileFacts,
  facts: ClassFacts,
  self: Flow | undefined,
  call: BoundCall | undefined,
): Env {
  const constructor = constructorOf(file, facts);
  const fn = constructor ? file.functions.indexOf(constructor) : -1;
  if (!call || fn < 0) return { file };
  return within(frameOf(file, fn, call, self));
}

/** The arguments an ancestor's constructor gets: those of `super(…)` in the class below, or the construction's own. */
export function inheritedCall(line: Lineage, index: number, self: Flow): BoundCall | undefined {
  let call = self.value.kind === 'instance' ? self.value.call : undefined;
  for (const { file, facts } of line.own.slice(0, index)) {
    const constructor = constructorOf(file, facts);
    if (!constructor) continue;
    const written = superCall(file, constructor);
    if (!written) return undefined;
    call = { call: written, env: constructorEnv(file, facts, self, call) };
  }
  return call;
}

/** `super(…)` and `super().__init__(…)`, `Base.__init__(self, …)` in a constructor. */
export function superCall(file: FileFacts, constructor: FunctionFacts): BoundCall['call'] | undefined {
  const inside = (expr: Expr): boolean => covers(constructor.span, expr.span);
  return file.calls.find(({ call }) => {
    if (!inside(call)) return false;
    const { callee } = call;
    return (
      callee.kind === 'super' ||
      (callee.kind === 'member' && callee.property === '__init__' && callee.object.kind === 'super')
    );
  })?.call;
}
