/** An endpoint that is written out: the literal becomes what holds when nothing else is set. */
import type { Analysis, Endpoint, SitedTrace } from '../../model/analysis.js';
import type { FileFacts } from '../../model/facts.js';
import type { Match } from '../../model/match.js';
import type { ReplaceLiteral } from '../../model/remedy.js';
import { leaves } from '../../model/shape.js';
import { covers, type Span } from '../../model/span.js';
import type { At } from '../../model/value.js';
import type { Draft } from './draft.js';
import { endpointIn } from './endpoint.js';
import { headsOfFlow } from './head.js';
import { joinedAt } from './host.js';
import { placed } from './place.js';
import { untouchable } from './refuse.js';

export function planLiteral(analysis: Analysis, one: SitedTrace, match: Match): Draft {
  const only = onlyLiteral(analysis, one);
  const literal = only?.isPlain ? only : (beginning(analysis, one) ?? behindName(analysis, one) ?? only);
  if (!literal) return { refused: 'the URL is put together from several parts' };
  const endpoint = endpointIn(analysis, one, literal.url, match.kind !== 'http' && !literal.isBegun);
  const refused = untouchable(literal.file);
  if (refused !== undefined) return { refused };
  if (!literal.isPlain) return { refused: 'the URL is not written as a plain text' };
  if (!endpoint)
    return { refused: 'which part of the URL is the base, and what its variable is called, can not be told' };
  const remedy = withOthers(remedyFor(literal, endpoint), literal, endpoint);
  const trims = match.kind === 'http' && isWithoutSlash(remedy) ? { trims: true as const } : {};
  const { value, doubt, refused: failing } = placed(analysis, literal.file, remedy.value);
  if (failing !== undefined) return { refused: failing };
  const reason = literal.file.path === match.file.path ? doubt : 'the constant may be used for other things, too';
  return { remedy: { ...remedy, ...trims, value }, requires: [], ...(reason === undefined ? {} : { reason }) };
}

const isWithoutSlash = ({ value: { otherwise } }: ReplaceLiteral): boolean =>
  otherwise.is === 'literal' && !otherwise.url.endsWith('/');

/** The text that the URL begins with, and where it is written. */
interface Written {
  file: FileFacts;
  span: Span;
  url: string;
  /** `template`: only the beginning of what stands between its quotes. */
  as: 'literal' | 'template';
  isPlain: boolean;
  /** The endpoint begins in a name, which stands for this much of it. */
  behind?: { name: string; host: string };
  /** More follows in the code. */
  isBegun?: true;
  /** Further ones of the same endpoint, one of which is used. */
  others?: Written[];
}

/** More would be told by a name for what they begin with, which a person has to find. */
const MOST_LITERALS = 3;

function onlyLiteral(analysis: Analysis, one: SitedTrace): Written | undefined {
  const ends = leaves(one.traced.baseUrl.flows).filter(({ value }) => value.kind !== 'absent');
  const [only, ...others] = ends.flatMap(({ value }): Written[] => {
    if (value.kind !== 'literal') return [];
    const url = String(value.value);
    return [{ ...value.at, url, as: 'literal', isPlain: isQuoted(value.at, url) }];
  });
  if (!only || others.length + 1 !== ends.length || ends.length > MOST_LITERALS) return undefined;
  const endpoint = endpointIn(analysis, one, only.url, false);
  const isAlike = ({ file, url, isPlain }: Written): boolean =>
    isPlain && only.isPlain && file === only.file && endpointIn(analysis, one, url, false) === endpoint;
  if (!others.every(isAlike)) return undefined;
  return others.length > 0 ? { ...only, others } : only;
}

/** Of a URL that is put together from parts, the one part that it always begins with; of several, the site's owner's. */
function beginning(analysis: Analysis, one: SitedTrace): Written | undefined {
  const flows = one.traced.baseUrl.flows.filter(({ value }) => value.kind !== 'absent');
  const heads = flows.map((flow) => headsOfFlow(analysis, flow));
  if (!heads.every((some) => some !== undefined)) return undefined;
  const texts = [...new Map(heads.flat().map((head) => [head.expr, head])).values()];
  const known = texts.flatMap((head) => {
    const endpoint = endpointIn(analysis, one, head.text, false);
    return endpoint && (texts.length === 1 || isOwners(analysis, one, endpoint)) ? [{ ...head, endpoint }] : [];
  });
  const [first, ...others] = known;
  if (!first || others.length > 0) return undefined;
  const { file, expr, text: url, endpoint } = first;
  const at = { file, span: expr.span };
  if (expr.kind === 'literal') return { ...at, url, as: 'literal', isPlain: isQuoted(at, url), isBegun: true };
  const quotes = /^(?:`|[fF][rR]?(?:"""|\'\'\'|"|\'))/.exec(file.text.slice(...expr.span))?.[0] ?? '';
  const start = expr.span[0] + quotes.length;
  const span: Span = [start, start + endpoint.url.length];
  return {
    file,
    span,
    url: endpoint.url,
    as: 'template',
    isPlain: quotes !== '' && file.text.slice(...span) === endpoint.url,
  };
}

function behindName(analysis: Analysis, { traced }: SitedTrace): Written | undefined {
  const [only, ...others] = traced.baseUrl.flows.filter(({ value }) => value.kind !== 'absent');
  const joined = only && others.length === 0 ? joinedAt(analysis, only) : undefined;
  if (!joined) return undefined;
  const { name, host, more, as, file, span } = joined;
  return { file, span, as, url: `${host}${more}`, behind: { name, host }, isPlain: true, isBegun: true };
}

const isOwners = ({ endpoints }: Analysis, { site }: SitedTrace, endpoint: Endpoint): boolean =>
  endpoints.includes(endpoint) && (site.providers ?? [site.provider]).includes(endpoint.provider);

/** What follows the endpoint in the literal stays a literal; a mere slash at its end stays in the default, unless more follows. */
function remedyFor({ file, span, url, as, isBegun, behind }: Written, endpoint: Endpoint): ReplaceLiteral {
  const rest = url.slice(endpoint.url.length);
  const suffix = rest === '/' && !isBegun ? '' : rest;
  const scope = file.calls.filter(({ call }) => covers(call.span, span)).at(-1)?.call.scope;
  return {
    kind: 'replace-literal',
    at: { path: file.path, language: file.language, scope: scope ?? 0 },
    span,
    suffix,
    ...(as === 'template' ? { within: 'template' } : {}),
    value: {
      sources: [{ from: 'environment', variable: endpoint.variable }],
      otherwise: {
        is: 'literal',
        url: url.slice(behind?.host.length ?? 0, url.length - suffix.length),
        ...(behind ? { behind: behind.name } : {}),
      },
    },
  };
}

function withOthers(remedy: ReplaceLiteral, { others }: Written, endpoint: Endpoint): ReplaceLiteral {
  if (!others) return remedy;
  return {
    ...remedy,
    others: others.map((other) => remedyFor(other, endpoint)).map(({ span, suffix }) => ({ span, suffix })),
  };
}

function isQuoted({ file, span }: At, url: string): boolean {
  const text = file.text.slice(span[0], span[1]);
  return /^["'`]/.test(text) && text.slice(1, -1) === url;
}
