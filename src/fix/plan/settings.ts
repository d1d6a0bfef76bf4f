/** The project's settings object, as a call that has nothing to do with settings can reach it. */
import type { Analysis } from '../../model/analysis.js';
import type { Binding, FileFacts, ScopeId } from '../../model/facts.js';
import type { FromCode, NeededImport } from '../../model/remedy.js';
import type { Span } from '../../model/span.js';
import type { Gap } from '../../model/surroundings.js';
import { isImportOf } from '../imported.js';
import { visible } from './access.js';
import { fieldsReading, type SettingsField } from './fields.js';
import { mannersOf, restOf, usualFirst, type Manner } from './manners.js';
import { leadsTo, moduleName } from './modules.js';

export interface FromSettings {
  source: FromCode;
  /** Where the settings are defined. */
  home: FileFacts;
  gap?: Gap;
}

/** Where a value is to be written. */
export interface Spot {
  scope: ScopeId;
  span: Span;
}

/** The setting that a variable feeds, for code at a place that has no settings at hand. */
export function projectSetting(
  analysis: Analysis,
  file: FileFacts,
  spot: Spot,
  variable: string,
  isUsable: (gap: Gap) => boolean,
): FromSettings | undefined {
  if (file.language !== 'python' || file.cells) return undefined;
  for (const field of fieldsReading(analysis, variable)) {
    if (field.gap && !isUsable(field.gap)) continue;
    const source = atHand(analysis, file, spot, field) ?? inItsManner(analysis, file, spot, field);
    if (source) return { source, home: field.file, ...(field.gap ? { gap: field.gap } : {}) };
  }
  return undefined;
}

/** What holds settings goes by such names; to ask of every name what it is would take too long. */
const HOLDER = /settings|config|conf$|cfg|env|secrets/i;

/** An instance that the place sees already, of the module, of a function around it, or of its object. */
function atHand({ program }: Analysis, file: FileFacts, spot: Spot, field: SettingsField): FromCode | undefined {
  const names = new Set(file.bindings.flatMap(({ name }) => (HOLDER.test(name) ? [name] : [])));
  for (const name of names) {
    const bound = visible(file, name, spot.scope);
    if (!bound || !isBefore(file, bound, spot)) continue;
    const named = { kind: 'name' as const, name, scope: spot.scope, span: spot.span };
    const rest = restOf(program, program.evaluate(bound.value ?? named, { file }), field);
    if (rest !== undefined) return { from: 'code', text: `${name}${rest}.${field.name}` };
  }
  return ofObject(program, file, spot, field);
}

/** `self.settings`, where a class keeps it. */
function ofObject(
  program: Analysis['program'],
  file: FileFacts,
  { span }: Spot,
  field: SettingsField,
): FromCode | undefined {
  const method = file.functions.findLast(
    (fn) => fn.kind === 'method' && fn.span[0] <= span[0] && span[1] <= fn.span[1] && fn.name !== '__init__',
  );
  for (const { self, property, value } of file.writes) {
    if (!method || self !== method.cls || typeof property !== 'string' || !HOLDER.test(property)) continue;
    const rest = restOf(program, program.evaluate(value, { file }), field);
    const own = method.params[0]?.name;
    if (rest !== undefined && own !== undefined)
      return { from: 'code', text: `${own}.${property}${rest}.${field.name}` };
  }
  return undefined;
}

const KNOWN = new WeakMap<Analysis, Map<string, Manner[]>>();

function manners(analysis: Analysis, field: SettingsField): Manner[] {
  const known = KNOWN.get(analysis) ?? new Map<string, Manner[]>();
  KNOWN.set(analysis, known);
  const key = `${field.file.path}\0${field.cls}`;
  const found = known.get(key) ?? mannersOf(analysis, field);
  known.set(key, found);
  return found;
}

function inItsManner(analysis: Analysis, file: FileFacts, spot: Spot, field: SettingsField): FromCode | undefined {
  for (const manner of usualFirst(manners(analysis, field), file.path)) {
    const source = reached(analysis, file, spot, manner);
    if (source) return { ...source, text: `${source.text}${manner.rest}.${field.name}` };
  }
  return undefined;
}

function reached(analysis: Analysis, file: FileFacts, spot: Spot, manner: Manner): FromCode | undefined {
  const { home, symbol, how } = manner;
  if (home === file) return how === 'accessor' ? ofOwnModule(file, spot, symbol) : undefined;
  const module = moduleName(analysis, file, home.path);
  if (module === undefined) return undefined;
  const there = file.bindings.find((one) => one.scope === 0 && isImportOf(one, module, symbol));
  if (there) return ofImported(file, spot, manner, there.name, { module, name: symbol, isThere: true });
  const inside = leadsTo(analysis, home.path, file.path) ? spot.span[0] : undefined;
  if (inside !== undefined && !isInFunction(file, spot.scope)) return undefined;
  const own = freeName(file, symbol);
  if (own === undefined || (own !== symbol && how !== 'instance')) return undefined;
  const name = own === symbol ? symbol : `${symbol} as ${own}`;
  return ofImported(file, spot, manner, own, { module, name, ...(inside === undefined ? {} : { inside }) });
}

function ofImported(
  file: FileFacts,
  spot: Spot,
  manner: Manner,
  called: string,
  needs: NeededImport,
): FromCode | undefined {
  if (manner.how !== 'instance') return keeping(file, spot, manner, called, needs);
  return { from: 'code', text: called, ...(needs.isThere ? {} : { needs }) };
}

/** By another name, where its own means something else. */
const freeName = (file: FileFacts, name: string): string | undefined =>
  [name, `app_${name}`].find((one) => !isNamed(file, one));

/** `settings = Settings()` below the imports, where that is usual and the name is free; else asked for where it is needed. */
function keeping(
  file: FileFacts,
  spot: Spot,
  { how, kept }: Manner,
  called: string,
  needs: NeededImport,
): FromCode | undefined {
  const wanted = how === 'class' ? (kept ?? 'settings') : kept;
  const name = wanted === undefined ? undefined : freeName(file, wanted);
  if (name !== undefined && needs.inside === undefined && isBelow(file, spot))
    return { from: 'code', text: name, needs: { ...needs, keeps: `${name} = ${called}()` } };
  const text = `${called}()`;
  return needs.isThere ? { from: 'code', text } : { from: 'code', text, needs };
}

const isNamed = ({ bindings }: FileFacts, name: string): boolean => bindings.some((one) => one.name === name);

/** What stands below the imports comes before it. */
function isBelow(file: FileFacts, { span, scope }: Spot): boolean {
  const imports = file.bindings.filter(({ kind, scope: at, block }) => kind === 'import' && at === 0 && block === 0);
  return isInFunction(file, scope) || imports.every((one) => one.span[1] < span[0]);
}

const ofOwnModule = (file: FileFacts, { scope }: Spot, symbol: string): FromCode | undefined =>
  isInFunction(file, scope) ? { from: 'code', text: `${symbol}()` } : undefined;

/** It stands in no other branch than the place itself, and above it, unless it is the module's. */
function isBefore(file: FileFacts, { scope, block, span }: Binding, spot: Spot): boolean {
  const isAround = (one: ScopeId): boolean => {
    for (let id: ScopeId | undefined = spot.scope; id !== undefined; id = file.scopes[id]?.parent)
      if (id === one) return true;
    return false;
  };
  return isAround(block) && (span[0] < spot.span[0] || (scope === 0 && isInFunction(file, spot.scope)));
}

function isInFunction(file: FileFacts, from: ScopeId): boolean {
  for (let id: ScopeId | undefined = from; id !== undefined; id = file.scopes[id]?.parent)
    if (file.scopes[id]?.kind === 'function') return true;
  return false;
}
