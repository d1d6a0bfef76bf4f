/** A client that is built without a base URL: what to pass, and where. */
import type { Analysis, SitedTrace } from '../../model/analysis.js';
import type { CallExpr, FileFacts } from '../../model/facts.js';
import type { ConstructionMatch } from '../../model/match.js';
import type { CodeRemedy, UrlExpression } from '../../model/remedy.js';
import type { BoundCall } from '../../model/value.js';
import type { Draft } from './draft.js';
import { argumentWritten } from './arguments.js';
import { evidence, type Wanted } from './evidence.js';
import { withGap } from './gaps.js';
import { placed } from './place.js';
import { unfixableCall, untouchable } from './refuse.js';

export function planConstruction(analysis: Analysis, one: SitedTrace, match: ConstructionMatch, wanted: Wanted): Draft {
  const refusal = unfixableCall(analysis, one, match);
  const target = match.call;
  if (refusal !== undefined || !target) return { refused: refusal ?? 'there is no call to change' };
  const { file } = target.env;
  const outside = untouchable(file);
  if (outside !== undefined) return { refused: outside };
  if (isNameTaken(file, match.constructed))
    return { refused: 'the name of what it has to be handed means something else here' };
  const found = evidence(analysis, one, { file, call: target.call, rule: match.constructed }, wanted);
  if (!found) return { refused: 'which variable would move this client is not known' };
  const at = found.isRead ? { value: found.value } : placed(analysis, file, found.value);
  if (at.refused !== undefined) return { refused: at.refused };
  const doubt = doubtAbout(analysis, match, target) ?? doubtAboutOptions(analysis, target) ?? at.doubt;
  return {
    remedy: remedyFor(file, target.call, match, at.value),
    requires: found.gap ? withGap(analysis, found.gap) : [],
    ...(doubt === undefined ? {} : { reason: doubt }),
  };
}

function remedyFor(
  file: FileFacts,
  call: CallExpr,
  { constructed, callee }: ConstructionMatch,
  value: UrlExpression,
): CodeRemedy {
  const at = { path: file.path, language: file.language, scope: call.scope };
  const nothing = constructed.baseUrl
    .map((param) => argumentWritten(file, call, param))
    .find((expr) => expr !== undefined);
  if (nothing) return { kind: 'replace-literal', at, span: nothing.span, suffix: '', value };
  const built = constructed.handOver?.built;
  if (constructed.baseUrl.length === 0 && built) {
    const { module, name } = built;
    return {
      kind: 'pass-argument',
      at,
      call: call.span,
      param: built.param,
      beside: [],
      built: { module, name, param: built.baseUrl, near: callee.split('.', 1)[0] ?? '' },
      value,
    };
  }
  const param = namedLikeKey(file, call, constructed) ?? constructed.baseUrl[0] ?? '';
  return { kind: 'pass-argument', at, call: call.span, param, beside: constructed.apiKey, value };
}

/** Where parameters have two names, the one that goes with the name of the key: `openai_api_base` with `openai_api_key`. */
function namedLikeKey(
  file: FileFacts,
  call: CallExpr,
  { apiKey, baseUrl }: ConstructionMatch['constructed'],
): string | undefined {
  const key = apiKey.find((param) => argumentWritten(file, call, param));
  const family = key && familyOf(key);
  return family === undefined ? undefined : baseUrl.find((param) => familyOf(param) === family);
}

const familyOf = (param: string): string | undefined => /^(\w+)_[a-z]+$/.exec(param)?.[1];

/** What is built for the call is imported by its own name. */
function isNameTaken({ bindings }: FileFacts, { handOver }: ConstructionMatch['constructed']): boolean {
  const built = handOver?.built;
  return bindings.some(
    ({ name, value, scope }) =>
      name === built?.name && (scope !== 0 || !(value?.kind === 'import' && value.module === built.module)),
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
