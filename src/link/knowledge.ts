/** The readers of `rules/`, and the settings of packages' modules, arranged for lookup while evaluating. */
import type { LanguageId } from '../model/facts.js';
import type { ReadersRule } from '../model/rule.js';
import type { Rules } from '../model/rules.js';
import { nameTable, type NameTable } from '../rules/names.js';

type Read = ReadersRule['calls'][number];
type Field = ReadersRule['fields'][number];
export type Join = ReadersRule['joins'][number];
type ArgumentParser = ReadersRule['argumentParsers'][number];
type Relation = ReadersRule['relations'][number];
type Option = ReadersRule['options'][number];
type Schema = ReadersRule['schemas'][number];
type Registration = ReadersRule['registrations'][number];
type SettingsClass = ReadersRule['settingsClasses'][number];

export interface Knowledge {
  /** Objects whose members are environment variables. */
  objects: NameTable<true>;
  reads: NameTable<Read>;
  registrations: NameTable<Registration>;
  /** By one of these a file that registers something is told. */
  registering: readonly string[];
  resultTypes: NameTable<true>;
  containers: NameTable<true>;
  schemas: NameTable<Schema>;
  settingsClasses: NameTable<SettingsClass>;
  dataClasses: NameTable<true>;
  fields: NameTable<Field>;
  relations: NameTable<Relation>;
  passthrough: NameTable<string>;
  /** Functions that import a module by its name: `import_module("x")`. */
  imports: NameTable<true>;
  /** Calls that build a dictionary: `dict(x, k=v)`. */
  tables: NameTable<true>;
  /** Functions that bind arguments of another: `partial(f, …)`. */
  partials: NameTable<true>;
  joins: NameTable<Join>;
  /** Functions that join all their arguments with slashes. */
  segments: NameTable<true>;
  validators: NameTable<true>;
  /** Decorators that fill parameters from the command line. */
  options: NameTable<Option>;
  argumentParsers: NameTable<ArgumentParser>;
  methods: ReadonlySet<string>;
  /** Members of modules that hold a base URL, empty until the program assigns one. */
  moduleSettings: NameTable<true>;
}

/** What follows the package's name. */
const wordOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1).split('.')[1] ?? name;

type Known = Pick<Rules, 'sdk' | 'readers'>;

export function knowledgeOf(rules: Known): Record<LanguageId, Knowledge> {
  return { python: forLanguage(rules, 'python'), typescript: forLanguage(rules, 'typescript') };
}

function forLanguage({ sdk, readers }: Known, language: LanguageId): Knowledge {
  const mine = readers.filter((rule) => rule.language === language);
  const flags = (pick: (rule: ReadersRule) => readonly string[]): NameTable<true> =>
    nameTable(mine.flatMap(pick).map((name) => [name, true]));
  const entries = <T extends { names: string[] }>(pick: (rule: ReadersRule) => readonly T[]): NameTable<T> =>
    nameTable(mine.flatMap(pick).flatMap((entry) => entry.names.map((name) => [name, entry] as const)));
  const globals = sdk.filter((rule) => rule.language === language).flatMap((rule) => rule.globals);
  const passthrough = mine.flatMap((rule) => rule.passthrough);
  return {
    objects: flags((rule) => rule.objects),
    reads: entries((rule) => rule.calls),
    registrations: entries((rule) => rule.registrations),
    registering: mine.flatMap((rule) => rule.registrations.flatMap(({ names }) => names.map(wordOf))),
    resultTypes: flags((rule) => rule.resultTypes),
    containers: flags((rule) => rule.containers),
    schemas: entries((rule) => rule.schemas),
    settingsClasses: entries((rule) => rule.settingsClasses),
    dataClasses: flags((rule) => rule.dataClasses),
    fields: entries((rule) => rule.fields),
    relations: entries((rule) => rule.relations),
    passthrough: nameTable(passthrough.flatMap(({ names, value }) => names.map((name) => [name, value] as const))),
    imports: flags((rule) => rule.imports),
    tables: flags((rule) => rule.tables),
    partials: flags((rule) => rule.partials),
    joins: entries((rule) => rule.joins),
    segments: flags((rule) => rule.segments),
    validators: flags((rule) => rule.validators),
    options: entries((rule) => rule.options),
    argumentParsers: entries((rule) => rule.argumentParsers),
    methods: new Set(mine.flatMap((rule) => rule.methods)),
    moduleSettings: nameTable(
      globals.filter(({ use }) => use === 'setting').flatMap(({ names }) => names.map((name) => [name, true] as const)),
    ),
  };
}
