/** Module-level state: calls through a package's hidden client are routed by assigning its setting. */
import type { Analysis, SitedTrace } from '../../model/analysis.js';
import type { Binding, FileFacts, ScopeId } from '../../model/facts.js';
import type { GlobalMatch } from '../../model/match.js';
import type { NeededImport, PlanOptions } from '../../model/remedy.js';
import { covers, type Span } from '../../model/span.js';
import { foldersAbove } from '../folders.js';
import { isImportOf } from '../imported.js';
import { movedBy } from './by-itself.js';
import type { Draft } from './draft.js';
import { planInstance } from './instance.js';
import { untouchable } from './refuse.js';
import { fromEnvironment } from './value.js';

export function planGlobal(analysis: Analysis, one: SitedTrace, match: GlobalMatch, options: PlanOptions): Draft {
  const { file, global } = match;
  const outside = untouchable(file);
  if (outside !== undefined) return { refused: outside };
  if (global.use === 'instance') return planInstance(analysis, one, match, global, options);
  const [setting] = global.use === 'module-call' ? global.settings : [];
  const value = fromEnvironment(analysis, { ...global, nothing: { none: 'error' } }, file.language);
  const alone = value && movedBy(one.site, value, options);
  if (alone) return { movedBy: alone };
  const owner = ownerOf(file, match);
  if (global.use !== 'module-call' || setting === undefined || !owner)
    return { refused: 'the module is not imported before the call, outside of any branch, under its own name' };
  if (value?.otherwise.is !== 'literal') return { refused: 'which variable would move these calls is not known' };
  return {
    remedy: {
      kind: 'assign-setting',
      at: { path: file.path, language: file.language, scope: owner.scope },
      target: `${owner.name}.${propertyOf(setting)}`,
      behind: owner.behind,
      ...(owner.needs ? { needs: owner.needs } : {}),
      slash: global.slash === 'always',
      value,
    },
    requires: [],
    ...(isOnlyOne(analysis, match) ? {} : { reason: 'the setting is of the whole process, and others assign it, too' }),
  };
}

const propertyOf = (setting: string): string => setting.slice(setting.lastIndexOf('.') + 1);

/** Nobody else assigns a setting of the package: neither in this program, nor a program that has this one for a library. */
function isOnlyOne({ findings, readText, mentioning }: Analysis, { file, global }: GlobalMatch): boolean {
  const settings = global.use === 'module-call' ? global.settings : [];
  const others = settings.slice(1).map(propertyOf);
  const isAssigned = findings.some(
    ({ site, traced: { match } }) =>
      !site.test && match.kind === 'global' && match.global.use === 'setting' && settings.includes(match.callee),
  );
  return !isAssigned && mentioning(others).length === 0 && !isDistributed(file.path, readText);
}

const MANIFESTS = ['setup.py', 'setup.cfg', 'pyproject.toml'];

function isDistributed(path: string, readText: Analysis['readText']): boolean {
  return foldersAbove(path).some((folder) =>
    MANIFESTS.some((name) => /\bsetup\(|^\[(metadata|build-system)\]/m.test(readText(`${folder}${name}`) ?? '')),
  );
}

/** What the setting is a member of, and the statement that its assignment follows. */
interface Owner {
  name: string;
  scope: ScopeId;
  behind: Span | undefined;
  needs?: NeededImport;
}

/** The package by the name that it has, or else by its own beside what is imported from it. */
function ownerOf(file: FileFacts, match: GlobalMatch): Owner | undefined {
  const [module = '', part] = match.callee.split('.');
  const whole = importBefore(file, match, module, undefined);
  if (whole) {
    const { name, scope, span } = whole;
    return { name, scope, behind: keyAssignment(file, whole) ?? (scope === 0 ? undefined : span) };
  }
  const single = importBefore(file, match, module, part);
  if (!single || file.bindings.some(({ name }) => name === module)) return undefined;
  const needs = { module, name: '' };
  if (single.scope === 0) return { name: module, scope: 0, behind: undefined, needs };
  const last = file.bindings.findLast(({ kind, block }) => kind === 'import' && block === single.scope);
  const isUsual = last && last.span[1] <= match.span[0] && isOneLine(file, last.span);
  return isUsual
    ? { name: module, scope: single.scope, behind: last.span, needs: { ...needs, inside: single.span[0] } }
    : undefined;
}

/** At the top, or else in a function around the call. */
function importBefore(
  file: FileFacts,
  { span }: GlobalMatch,
  module: string,
  name: string | undefined,
): Binding | undefined {
  const around = new Set(file.functions.flatMap((fn) => (covers(fn.span, span) ? [fn.scope] : [])));
  const all = file.bindings.filter((one) => one.block === one.scope && isImportOf(one, module, name));
  return all.findLast((one) => around.has(one.scope) && one.span[1] <= span[0]) ?? all.find(({ scope }) => scope === 0);
}

const isOneLine = ({ text }: FileFacts, span: Span): boolean =>
  /^[ \t]*(from|import)\b[^(\\]*$/.test(text.slice(text.lastIndexOf('\n', span[0]) + 1, span[1]));

/** The assignment of the key, next to which the setting belongs. */
function keyAssignment(file: FileFacts, binding: Binding): Span | undefined {
  const write = file.writes.find(
    ({ object, property, scope, span }) =>
      scope === binding.scope &&
      span[0] >= binding.span[1] &&
      object.kind === 'name' &&
      object.name === binding.name &&
      typeof property === 'string' &&
      /key$/.test(property),
  );
  return write && [write.span[0], Math.max(write.span[1], write.value.span[1])];
}
