/** How the modules of a project come to its settings: an instance that they import, one that they make, an accessor that they call. */
import type { Analysis } from '../../model/analysis.js';
import type { Binding, FileFacts, FunctionFacts } from '../../model/facts.js';
import { escapeRegex } from '../../model/pattern.js';
import type { Flow, ValueOf } from '../../model/value.js';
import type { SettingsField } from './fields.js';
import { mayBePython } from './modules.js';

/** One way to the settings, with what is imported for it. */
export interface Manner {
  how: 'instance' | 'class' | 'accessor';
  /** Where that is defined. */
  home: FileFacts;
  symbol: string;
  /** What modules call the instance that they keep of it: `settings = Settings()`; absent where they ask anew each time. */
  kept?: string;
  /** From the instance to the settings class of the field: `.secrets`, or nothing. */
  rest: string;
  /** The modules that do it so. */
  users: string[];
}

/** Code that uses settings, and that nobody imports them from. */
const USER =
  /(^|\/)(tests?|conftest|scripts?|routers?|routes?|controllers?|views?|handlers?|endpoints?|blocks?|cli|commands?|migrations?|alembic|examples?|workers?|tasks|jobs)([/_.]|$)|(^|\/)_(?!_init__\.py$)[^/]*(\/|$)/i;
const isTest = (path: string): boolean => /(^|\/)(tests?|conftest|examples?)([/_.]|$)/i.test(path);

/** More modules than these tell nothing new. */
const MOST_USERS = 200;

/** All manners of a project, in no order. */
export function mannersOf(analysis: Analysis, field: SettingsField): Manner[] {
  const { file, mentioning, readText } = analysis;
  const classes = field.file.classes.flatMap(({ name }) => name ?? []);
  if (field.file.classes[field.cls]?.name === undefined) return [];
  const words = new RegExp(`\\b(?:${classes.map(escapeRegex).join('|')})\\b`);
  const isNear = (path: string): boolean => mayBePython(path) && !isTest(path) && words.test(readText(path) ?? '');
  const near = mentioning(classes).flatMap((path): FileFacts[] => {
    const facts = isNear(path) ? file(path) : undefined;
    return facts?.language === 'python' ? [facts] : [];
  });
  const offered = near.flatMap((facts) => offeredBy(analysis, facts, field, classes));
  const users = new Set([...near, ...modulesImporting(analysis, offered)]);
  for (const user of users) noteUses(analysis, user, offered);
  return offered.filter(({ how, home, users: own }) => home === field.file || (how !== 'class' && isShared(home, own)));
}

/** Settings are had from the module that defines them; from another one only where that is what many others do. */
const isShared = ({ path }: FileFacts, users: readonly string[]): boolean =>
  !USER.test(path) && new Set(users).size >= ENOUGH_USERS;

const ENOUGH_USERS = 3;

/** What a module has to offer at its top: instances, functions that answer with one, and the class. */
function offeredBy(
  { program }: Analysis,
  facts: FileFacts,
  field: SettingsField,
  classes: readonly string[],
): Manner[] {
  const offer = (how: Manner['how'], symbol: string, flows: readonly Flow[]): Manner[] => {
    const rest = restOf(program, flows, field);
    return rest === undefined ? [] : [{ how, home: facts, symbol, rest, users: [] }];
  };
  const instances = topLevel(facts).flatMap(({ name, value }) =>
    value?.kind === 'call' || value?.kind === 'name'
      ? offer('instance', name, program.evaluate(value, { file: facts }))
      : [],
  );
  const accessors = answering(facts, classes).flatMap(({ name, returns }) =>
    offer(
      'accessor',
      name ?? '',
      returns.flatMap((one) => program.evaluate(one, { file: facts })),
    ),
  );
  return [...instances, ...accessors, ...(facts === field.file ? ofClasses(program, field) : [])];
}

/** Functions without parameters that may answer with settings. */
function answering({ functions, scopes, text }: FileFacts, classes: readonly string[]): FunctionFacts[] {
  const words = new RegExp(`\\b(?:${classes.map(escapeRegex).join('|')}|\\w*settings?|\\w*config)\\b`, 'i');
  const isPlain = ({ kind, isAsync, params, scope }: FunctionFacts): boolean =>
    kind === 'function' && !isAsync && params.length === 0 && scopes[scope]?.parent === 0;
  return functions.filter(
    (one) => one.name !== undefined && isPlain(one) && one.returns.length > 0 && words.test(text.slice(...one.span)),
  );
}

const topLevel = ({ bindings }: FileFacts): Binding[] =>
  bindings.filter(({ scope, block, kind }) => scope === 0 && block === 0 && kind === 'variable');

/** The class itself, and those of its module that hold one of it. */
function ofClasses(program: Analysis['program'], { file, cls }: SettingsField): Manner[] {
  return file.classes.flatMap(({ name, span, scope }, index): Manner[] => {
    if (name === undefined || file.scopes[scope]?.parent !== 0) return [];
    const self: Flow = { value: { kind: 'instance', file, cls: index, at: { file, span } }, trail: undefined };
    const rest = restOf(program, [self], { file, cls });
    return rest === undefined ? [] : [{ how: 'class', home: file, symbol: name, rest, users: [] }];
  });
}

/** The way from values to the settings class; undefined where one of them leads elsewhere. */
export function restOf(
  program: Analysis['program'],
  flows: readonly Flow[],
  field: Pick<SettingsField, 'file' | 'cls'>,
): string | undefined {
  const present = flows.filter(({ value }) => value.kind !== 'absent');
  const [first, ...others] = present.map((flow) => restOfOne(program, flow, field));
  return others.every((one) => one === first) ? first : undefined;
}

function restOfOne(
  program: Analysis['program'],
  flow: Flow,
  field: Pick<SettingsField, 'file' | 'cls'>,
): string | undefined {
  const { value } = flow;
  if (value.kind !== 'instance') return undefined;
  if (isOf(flow, field)) return '';
  const member = membersOf(value).find((name) => {
    const inner = program.get(flow, name).flows;
    // Models may be handed another one; what they have by themselves tells.
    return inner.some((one) => isOf(one, field)) && inner.every((one) => isOf(one, field) || !isInstance(one));
  });
  return member === undefined ? undefined : `.${member}`;
}

const isOf = ({ value }: Flow, field: Pick<SettingsField, 'file' | 'cls'>): boolean =>
  value.kind === 'instance' && value.file.path === field.file.path && value.cls === field.cls;

const isInstance = ({ value }: Flow): boolean => value.kind === 'instance';

const membersOf = ({ file, cls }: ValueOf<'instance'>): string[] => [
  ...new Set((file.classes[cls]?.members ?? []).filter(({ kind }) => kind !== 'method').map(({ name }) => name)),
];

/** Modules whose text imports one of the offered names. */
function modulesImporting({ mentioning, readText, file }: Analysis, offered: readonly Manner[]): FileFacts[] {
  if (offered.length === 0) return [];
  const names = [...new Set(offered.map(({ symbol }) => symbol))];
  const stems = [...new Set(offered.map(({ home }) => stemOf(home.path)))];
  const pattern = new RegExp(
    `^[ \\t]*from[ \\t]+[\\w.]*\\b(?:${stems.map(escapeRegex).join('|')})[ \\t]+import[^\\n]*\\b(?:${names.map(escapeRegex).join('|')})\\b`,
    'm',
  );
  return mentioning(names)
    .filter((path) => path.endsWith('.py') && !isTest(path) && pattern.test(readText(path) ?? ''))
    .slice(0, MOST_USERS)
    .flatMap((path) => file(path) ?? []);
}

/** `settings` of `app/settings.py`, `config` of `app/config/__init__.py`. */
const stemOf = (path: string): string => /([^/]+?)(?:\/__init__)?\.py$/.exec(path)?.[1] ?? path;

/** What a module imports of what is offered, and what it keeps of that. */
function noteUses({ program }: Analysis, user: FileFacts, offered: Manner[]): void {
  const symbols = new Set(offered.map(({ symbol }) => symbol));
  for (const { kind, name, value, typeOnly } of user.bindings) {
    if (kind !== 'import' || typeOnly || value?.kind !== 'import' || !symbols.has(value.name ?? '')) continue;
    const [flow] = program.evaluate(value, { file: user });
    const homes = flow && homesOf(flow);
    const manner = offered.find(
      (one) => one.symbol === value.name && one.kept === undefined && homes?.includes(one.home.path) === true,
    );
    if (!manner || manner.home === user) continue;
    const kept = manner.how === 'instance' ? undefined : keptAs(user, name);
    if (kept === undefined) manner.users.push(user.path);
    else addKept(offered, manner, kept, user.path);
  }
}

function homesOf({ value }: Flow): string[] {
  if (value.kind === 'class' || value.kind === 'function') return [value.file.path];
  return value.kind === 'instance' ? [value.at.file.path] : [];
}

/** `settings = Settings()`, at the top of the module or in a function of it. */
function keptAs({ bindings }: FileFacts, symbol: string): string | undefined {
  const made = bindings.filter(
    ({ kind, value }) =>
      kind === 'variable' &&
      value?.kind === 'call' &&
      value.args.length === 0 &&
      value.callee.kind === 'name' &&
      value.callee.name === symbol,
  );
  return (made.find(({ scope }) => scope === 0) ?? made[0])?.name;
}

function addKept(offered: Manner[], manner: Manner, kept: string, path: string): void {
  const same = offered.find(
    ({ symbol, home, kept: name }) => symbol === manner.symbol && home === manner.home && name === kept,
  );
  if (same) same.users.push(path);
  else offered.push({ ...manner, kept, users: [path] });
}

/** As modules near the site do, most of all: those of its package count more than those far away. */
export function usualFirst(manners: readonly Manner[], site: string): Manner[] {
  const folders = site.split('/').slice(0, -1);
  const nearness = (path: string): number => {
    const other = path.split('/').slice(0, -1);
    let shared = 0;
    while (shared < folders.length && folders[shared] === other[shared]) shared++;
    return 1 + shared;
  };
  const weight = ({ users }: Manner): number => users.reduce((sum, path) => sum + nearness(path), 0);
  const ease = { instance: 2, accessor: 1, class: 0 };
  return [...manners].sort(
    (a, b) =>
      weight(b) - weight(a) ||
      ease[b.how] - ease[a.how] ||
      a.rest.length - b.rest.length ||
      (a.home.path < b.home.path ? -1 : a.home.path > b.home.path ? 1 : 0) ||
      (a.symbol < b.symbol ? -1 : 1),
  );
}
