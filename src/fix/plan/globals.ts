/** Module-level state: calls through a package's hidden client are routed by assigning its setting. */
import type { Analysis } from '../../model/analysis.js';
import type { Binding, FileFacts } from '../../model/facts.js';
import type { GlobalMatch } from '../../model/match.js';
import { covers, type Span } from '../../model/span.js';
import type { Draft } from './draft.js';
import { placed } from './place.js';
import { untouchable } from './refuse.js';
import { fromEnvironment } from './value.js';

export function planGlobal(analysis: Analysis, match: GlobalMatch): Draft {
  const { file, global } = match;
  const outside = untouchable(file);
  if (outside !== undefined) return { refused: outside };
  if (global.use === 'instance') return planInstance(analysis, match);
  const [setting] = global.use === 'module-call' ? global.settings : [];
  const binding = moduleBinding(file, match);
  if (global.use !== 'module-call' || setting === undefined || !binding)
    return { refused: 'the module is not imported as a whole before the call, outside of any branch' };
  const value = fromEnvironment(analysis, { ...global, nothing: { none: 'error' } }, file.language);
  if (value?.otherwise.is !== 'literal') return { refused: 'which variable would move these calls is not known' };
  return {
    remedy: {
      kind: 'assign-setting',
      at: { path: file.path, language: file.language, scope: binding.scope },
      target: `${binding.name}.${propertyOf(setting)}`,
      behind: keyAssignment(file, binding) ?? (binding.scope === 0 ? undefined : binding.span),
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
  const folders = path.split('/').map((_, index, all) =>
    all
      .slice(0, index)
      .map((one) => `${one}/`)
      .join(''),
  );
  return folders.some((folder) =>
    MANIFESTS.some((name) => /\bsetup\(|^\[(metadata|build-system)\]/m.test(readText(`${folder}${name}`) ?? '')),
  );
}

/** The import of the ready-made instance becomes one of its factory. */
function planInstance(analysis: Analysis, { file, global, callee }: GlobalMatch): Draft {
  if (global.use !== 'instance') return { refused: 'not an instance' };
  const { factory, parameter } = global;
  const [module, name] = [callee.slice(0, callee.lastIndexOf('.')), callee.slice(callee.lastIndexOf('.') + 1)];
  const binding = importOf(file, module, name);
  const known = factory === undefined ? undefined : importOf(file, module, factory);
  const value =
    factory && fromEnvironment(analysis, { ...global, nothing: { undefined: 'env', empty: 'error' } }, file.language);
  if (
    factory === undefined ||
    parameter === undefined ||
    !binding ||
    !value ||
    (!known && file.bindings.some((one) => one.name === factory))
  )
    return { refused: 'a ready-made instance of the package takes no base URL: build one, and use it instead' };
  const at = placed(analysis, file, value);
  if (at.refused !== undefined) return { refused: at.refused };
  return {
    remedy: {
      kind: 'build-instance',
      at: { path: file.path, language: file.language, scope: 0 },
      imported: binding.span,
      name: binding.name,
      factory: known?.name ?? factory,
      ...(known ? { isImported: true } : {}),
      param: parameter,
      value: at.value,
    },
    requires: [],
    ...(at.doubt === undefined ? {} : { reason: at.doubt }),
  };
}

const importOf = ({ bindings }: FileFacts, module: string, name: string): Binding | undefined =>
  bindings.find(
    ({ scope, kind, value, typeOnly }) =>
      scope === 0 &&
      kind === 'import' &&
      !typeOnly &&
      value?.kind === 'import' &&
      value.module === module &&
      value.name === name,
  );

/** The name that the package is imported by, at the top or else in a function around the call. */
function moduleBinding(file: FileFacts, { callee, span }: GlobalMatch): Binding | undefined {
  const module = callee.split('.', 1)[0];
  const around = new Set(file.functions.flatMap((fn) => (covers(fn.span, span) ? [fn.scope] : [])));
  const names = file.bindings.filter(
    ({ scope, block, value }) =>
      block === scope && value?.kind === 'import' && value.module === module && value.name === undefined,
  );
  return (
    names.findLast((one) => around.has(one.scope) && one.span[1] <= span[0]) ?? names.find(({ scope }) => scope === 0)
  );
}

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
