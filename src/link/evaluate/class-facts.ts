/** What can be said of a project class without asking what its fields hold. */
import type { ClassId, Expr, FileFacts, MemberWrite } from '../../model/facts.js';
import type { ValueOf } from '../../model/value.js';
import type { Engine } from './engine.js';
import { lineage, type Lineage } from './lineage.js';

export type FieldKind = 'plain' | 'data' | 'settings';

export function fieldKind(engine: Engine, line: Lineage): FieldKind {
  const names = line.external.flatMap(({ value }) => (value.kind === 'external' ? [value.name] : []));
  const language = line.own[0]?.file.language ?? 'python';
  const known = engine.knowledge[language];
  if (names.some((name) => known.settingsClasses.lookup(name))) return 'settings';
  const decorators = line.own.flatMap(({ file, facts }) =>
    facts.decorators.flatMap((decorator) => engine.evaluate(calleeOf(decorator), { file })),
  );
  const all = [...names, ...decorators.flatMap(({ value }) => (value.kind === 'external' ? [value.name] : []))];
  return all.some((name) => known.dataClasses.lookup(name)) ? 'data' : 'plain';
}

const calleeOf = (expr: Expr): Expr => (expr.kind === 'call' ? expr.callee : expr);

/** Whether the project's classes say anything of a member; what packages' classes hold is not known. */
export function declares(engine: Engine, value: ValueOf<'instance'>, key: string): boolean {
  return lineage(engine, value.file, value.cls).own.some(
    ({ file, cls, facts }) => facts.members.some(({ name }) => name === key) || writesOf(file, cls, key).length > 0,
  );
}

/** Every base is the project's, or one of those that only make fields of what is declared. */
export function isClosed(engine: Engine, { file, cls }: ValueOf<'instance'>): boolean {
  const line = lineage(engine, file, cls);
  return !line.open && (line.external.length === 0 || fieldKind(engine, line) !== 'plain');
}

export function hasBase(engine: Engine, { file, cls }: ValueOf<'instance'>, pattern: RegExp): boolean {
  return lineage(engine, file, cls).external.some(({ value }) => value.kind === 'external' && pattern.test(value.name));
}

const selfWrites = new WeakMap<FileFacts, Map<string, MemberWrite[]>>();

/** A file is looked through once. */
export function writesOf(file: FileFacts, cls: ClassId, key: string): readonly MemberWrite[] {
  let index = selfWrites.get(file);
  if (!index) {
    index = new Map<string, MemberWrite[]>();
    selfWrites.set(file, index);
    for (const write of file.writes) {
      if (write.self === undefined || typeof write.property !== 'string') continue;
      const name = `${write.self}.${write.property}`;
      const same = index.get(name);
      if (same) same.push(write);
      else index.set(name, [write]);
    }
  }
  return index.get(`${cls}.${key}`) ?? [];
}
