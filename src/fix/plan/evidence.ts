/** What the base URL should be, decided by what the code shows: in scope, beside the key, in the project's settings, the environment. */
import type { Analysis, SitedTrace } from '../../model/analysis.js';
import type { CallExpr, Expr, FileFacts, LanguageId, ScopeId } from '../../model/facts.js';
import type { FromCode, PlanOptions, UrlExpression } from '../../model/remedy.js';
import type { Gap, Idiom } from '../../model/surroundings.js';
import { covers } from '../../model/span.js';
import { argumentWritten } from './arguments.js';
import { accessOf, accessOfKept, isReachable, keptUnder, ownerText, type Access } from './access.js';
import { gapAt, mirroredGap, twinIn } from './fields.js';
import { readingCall, readLike, variableRead } from './reading.js';
import { checkedGap, schemaGap } from './schemas.js';
import { besideKey, forgottenParameter } from './scope.js';
import { projectSetting } from './settings.js';
import { fromCode, fromEnvironment, mainVariable, type Rule } from './value.js';
import { ownerOfUrl, twinOf } from './names.js';
import { atTheEnd } from './ways.js';
import { readsFilesOfItsOwn } from './by-itself.js';

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
  /** The key is read from the environment at this very place: there is one. */
  isRead?: true;
  /** It may say what no package reads by itself. */
  isOwn?: true;
}

interface Found {
  source: FromCode;
  /** What it falls back to, read in the same way. */
  further?: FromCode;
  isRead?: true;
  isOwn?: true;
  /** The variables whose values it holds. */
  holds: readonly string[];
  gap?: Gap;
}

export function evidence(analysis: Analysis, one: SitedTrace, where: Where, wanted: Wanted): Evidence | undefined {
  const { file, call, rule } = where;
  const ways: (() => Found | undefined)[] = [];
  const [key] = rule.apiKey.flatMap((param) => argumentWritten(file, call, param) ?? []);
  const access = key && accessOf(file, key, call.scope);
  if (wanted.options.strategy !== 'env') {
    ways.push(
      () => ofParameter(forgottenParameter(file, call, access && nameOf(access))),
      () => access && ofMember(besideKey(analysis, file, access)),
      () => access && besideGap(analysis, one, { file, scope: call.scope, access }, wanted),
      () => besideRead(analysis, where, key, wanted),
      () => alongWay(analysis, one, where, key, wanted),
      () => ofProject(analysis, where, wanted),
    );
  }
  for (const way of ways) {
    const found = way();
    if (found)
      return {
        value: expressionFor(found, rule, file.language),
        ...(found.gap ? { gap: found.gap } : {}),
        ...(found.isRead ? { isRead: true } : {}),
        ...(found.isOwn ? { isOwn: true } : {}),
      };
  }
  if (wanted.options.strategy === 'settings') return undefined;
  const value = fromEnvironment(analysis, rule, file.language);
  return value && { value };
}

const ofParameter = (source: FromCode | undefined): Found | undefined => source && { source, isOwn: true, holds: [] };

const ofMember = (found: Omit<Found, 'isOwn'> | undefined): Found | undefined => found && { ...found, isOwn: true };

const nameOf = (access: Access): string => (access.by === 'member' ? access.expr.property : access.name);

function ofProject(analysis: Analysis, { file, call, rule }: Where, { isUsable }: Wanted): Found | undefined {
  const variable = mainVariable(analysis, rule);
  const found = variable === undefined ? undefined : projectSetting(analysis, file, call, variable, isUsable);
  return found && variable !== undefined ? { ...found, ...own(found.home), holds: [variable] } : undefined;
}

const own = (home: FileFacts | undefined): { isOwn?: true } =>
  home && readsFilesOfItsOwn(home) ? { isOwn: true } : {};

/** The key is asked for by name; so is its twin, and after that the main one. */
function besideRead(
  analysis: Analysis,
  { file, call, rule }: Where,
  key: Expr | undefined,
  { isUsable }: Wanted,
): Found | undefined {
  const read = key && readingCall(file, key);
  const asked = read && variableRead(read);
  const main = mainVariable(analysis, rule);
  if (!read || asked === undefined || main === undefined || !isReachable(file, read.callee, call.scope))
    return undefined;
  const twin = twinOf(asked);
  const named = twin === undefined || ownerOfUrl(twin)?.length === 0 ? main : twin;
  const [source, further] = [...new Set([named, main])].map((variable): FromCode | undefined => {
    const text = readLike(analysis, file, read, variable);
    return text === undefined ? undefined : { from: 'code', text, holds: [variable] };
  });
  if (!source) return undefined;
  const gap = checkedGap(analysis, file, asked, isUsable);
  const isOwn = analysis.program.optionally({ call: read, env: { file } })?.files;
  return {
    source,
    ...(further ? { further } : {}),
    isRead: true,
    ...(isOwn ? { isOwn } : {}),
    holds: [named, main],
    ...(gap ? { gap } : {}),
  };
}

/** The key is asked for by a way through settings; so is its twin. */
function alongWay(
  analysis: Analysis,
  { traced }: SitedTrace,
  { file, call }: Where,
  key: Expr | undefined,
  { isUsable }: Wanted,
): Found | undefined {
  const read = key && readingCall(file, key);
  if (!read || !isReachable(file, read.callee, call.scope)) return undefined;
  const gap = gapAt(analysis, traced.apiKey?.flows ?? []);
  return ofMember(atTheEnd(analysis, file, read, gap && isUsable(gap) ? gap : undefined));
}

/** Settings that are written with the vendor's endpoint as their last resort. */
const COMPLETE: readonly Idiom[] = ['settings-field', 'constant', 'class-attribute', 'instance-attribute'];

function expressionFor({ source, further, gap, holds }: Found, rule: Rule, language: LanguageId): UrlExpression {
  const held: FromCode = holds.length > 0 && !source.holds ? { ...source, holds } : source;
  return gap && COMPLETE.includes(gap.idiom)
    ? { sources: [held], otherwise: { is: 'never' } }
    : fromCode(further ? [held, further] : [held], holds, rule, language);
}

/** Where the key's setting is, its twin is lacking: it will be there once the gap is filled. */
function besideGap(
  analysis: Analysis,
  { traced }: SitedTrace,
  at: { file: FileFacts; scope: ScopeId; access: Access },
  { isUsable }: Wanted,
): Found | undefined {
  const { file } = at;
  const origin = gapAt(analysis, traced.apiKey?.flows ?? []);
  const access = behindKept(at, origin);
  if (!access) return undefined;
  const gap = origin ?? schemaGap(analysis, file, access, isUsable) ?? mirroredGap(analysis, file, access);
  if (!gap || !isUsable(gap)) return undefined;
  const name = twinIn(gap);
  const source = name === undefined ? undefined : nextTo(file, access, gap, name);
  const home = gap.idiom === 'settings-field' ? analysis.file(gap.path) : undefined;
  return source && { source, ...own(home), holds: gap.missing, gap };
}

/** `self.key = settings.key`: the settings, unless the class is the very place where the twin is lacking. */
function behindKept(
  { file, scope, access }: { file: FileFacts; scope: ScopeId; access: Access },
  gap: Gap | undefined,
): Access | undefined {
  const kept = access.by === 'member' ? keptUnder(file, access.expr) : [];
  const isHere = kept.some(({ span }) => gap?.path === file.path && covers([gap.twin.start, gap.twin.end], span));
  return kept.length === 0 || isHere ? access : accessOfKept(file, kept, scope);
}

function nextTo(file: FileFacts, access: Access, gap: Gap, name: string): FromCode | undefined {
  if (access.by === 'member') {
    const owner = ownerText(file, access.expr);
    return owner === undefined ? undefined : { from: 'code', text: `${owner}${name}` };
  }
  if (access.by === 'import') return { from: 'code', text: name, needs: { module: access.module, name } };
  return gap.path === file.path && access.binding.scope === 0 ? { from: 'code', text: name } : undefined;
}
