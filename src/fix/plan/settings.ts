/** The project's settings object, as a call that has nothing to do with settings can reach it. */
import type { Analysis } from '../../model/analysis.js';
import type { Binding, CallExpr, FileFacts, ScopeId } from '../../model/facts.js';
import type { FromCode } from '../../model/remedy.js';
import type { Gap } from '../../model/surroundings.js';
import type { Flow, ValueOf } from '../../model/value.js';
import { visible } from './access.js';
import { fieldsReading, type SettingsField } from './fields.js';
import { leadsTo, moduleName } from './modules.js';

/** An expression for an instance of the settings class: `settings.secrets` of a module. */
interface Holder {
  file: FileFacts;
  name: string;
  /** `.secrets`, or nothing. */
  rest: string;
}

export interface FromSettings {
  source: FromCode;
  /** Where the settings are defined. */
  home: FileFacts;
  gap?: Gap;
}

/** The setting that a variable feeds, for a call at a place that has no settings at hand. */
export function projectSetting(
  analysis: Analysis,
  file: FileFacts,
  call: CallExpr,
  variable: string,
  isUsable: (gap: Gap) => boolean,
): FromSettings | undefined {
  if (file.language !== 'python' || file.cells) return undefined;
  for (const field of fieldsReading(analysis, variable)) {
    if (field.gap && !isUsable(field.gap)) continue;
    for (const holder of holdersOf(analysis, field, file)) {
      const source = reach(analysis, file, call, holder, field.name);
      if (source) return { source, home: field.file, ...(field.gap ? { gap: field.gap } : {}) };
    }
  }
  return undefined;
}

/** Nearest first: of the file itself, then by length of the way. */
function holdersOf({ mentioning, file, program }: Analysis, field: SettingsField, near: FileFacts): Holder[] {
  const name = field.file.classes[field.cls]?.name;
  if (name === undefined) return [];
  const direct = namesOfHolders(field);
  const holders = mentioning([name, ...direct]).flatMap((path): Holder[] => {
    const facts = file(path);
    if (facts?.language !== 'python' || isTest(path)) return [];
    const bindings = facts.bindings.filter((one) => one.scope === 0 && one.block === 0 && one.kind === 'variable');
    return bindings.flatMap((binding) => heldBy({ file, program }, facts, binding, field));
  });
  const rank = (one: Holder): number => (one.file === near ? 0 : 1000) + one.file.path.length + one.rest.length;
  return holders.sort((a, b) => rank(a) - rank(b));
}

const isTest = (path: string): boolean => /(^|\/)(tests?|conftest)([/_.]|$)/.test(path);

/** Classes of the same file that may hold the settings class as a member. */
function namesOfHolders({ file }: SettingsField): string[] {
  return file.classes.flatMap(({ name }) => (name === undefined ? [] : [name]));
}

function heldBy(
  { program }: Pick<Analysis, 'program' | 'file'>,
  file: FileFacts,
  binding: Binding,
  field: SettingsField,
): Holder[] {
  if (!binding.value || (binding.value.kind !== 'call' && binding.value.kind !== 'name')) return [];
  const flows = program.evaluate(binding.value, { file });
  const [first] = flows;
  if (flows.length !== 1 || first?.value.kind !== 'instance') return [];
  if (isOf(first, field)) return [{ file, name: binding.name, rest: '' }];
  const { value } = first;
  const member = membersOf(value).find((name) => {
    const inner = program.get(first, name).flows;
    return inner.length === 1 && inner[0] !== undefined && isOf(inner[0], field);
  });
  return member === undefined ? [] : [{ file, name: binding.name, rest: `.${member}` }];
}

const isOf = ({ value }: Flow, field: SettingsField): boolean =>
  value.kind === 'instance' && value.file.path === field.file.path && value.cls === field.cls;

const membersOf = ({ file, cls }: ValueOf<'instance'>): string[] => [
  ...new Set((file.classes[cls]?.members ?? []).filter(({ kind }) => kind !== 'method').map(({ name }) => name)),
];

function reach(
  analysis: Analysis,
  file: FileFacts,
  call: CallExpr,
  { file: home, name, rest }: Holder,
  field: string,
): FromCode | undefined {
  const text = `${name}${rest}.${field}`;
  const bound = visible(file, name, call.scope);
  if (home === file) return bound?.scope === 0 && isBefore(bound, call, file) ? { from: 'code', text } : undefined;
  const isSame =
    bound?.value !== undefined &&
    analysis.program
      .evaluate(bound.value, { file })
      .some(({ value }) => value.kind === 'instance' && value.at.file === home);
  if (isSame && bound.scope === 0) return { from: 'code', text };
  if (file.bindings.some((binding) => binding.name === name)) return undefined;
  const module = moduleName(analysis, file, home.path);
  if (module === undefined) return undefined;
  const isCircle = leadsTo(analysis, home.path, file.path);
  if (isCircle && !isInFunction(file, call.scope)) return undefined;
  return { from: 'code', text, needs: { module, name, ...(isCircle ? { inside: call.span[0] } : {}) } };
}

const isBefore = (binding: Binding, call: CallExpr, file: FileFacts): boolean =>
  binding.span[0] < call.span[0] || isInFunction(file, call.scope);

function isInFunction(file: FileFacts, from: ScopeId): boolean {
  for (let id: ScopeId | undefined = from; id !== undefined; id = file.scopes[id]?.parent)
    if (file.scopes[id]?.kind === 'function') return true;
  return false;
}
