/** The rules, arranged by the names they speak of. */
import type { LanguageId } from '../model/facts.js';
import type { ConstructorRule, GlobalRule, HttpRule, SdkRule } from '../model/rule.js';
import type { Rules } from '../model/rules.js';
import { nameTable, type NameTable } from '../rules/names.js';

export interface Constructed {
  rule: SdkRule;
  entry: ConstructorRule;
}

export interface GlobalEntry {
  rule: SdkRule;
  entry: GlobalRule;
}

export interface HttpFunction {
  rule: HttpRule;
  entry: HttpRule['functions'][number];
}

export interface Tables {
  constructors: NameTable<Constructed>;
  /** What the packages themselves call their classes and factories. */
  classNames: ReadonlySet<string>;
  /** `X().with_options`, for every constructor X that can be derived from. */
  derivations: NameTable<Constructed>;
  settings: NameTable<GlobalEntry>;
  /** How the members are called that are assigned there. */
  settingNames: ReadonlySet<string>;
  moduleCalls: NameTable<GlobalEntry>;
  instances: NameTable<GlobalEntry>;
  http: NameTable<HttpFunction>;
  httpClients: NameTable<HttpRule['clients'][number]>;
  httpMethods: ReadonlySet<string>;
  httpRule: string;
  mocks: NameTable<true>;
  standIns: StandIns;
}

/** How tests put something in place of the network. */
export interface StandIns {
  /** What does so for whoever uses it. */
  tools: RegExp;
  /** What does so for the transport that it is given, as far as its name tells. */
  verbs: RegExp;
  transports: RegExp;
  /** Globals that are assigned. */
  globals: RegExp;
  /** What clients are built with. */
  objects: NameTable<true>;
}

export function tablesFor(rules: Rules): Record<LanguageId, Tables> {
  return { python: forLanguage(rules, 'python'), typescript: forLanguage(rules, 'typescript') };
}

function forLanguage(rules: Rules, language: LanguageId): Tables {
  const sdk = rules.sdk.filter((rule) => rule.language === language);
  const http = rules.http.filter((rule) => rule.language === language);
  const constructed = sdk.flatMap((rule) => rule.constructors.map((entry) => ({ rule, entry })));
  const globals = (use: GlobalRule['use']): GlobalEntry[] =>
    sdk.flatMap((rule) => rule.globals.filter((entry) => entry.use === use).map((entry) => ({ rule, entry })));
  const settings = globals('setting');
  return {
    constructors: byName(constructed),
    classNames: new Set(constructed.flatMap(({ entry }) => entry.names.map(lastOf))),
    derivations: nameTable(
      constructed.flatMap((one) =>
        one.entry.names.flatMap((name) => one.entry.derive.map((method) => [`${name}().${method}`, one] as const)),
      ),
    ),
    settings: byName(settings),
    settingNames: new Set(settings.flatMap(({ entry }) => entry.names.map(lastOf))),
    moduleCalls: byName(globals('module-call')),
    instances: byName(globals('instance')),
    http: byName(http.flatMap((rule) => rule.functions.map((entry) => ({ rule, entry })))),
    httpClients: nameTable(
      http.flatMap((rule) => rule.clients).flatMap((entry) => entry.names.map((name) => [name, entry] as const)),
    ),
    httpMethods: new Set(http.flatMap((rule) => rule.methods)),
    httpRule: http[0]?.id ?? 'http',
    mocks: nameTable(
      rules.readers
        .filter((rule) => rule.language === language)
        .flatMap((rule) => rule.mocks.map((name) => [name, true as const])),
    ),
    standIns: standInsOf(http),
  };
}

const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function byName<T extends { entry: { names: string[] } }>(entries: readonly T[]): NameTable<T> {
  return nameTable(entries.flatMap((one) => one.entry.names.map((name) => [name, one] as const)));
}

function standInsOf(rules: readonly HttpRule[]): StandIns {
  const all = rules.flatMap(({ standIns }) => standIns ?? []);
  const any = (patterns: string[]): RegExp => new RegExp(patterns.length > 0 ? patterns.join('|') : '(?!)');
  return {
    tools: any(all.flatMap(({ tools }) => tools)),
    verbs: any(all.flatMap(({ verbs }) => verbs)),
    transports: any(all.flatMap(({ transports }) => transports)),
    globals: any(all.flatMap(({ globals }) => globals)),
    objects: nameTable(all.flatMap(({ objects }) => objects.map((name) => [name, true as const]))),
  };
}
