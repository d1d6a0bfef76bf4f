/** Members of the project's classes and of their instances. */
import type { ClassFacts, ClassId, Expr, ExprOf, FileFacts, Member, ScopeId } from '../../model/facts.js';
import type { Env, Flow, Found, ValueOf } from '../../model/value.js';
import { at, flow, found, hop, merge, nothingFound, textOf, type Engine } from './engine.js';
import { fieldKind, writesOf } from './class-facts.js';
import { constructorEnv, constructorOf, inheritedCall } from './constructors.js';
import { fieldValue } from './fields.js';
import { frameOf, unwrittenCall, within } from './frames.js';
import { lineage, type Lineage } from './lineage.js';
import { valueOfType } from './types.js';
import { innermost } from '../scopes.js';

export function classMember(engine: Engine, value: ValueOf<'class'>, key: string): Found {
  const { own, external, open } = lineage(engine, value.file, value.cls);
  for (const { file, facts } of own) {
    const members = facts.members.filter(({ name }) => name === key);
    if (members.length > 0) return merge(members.map((member) => staticMember(engine, file, member, flow(value))));
  }
  const written = own.flatMap(({ file, cls }) => writtenMembers(engine, file, cls, key, { file }));
  if (written.length > 0) return found(written);
  if (external.length > 0) return merge(external.map((base) => engine.get(ofClass(base, value), key)));
  return { flows: [], open, absent: true };
}

/** What a package's class does for a class that is derived from it may end in instances of that one. */
const ofClass = (base: Flow, { file, cls }: ValueOf<'class'>): Flow =>
  base.value.kind === 'external' ? { ...base, value: { ...base.value, row: { file, cls } } } : base;

function staticMember(engine: Engine, file: FileFacts, member: Member, self: Flow): Found {
  if (member.fn !== undefined)
    return found([flow({ kind: 'function', file, fn: member.fn, at: at(file, member), self })]);
  if (member.value)
    return found(hop(textOf(at(file, member)), at(file, member), engine.evaluate(member.value, { file })));
  return { flows: [], open: true, absent: false };
}

export function instanceMember(engine: Engine, one: Flow, value: ValueOf<'instance'>, key: string): Found {
  const line = lineage(engine, value.file, value.cls);
  const kind = fieldKind(engine, line);
  const held: Flow[] = [];
  for (const [index, { file, cls, facts }] of line.own.entries()) {
    const members = facts.members.filter(({ name, isStatic }) => name === key && !isStatic);
    const method = members.find(({ fn }) => fn !== undefined);
    if (method?.fn !== undefined) return held.length > 0 ? found(held) : methodOrGetter(engine, file, method, one);
    const env = constructorEnv(file, facts, one, index === 0 ? value.call : inheritedCall(line, index, one));
    const written = writtenMembers(engine, file, cls, key, env);
    held.push(...written);
    if (isSurelyWritten(file, facts, cls, key)) return found(held);
    const declared = members
      .filter((member) => member.kind === 'field')
      .flatMap((field) => fieldValue(engine, { file, facts, field, kind, line, call: value.call, env }));
    held.push(...(held.length > 0 && kind === 'plain' ? declared.filter(isDecided) : declared));
    const statics = facts.members.filter(({ name }) => name === key);
    if (held.length === 0 && statics.length > 0)
      return merge(statics.map((member) => staticMember(engine, file, member, one)));
    // What a base assigns stays possible only where nothing here is sure.
    if (declared.length > 0 && written.length === 0 && !isWrittenAbove(line, index, key)) break;
  }
  return held.length > 0 ? found(held) : inherited(engine, line, value, key);
}

function methodOrGetter(engine: Engine, file: FileFacts, member: Member, one: Flow): Found {
  const where = at(file, member);
  if (member.fn === undefined) return nothingFound;
  const self = (one.value.kind === 'instance' && one.value.self) || one;
  if (member.kind === 'getter') return found(hop(textOf(where), where, returned(engine, file, member.fn, self)));
  return found([flow({ kind: 'function', file, fn: member.fn, at: where, self })]);
}

/** Assigned by the constructor, in no branch, and not from what was there before: `this.url = options.url ?? this.url`. */
function isSurelyWritten(file: FileFacts, facts: ClassFacts, cls: ClassId, key: string): boolean {
  const scope = constructorOf(file, facts)?.scope;
  return (
    scope !== undefined &&
    writesOf(file, cls, key).some(({ scope: written, value }) => written === scope && !keeps(value, key))
  );
}

/** One of the ways that a value may come from is the member itself. */
function keeps(value: Expr, key: string): boolean {
  if (value.kind === 'choice') return value.options.some((option) => keeps(option, key));
  return value.kind === 'member' && value.object.kind === 'self' && value.property === key;
}

const isWrittenAbove = (line: Lineage, index: number, key: string): boolean =>
  line.own.slice(index + 1).some(({ file, cls }) => writesOf(file, cls, key).length > 0);

/** A bare declaration beside assignments adds nothing. */
const isDecided = ({ value }: Flow): boolean => value.kind !== 'attribute' && value.kind !== 'absent';

function inherited(engine: Engine, line: Lineage, value: ValueOf<'instance'>, key: string): Found {
  if (line.external.length === 0)
    return line.open ? { flows: [], open: true, absent: false } : { flows: [], open: true, absent: true };
  return merge(
    line.external.map((base) => {
      if (base.value.kind !== 'external') return nothingFound;
      const call = value.call ?? base.value.call;
      return found([
        flow({ ...base.value, name: `${base.value.name}().${key}`, ...(call ? { call } : {}) }, base.trail),
      ]);
    }),
  );
}

/** `self.key = v`, in any method of the class; those in the constructor see its arguments. */
function writtenMembers(engine: Engine, file: FileFacts, cls: ClassId, key: string, env: Env): Flow[] {
  return writesOf(file, cls, key).flatMap((write) =>
    hop(textOf(at(file, write)), at(file, write), engine.evaluate(write.value, env)),
  );
}

/** A constructor runs once, from top to bottom: what it assigns below a read, in no loop, does not reach that read. */
export function withoutLater(flows: Flow[], read: ExprOf<'member'>, { file }: Env): Flow[] {
  if (read.object.kind !== 'self') return flows;
  const { cls } = read.object;
  const later = writesOf(file, cls, read.property).filter(({ span }) => read.span[0] < span[0]);
  const facts = later.length > 0 ? file.classes[cls] : undefined;
  const home = facts && constructorOf(file, facts)?.scope;
  if (home === undefined || innermost(file, read) !== home) return flows;
  const unreached = later.filter(({ scope }) => isOnceIn(file, home, scope)).map(({ span }) => span);
  const kept = flows.filter(({ trail }) => trail?.at.file !== file || !unreached.includes(trail.at.span));
  return kept.length > 0 ? kept : flows;
}

function isOnceIn({ scopes }: FileFacts, home: ScopeId, from: ScopeId): boolean {
  for (let id: ScopeId | undefined = from; id !== undefined; id = scopes[id]?.parent) {
    if (id === home) return true;
    const scope = scopes[id];
    if (scope?.kind !== 'block' || scope.block === 'loop') return false;
  }
  return false;
}

/** What a function returns, as seen by one object. */
function returned(engine: Engine, file: FileFacts, fn: number, self: Flow | undefined): Flow[] {
  const facts = file.functions[fn];
  if (!facts) return [];
  const called = { call: unwrittenCall(facts), env: { file } };
  const env = self ? within(frameOf(file, -1, called, self)) : { file };
  const flows = facts.returns.flatMap((value) => engine.evaluate(value, env));
  if (flows.length > 0 || !facts.returnType) return flows;
  const where = at(file, facts);
  return valueOfType(engine, { file, type: facts.returnType }, () =>
    flow({ kind: 'result', name: facts.name ?? 'function', at: where }),
  );
}
