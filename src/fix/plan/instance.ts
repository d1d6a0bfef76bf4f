/** A package's ready-made instance, which takes no base URL: its import becomes one of the factory that builds such. */
import type { Analysis, SitedTrace } from '../../model/analysis.js';
import type { Binding, FileFacts } from '../../model/facts.js';
import type { GlobalMatch } from '../../model/match.js';
import type { PlanOptions } from '../../model/remedy.js';
import type { GlobalRule } from '../../model/rule.js';
import { isImportOf } from '../imported.js';
import { movedBy } from './by-itself.js';
import type { Draft } from './draft.js';
import { placed } from './place.js';
import { fromEnvironment } from './value.js';

export function planInstance(
  analysis: Analysis,
  { site }: SitedTrace,
  { file, callee }: GlobalMatch,
  global: Extract<GlobalRule, { use: 'instance' }>,
  options: PlanOptions,
): Draft {
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
  const alone = movedBy(site, at.value, options);
  if (alone) return { movedBy: alone };
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
  bindings.find((one) => one.scope === 0 && one.kind === 'import' && isImportOf(one, module, name));
