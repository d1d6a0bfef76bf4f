/** What the base URL should be, decided by what the code shows: in scope, beside the key, in the project's settings, the environment. */
import type { Analysis, SitedTrace } from '../../model/analysis.js';
import type { CallExpr, Expr, FileFacts } from '../../model/facts.js';
import type { PlanOptions, UrlExpression, ValueSource } from '../../model/remedy.js';
import type { Gap } from '../../model/surroundings.js';
import { accessOf, ownerText, type Access } from './access.js';
import { gapAt } from './fields.js';
import { schemaGap } from './schemas.js';
import { besideKey, forgottenParameter } from './scope.js';
import { projectSetting } from './settings.js';
import { endOf, fromEnvironment, mainVariable, type Rule } from './value.js';
import { twinOf } from './names.js';

export interface Wanted {
  options: PlanOptions;
  /** Whether a gap will be filled in the same change. */
  isUsable: (gap: Gap) => boolean;
}

export interface Where {
  file: FileFacts;
  call: CallExpr;
  rule: Rule & { apiKey: string[] };
}

export interface Evidence {
  value: UrlExpression;
  gap?: Gap;
}

export function evidence(analysis: Analysis, one: SitedTrace, where: Where, wanted: Wanted): Evidence | undefined {
  const { file, call, rule } = where;
  const ways: (() => { source: ValueSource; gap?: Gap } | undefined)[] = [];
  const key = keyExpression(where);
  const access = key && accessOf(file, key, call.scope);
  if (wanted.options.strategy !== 'env') {
    ways.push(
      () => of(forgottenParameter(file, call, access && nameOf(access))),
      () => of(access && besideKey(analysis, file, access)),
      () => access && besideGap(analysis, one, file, access, wanted),
      () => ofProject(analysis, where, wanted),
    );
  }
  for (const way of ways) {
    const found = way();
    if (found) return { value: expressionFor(found, rule, file), ...(found.gap ? { gap: found.gap } : {}) };
  }
  if (wanted.options.strategy === 'settings') return undefined;
  const value = fromEnvironment(analysis, rule, file.language);
  return value && { value };
}

const of = (source: ValueSource | undefined): { source: ValueSource } | undefined => source && { source };

const nameOf = (access: Access): string => (access.by === 'member' ? access.expr.property : access.name);

function ofProject(
  analysis: Analysis,
  { file, call, rule }: Where,
  { isUsable }: Wanted,
): ReturnType<typeof projectSetting> {
  const variable = mainVariable(analysis, rule);
  return variable === undefined ? undefined : projectSetting(analysis, file, call, variable, isUsable);
}

/** The end of the expression: a setting of ours that has a fallback of its own needs none. */
function expressionFor(
  { source, gap }: { source: ValueSource; gap?: Gap },
  rule: Rule,
  file: FileFacts,
): UrlExpression {
  const otherwise =
    gap?.idiom === 'settings-field' && file.language === 'python'
      ? { is: 'never' as const }
      : endOf(rule, file.language);
  return { sources: [source], otherwise };
}

/** The expression that is passed as key, where the call writes it out. */
function keyExpression({ file, call, rule }: Where): Expr | undefined {
  for (const param of rule.apiKey) {
    const named = call.args.find(({ name }) => name === param)?.value;
    if (named) return named;
    const [first] = file.language === 'typescript' ? call.args : [];
    if (first?.value.kind !== 'object') continue;
    const entry = first.value.entries.find((candidate) => 'key' in candidate && candidate.key === param);
    if (entry && 'key' in entry) return entry.value;
  }
  return undefined;
}

/** Where the key's setting is, its twin is lacking: it will be there once the gap is filled. */
function besideGap(
  analysis: Analysis,
  { traced }: SitedTrace,
  file: FileFacts,
  access: Access,
  { isUsable }: Wanted,
): { source: ValueSource; gap: Gap } | undefined {
  const gap = gapAt(analysis, traced.apiKey?.flows ?? []) ?? schemaGap(analysis, file, access, isUsable);
  if (!gap || !isUsable(gap)) return undefined;
  const wanted = twinOf(gap.twin.variable);
  const name = gap.names[wanted === undefined ? 0 : Math.max(0, gap.missing.indexOf(wanted))];
  if (name === undefined) return undefined;
  if (access.by === 'member') {
    const owner = ownerText(file, access.expr);
    return owner === undefined ? undefined : { source: { from: 'code', text: `${owner}${name}` }, gap };
  }
  if (access.by === 'import')
    return { source: { from: 'code', text: name, needs: { module: access.module, name } }, gap };
  return gap.path === file.path && access.binding.scope === 0
    ? { source: { from: 'code', text: name }, gap }
    : undefined;
}
