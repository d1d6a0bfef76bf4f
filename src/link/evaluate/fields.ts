/** Declared fields: of plain classes, of data classes whose fields are constructor parameters, of settings classes read from the environment. */
import type { ClassFacts, Expr, FileFacts, Member } from '../../model/facts.js';
import type { ReadersRule } from '../../model/rule.js';
import type { BoundCall, Env, Flow } from '../../model/value.js';
import { argumentIn } from './arguments.js';
import type { FieldKind } from './class-facts.js';
import { configured } from './configured.js';
import { at, flow, hop, textOf, type Engine } from './engine.js';
import type { Lineage } from './lineage.js';
import { valueOfType } from './types.js';

interface Field {
  file: FileFacts;
  facts: ClassFacts;
  field: Member;
  kind: FieldKind;
  line: Lineage;
  call: BoundCall | undefined;
  env: Env;
}

export function fieldValue(engine: Engine, field: Field): Flow[] {
  const { kind, file } = field;
  if (kind === 'plain') return plainField(engine, field);
  const given = field.call && dataArgument(engine, field);
  if (given && given.length > 0) return given;
  const related = relatedObject(engine, field);
  if (related.length > 0) return related;
  const declared = fieldDefault(engine, field);
  const where = at(file, field.field);
  const name = `${field.facts.name ?? 'class'}.${field.field.name}`;
  const required = declared.length === 0 && !allowsNothing(engine, field) && !isNullable(engine, field);
  const own =
    kind === 'settings' ? settingField(engine, field, name, required) : typedField(engine, field, name, required);
  return [
    ...hop(textOf(where), where, own),
    ...validated(engine, field),
    ...hop(`default of ${name}`, where, declared),
  ];
}

/** A field of a settings class: the variable it is read from, and the setting itself. */
function settingField(engine: Engine, field: Field, name: string, required: boolean): Flow[] {
  const where = at(field.file, field.field);
  const variables = variablesOf(engine, field).map((variable) =>
    flow({ kind: 'env', name: variable, at: where, required }),
  );
  return [...variables, flow({ kind: 'setting', name, at: where, required })];
}

/** Aliases name the variable; else it is the prefix and the field's name. */
function variablesOf(engine: Engine, field: Field): string[] {
  const { field: member } = field;
  const described = describedBy(engine, field);
  const aliases = described
    ? described.rule.alias.flatMap((param) => literals(argumentIn(engine, described.call, param).flows))
    : [];
  if (aliases.length > 0) return aliases;
  const listed = configured(engine, field.line, 'aliases')
    .flatMap((one) => engine.get(one, member.name).flows)
    .flatMap((one) => (one.value.kind === 'object' ? engine.get(one, 'env').flows : [one]));
  if (literals(listed).length > 0) return literals(listed);
  if (configured(engine, field.line, 'generators').length > 0) return [];
  const prefix = literals(configured(engine, field.line, 'prefix'))[0] ?? '';
  return [`${prefix}${member.name}`.toUpperCase()];
}

function literals(flows: Flow[]): string[] {
  return flows.flatMap(({ value }) =>
    value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : [],
  );
}

/** What a validator of the field returns: often a fallback through several variables. */
function validated(engine: Engine, { file, facts, field, kind }: Field): Flow[] {
  if (kind !== 'settings') return [];
  const known = engine.knowledge[file.language].validators;
  return facts.members.flatMap(({ fn }) => {
    const validator = fn === undefined ? undefined : file.functions[fn];
    const validates = validator?.decorators.some(
      (decorator) =>
        decorator.kind === 'call' &&
        decorator.args.some(({ value }) => value.kind === 'literal' && value.value === field.name) &&
        engine
          .evaluate(decorator.callee, { file })
          .some(({ value }) => value.kind === 'external' && known.lookup(value.name)),
    );
    if (!validator || !validates) return [];
    const returned = validator.returns
      .flatMap((value) => engine.evaluate(value, { file }))
      .filter(({ value }) => value.kind !== 'parameter');
    return hop(`${validator.name ?? 'validator'}()`, at(file, validator), returned);
  });
}

function plainField(engine: Engine, { file, facts, field, env }: Field): Flow[] {
  const where = at(file, field);
  if (field.value) return hop(textOf(where), where, engine.evaluate(field.value, env));
  if (!field.type) return [];
  const name = `${facts.name ?? 'class'}.${field.name}`;
  return valueOfType(engine, { file, type: field.type }, (required) =>
    flow({
      kind: 'attribute',
      name,
      at: where,
      required: required && !field.optional,
      ...(field.type ? { type: { file, type: field.type } } : {}),
    }),
  );
}

function typedField(engine: Engine, { file, field }: Field, name: string, required: boolean): Flow[] {
  const where = at(file, field);
  const otherwise = (): Flow =>
    flow({ kind: 'attribute', name, at: where, required, ...(field.type ? { type: { file, type: field.type } } : {}) });
  return field.type ? valueOfType(engine, { file, type: field.type }, otherwise) : [otherwise()];
}

function allowsNothing(engine: Engine, { file, field }: Field): boolean {
  return (
    field.type !== undefined && engine.typed({ file, type: field.type }).some(({ value }) => value.kind === 'absent')
  );
}

/** A column that may be empty: `URLField(null=True)`. */
function isNullable(engine: Engine, field: Field): boolean {
  const described = describedBy(engine, field);
  const nullable = described?.rule.nullable;
  if (!described || !nullable) return false;
  const said = argumentIn(engine, described.call, nullable.said).flows;
  return said.length === 0
    ? nullable.unsaid
    : said.some(({ value }) => value.kind === 'literal' && value.value === true);
}

/** `ForeignKey(Owner)`, `ForeignKey("Owner")`, `ForeignKey("app.Owner")`: an object of the other class. */
function relatedObject(engine: Engine, { file, field }: Field): Flow[] {
  const { value } = field;
  if (value?.kind !== 'call') return [];
  const relation = externals(engine, value.callee, file)
    .map((name) => engine.knowledge[file.language].relations.lookup(name))
    .find((rule) => rule !== undefined);
  const where = at(file, field);
  const targets = (relation?.to ?? []).flatMap(
    (param) => argumentIn(engine, { call: value, env: { file } }, param).flows,
  );
  return targets.flatMap(({ value: target }) => {
    if (target.kind === 'class') return [flow({ kind: 'instance', file: target.file, cls: target.cls, at: where })];
    const named = target.kind === 'literal' ? String(target.value).split('.').at(-1) : undefined;
    const cls = file.classes.findIndex(({ name }) => name !== undefined && name === named);
    return cls < 0 ? [] : [flow({ kind: 'instance', file, cls, at: where })];
  });
}

function externals(engine: Engine, expr: Expr, file: FileFacts): string[] {
  return engine.evaluate(expr, { file }).flatMap(({ value }) => (value.kind === 'external' ? [value.name] : []));
}

function dataArgument(engine: Engine, { call, field, line }: Field): Flow[] {
  if (!call) return [];
  const named = argumentIn(engine, call, field.name).flows;
  const position = named.length > 0 ? -1 : positionOf(line, field.name);
  return position < 0 ? named : argumentIn(engine, call, `arg[${position}]`).flows;
}

/** Fields are taken in the order in which they are declared, those of base classes first. */
function positionOf({ own }: Lineage, name: string): number {
  const fields = [...own]
    .reverse()
    .flatMap(({ facts }) => facts.members.filter(({ kind, type }) => kind === 'field' && type));
  return [...new Set(fields.map((field) => field.name))].indexOf(name);
}

/** `x: str = "v"`, `x: str = Field("v")`, `x = field(default="v")`, `default_factory=lambda: v`. */
function fieldDefault(engine: Engine, field: Field): Flow[] {
  const { file, field: member } = field;
  if (!member.value) return [];
  const described = describedBy(engine, field);
  if (!described) return engine.evaluate(member.value, { file }).filter((one) => !isEllipsis(one));
  const { rule, call } = described;
  const direct = rule.default
    .flatMap((param) => argumentIn(engine, call, param).flows)
    .filter((one) => !isEllipsis(one));
  const made = rule.factory
    .flatMap((param) => argumentIn(engine, call, param).flows)
    .flatMap((one) => resultOf(engine, one));
  return [...direct, ...made];
}

/** The rule for the function that describes the field, and its call. */
function describedBy(
  engine: Engine,
  { file, field: { value } }: Field,
): { rule: ReadersRule['fields'][number]; call: BoundCall } | undefined {
  if (value?.kind !== 'call') return undefined;
  for (const name of externals(engine, value.callee, file)) {
    const rule = engine.knowledge[file.language].fields.lookup(name);
    if (rule) return { rule, call: { call: value, env: { file } } };
  }
  return undefined;
}

const isEllipsis = ({ value }: Flow): boolean => value.kind === 'opaque' && /ellipsis/.test(value.reason);

function resultOf(engine: Engine, one: Flow): Flow[] {
  const { value } = one;
  if (value.kind === 'class') return [flow({ kind: 'instance', file: value.file, cls: value.cls, at: value.at })];
  if (value.kind !== 'function') return [flow({ kind: 'result', name: 'default_factory', at: value.at })];
  const { file, fn } = value;
  return (file.functions[fn]?.returns ?? []).flatMap((value) => engine.evaluate(value, { file }));
}
