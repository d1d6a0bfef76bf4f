/** A client that is built without a base URL: what to pass, and where. */
import type { Analysis, SitedTrace } from '../../model/analysis.js';
import type { CallExpr, FileFacts } from '../../model/facts.js';
import type { ConstructionMatch } from '../../model/match.js';
import type { CodeRemedy, UrlExpression } from '../../model/remedy.js';
import type { ConstructorRule } from '../../model/rule.js';
import type { BoundCall } from '../../model/value.js';
import type { Draft } from './draft.js';
import { argumentWritten, paramToWrite } from './arguments.js';
import { movedBy } from './by-itself.js';
import { evidence, type Wanted } from './evidence.js';
import { withGap } from './gaps.js';
import { handOverFor, type HandOver } from './hand-over.js';
import { placed } from './place.js';
import { unfixableCall, untouchable, withoutParameter } from './refuse.js';

export function planConstruction(analysis: Analysis, one: SitedTrace, match: ConstructionMatch, wanted: Wanted): Draft {
  const refusal = unfixableCall(analysis, one, match);
  const target = match.call;
  if (refusal !== undefined || !target) return { refused: refusal ?? 'there is no call to change' };
  const { file } = target.env;
  const outside = untouchable(file);
  if (outside !== undefined) return { refused: outside };
  const handOver = handOverFor(analysis, match.constructed, match.callee, target);
  const way = wayOf(file, match.constructed, handOver);
  if ('refused' in way) return way;
  const found = evidence(analysis, one, { file, call: target.call, rule: way.rule }, wanted);
  if (!found) return { refused: 'which variable would move this client is not known' };
  const at = found.isRead ? { value: found.value } : placed(analysis, file, found.value);
  if (at.refused !== undefined) return { refused: at.refused };
  const alone = found.isOwn ? undefined : movedBy(one.site, at.value, wanted.options);
  if (alone) return { movedBy: alone };
  const doubt = doubtAbout(analysis, match, target) ?? doubtAboutOptions(analysis, target) ?? at.doubt;
  return {
    remedy: remedyFor(file, target.call, match.constructed, handOver, at.value),
    requires: found.gap ? withGap(analysis, found.gap) : [],
    ...(doubt === undefined ? {} : { reason: doubt }),
  };
}

/** Whose parameter sets the base URL: the call's own, or that of what it is handed. */
function wayOf(
  file: FileFacts,
  constructed: ConstructorRule,
  handOver: HandOver | undefined,
): { rule: ConstructorRule } | { refused: string } {
  if (!handOver)
    return constructed.baseUrl.length > 0 ? { rule: constructed } : { refused: withoutParameter(constructed) };
  return isNameTaken(file, handOver)
    ? { refused: 'the name of what it has to be handed means something else here' }
    : { rule: handOver.rule };
}

function remedyFor(
  file: FileFacts,
  call: CallExpr,
  constructed: ConstructorRule,
  handOver: HandOver | undefined,
  value: UrlExpression,
): CodeRemedy {
  const at = { path: file.path, language: file.language, scope: call.scope };
  if (handOver) {
    const { param, built, there } = handOver;
    return there
      ? { kind: 'replace-literal', at, span: there.value.span, suffix: '', built, value }
      : { kind: 'pass-argument', at, call: call.span, param, beside: [], built, value };
  }
  const nothing = constructed.baseUrl
    .map((param) => argumentWritten(file, call, param))
    .find((expr) => expr !== undefined);
  if (nothing) return { kind: 'replace-literal', at, span: nothing.span, suffix: '', value };
  const param = paramToWrite(file, call, constructed);
  return { kind: 'pass-argument', at, call: call.span, param, beside: constructed.apiKey, value };
}

/** What is built for the call is imported by its own name. */
function isNameTaken({ bindings }: FileFacts, { built }: HandOver): boolean {
  return bindings.some(
    ({ name, value, scope }) =>
      name === built.name && (scope !== 0 || !(value?.kind === 'import' && value.module === built.module)),
  );
}

/** What keeps a right-looking change from being certain. */
function doubtAbout({ program }: Analysis, match: ConstructionMatch, target: BoundCall): string | undefined {
  if (target.call !== match.built.call) return 'the base URL goes into a call that all instances of the class share';
  const callees = program.evaluate(target.call.callee, target.env);
  if (callees.some(({ value }) => value.kind === 'parameter')) return 'what is called is handed in by the callers';
  const names = new Set(callees.flatMap(({ value }) => ('name' in value ? [value.name] : [])));
  if (names.size > 1) return `what is called may be ${[...names].slice(0, 3).join(' or ')}`;
  return undefined;
}

/** Options that were put together elsewhere may hold more than can be seen. */
function doubtAboutOptions({ program }: Analysis, { call, env }: BoundCall): string | undefined {
  const [options] = env.file.language === 'typescript' ? call.args : [];
  const isSeen =
    !options || program.evaluate(options.value, env).every(({ value }) => value.kind === 'object' && !value.type);
  return isSeen ? undefined : 'the options are put together elsewhere, and may hold a base URL';
}
