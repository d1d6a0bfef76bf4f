/** What the base URL should be, decided by what the code shows: in scope, beside the key, in the project's settings, the environment. */
import type { Analysis, SitedTrace } from '../../model/analysis.js';
import type { CallExpr, Expr, FileFacts, LanguageId } from '../../model/facts.js';
import type { FromCode, PlanOptions, UrlExpression } from '../../model/remedy.js';
import type { Gap, Idiom } from '../../model/surroundings.js';
import { accessOf, ownerText, type Access } from './access.js';
import { gapAt, mirroredGap } from './fields.js';
import { schemaGap } from './schemas.js';
import { besideKey, forgottenParameter } from './scope.js';
import { projectSetting } from './settings.js';
import { fromCode, fromEnvironment, mainVariable, type Rule } from './value.js';
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

interface Found {
  source: FromCode;
  /** The variables whose values it holds. */
  holds: readonly string[];
  gap?: Gap;
}

export function evidence(analysis: Analysis, one: SitedTrace, where: Where, wanted: Wanted): Evidence | undefined {
  const { file, call, rule } = where;
  const ways: (() => Found | undefined)[] = [];
  const key = keyExpression(where);
  const access = key && accessOf(file, key, call.scope);
  if (wanted.options.strategy !== 'env') {
    ways.push(
      () => ofParameter(forgottenParameter(file, call, access && nameOf(access))),
      () => access && besideKey(analysis, file, access),
      () => access && besideGap(analysis, one, file, access, wanted),
      () => ofProject(analysis, where, wanted),
    );
  }
  for (const way of ways) {
    const found = way();
    if (found) return { value: expressionFor(found, rule, file.language), ...(found.gap ? { gap: found.gap } : {}) };
  }
  if (wanted.options.strategy === 'settings') return undefined;
  const value = fromEnvironment(analysis, rule, file.language);
  return value && { value };
}

const ofParameter = (source: FromCode | undefined): Found | undefined => source && { source, holds: [] };

const nameOf = (access: Access): string => (access.by === 'member' ? access.expr.property : access.name);

function ofProject(analysis: Analysis, { file, call, rule }: Where, { isUsable }: Wanted): Found | undefined {
  const variable = mainVariable(analysis, rule);
  const found = variable === undefined ? undefined : projectSetting(analysis, file, call, variable, isUsable);
  return found && variable !== undefined ? { ...found, holds: [variable] } : undefined;
}

/** Settings that are written with the vendor's endpoint as their last resort. */
const COMPLETE: readonly Idiom[] = ['settings-field', 'constant', 'class-attribute', 'instance-attribute'];

function expressionFor({ source, gap, holds }: Found, rule: Rule, language: LanguageId): UrlExpression {
  const held: FromCode = holds.length > 0 ? { ...source, holds } : source;
  return gap && COMPLETE.includes(gap.idiom)
    ? { sources: [held], otherwise: { is: 'never' } }
    : fromCode(held, holds, rule, language);
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
): Found | undefined {
  const gap =
    gapAt(analysis, traced.apiKey?.flows ?? []) ??
    schemaGap(analysis, file, access, isUsable) ??
    mirroredGap(analysis, file, access);
  if (!gap || !isUsable(gap)) return undefined;
  const wanted = twinOf(gap.twin.variable);
  const name = gap.names[wanted === undefined ? 0 : Math.max(0, gap.missing.indexOf(wanted))];
  const source = name === undefined ? undefined : nextTo(file, access, gap, name);
  return source && { source, holds: gap.missing, gap };
}

function nextTo(file: FileFacts, access: Access, gap: Gap, name: string): FromCode | undefined {
  if (access.by === 'member') {
    const owner = ownerText(file, access.expr);
    return owner === undefined ? undefined : { from: 'code', text: `${owner}${name}` };
  }
  if (access.by === 'import') return { from: 'code', text: name, needs: { module: access.module, name } };
  return gap.path === file.path && access.binding.scope === 0 ? { from: 'code', text: name } : undefined;
}
