/** An endpoint that is written out: the literal becomes what holds when nothing else is set. */
import type { Analysis, Endpoint, SitedTrace } from '../../model/analysis.js';
import type { Match } from '../../model/match.js';
import type { ReplaceLiteral } from '../../model/remedy.js';
import { leaves } from '../../model/shape.js';
import type { ValueOf } from '../../model/value.js';
import type { Draft } from './draft.js';
import { keyVariableOf, twinOf } from './names.js';
import { isElsewhere } from './policy.js';
import { untouchable } from './refuse.js';
import { covers } from '../../model/span.js';

export function planLiteral({ endpoints }: Analysis, one: SitedTrace, match: Match): Draft {
  const literal = onlyLiteral(one);
  if (!literal) return { refused: 'the URL is put together from several parts' };
  const url = String(literal.value);
  const endpoint = endpoints.find((known) => url === known.url || url.startsWith(`${known.url}/`));
  const variable = endpoint?.variable ?? vendorVariable(one.traced, url);
  const refused =
    untouchable(literal.at.file) ??
    (endpoint ? undefined : refusedVendor(one, match)) ??
    (isQuoted(literal, url) ? undefined : 'the URL is not written as a plain text');
  if (refused !== undefined || variable === undefined)
    return { refused: refused ?? 'there is no telling what its variable should be called' };
  const shared = literal.at.file.path !== match.file.path;
  return {
    remedy: remedyFor(literal, url, variable, endpoint),
    requires: [],
    ...(shared ? { reason: 'the constant may be used for other things, too' } : {}),
  };
}

function onlyLiteral({ traced }: SitedTrace): ValueOf<'literal'> | undefined {
  const ends = leaves(traced.baseUrl.flows).filter(({ value }) => value.kind !== 'absent');
  const [only] = ends;
  return ends.length === 1 && only?.value.kind === 'literal' ? only.value : undefined;
}

function refusedVendor({ site }: SitedTrace, match: Match): string | undefined {
  if (!isElsewhere(site))
    return "the URL is not the vendor's public endpoint, so a gateway for that one does not serve it";
  return match.kind === 'http' ? 'which part of the URL is the base can not be told' : undefined;
}

/** What follows the endpoint in the literal stays a literal; a mere slash at its end stays in the default. */
function remedyFor(
  { at: { file, span } }: ValueOf<'literal'>,
  url: string,
  variable: string,
  endpoint: Endpoint | undefined,
): ReplaceLiteral {
  const rest = endpoint ? url.slice(endpoint.url.length) : '';
  const suffix = rest === '/' ? '' : rest;
  const scope = file.calls.filter(({ call }) => covers(call.span, span)).at(-1)?.call.scope;
  return {
    kind: 'replace-literal',
    at: { path: file.path, language: file.language, scope: scope ?? 0 },
    span,
    suffix,
    value: {
      sources: [{ from: 'environment', variable }],
      otherwise: { is: 'literal', url: url.slice(0, url.length - suffix.length) },
    },
  };
}

function isQuoted({ at: { file, span } }: ValueOf<'literal'>, url: string): boolean {
  const text = file.text.slice(span[0], span[1]);
  return /^["'`]/.test(text) && text.slice(1, -1) === url;
}

/** Named after the variable of its key, else after its host. */
function vendorVariable(traced: SitedTrace['traced'], url: string): string | undefined {
  const key = traced.apiKey?.flows.find(({ value }) => value.kind === 'env')?.value;
  const named = key?.kind === 'env' ? twinOf(key.name) : undefined;
  const label = /^https?:\/\/([\w.-]+)/.exec(url)?.[1]?.split('.').at(-2);
  return named ?? (label === undefined ? undefined : twinOf(keyVariableOf(`${label}_base_url`)));
}
