/** Which part of a URL is its base, and what the variable is called that moves it. */
import type { Analysis, Endpoint, SitedTrace } from '../../model/analysis.js';
import { shapes } from '../../model/shape.js';
import { keyVariableOf, ownerOfUrl, twinOf } from './names.js';

/** That of a constructor, with or without a path behind it. */
export const knownEndpoint = ({ endpoints }: Analysis, whole: string): Endpoint | undefined =>
  endpoints.find(({ url }) => whole === url || whole.startsWith(`${url}/`) || whole.startsWith(`${url}?`));

/** `isWhole`: the URL is all that the SDK is given, and it puts paths behind it. */
export function endpointIn(analysis: Analysis, one: SitedTrace, url: string, isWhole: boolean): Endpoint | undefined {
  const known = knownEndpoint(analysis, url);
  if (known || isHostOfOne(analysis, url)) return known;
  const base = isWhole ? url : baseIn(url, one.traced);
  const variable = base === undefined ? undefined : variableOf(analysis, one.traced, base);
  return base === undefined || variable === undefined
    ? undefined
    : { url: base, variable, provider: one.site.provider };
}

/** `https://api.vendor.com`, to which `/v1` is put elsewhere: what its variable holds is a base with it. */
const isHostOfOne = ({ endpoints }: Analysis, url: string): boolean =>
  endpoints.some((known) => known.url.startsWith(`${url.replace(/\/+$/, '')}/`));

/** A base ends with its version; without one, where the code itself puts paths behind a text. */
function baseIn(url: string, { baseUrl }: SitedTrace['traced']): string | undefined {
  const versioned = /^https?:\/\/[^/?#]+\/(?:[^?#]*\/)?v\d+\w*(?=\/|$)/.exec(url)?.[0];
  if (versioned !== undefined) return versioned;
  const base = url.replace(/\/+$/, '');
  const rests = shapes(baseUrl.flows).map((whole) => (whole.startsWith(url) ? whole.slice(base.length) : ''));
  return !/[?#]/.test(url) && rests.every((rest) => /^\/(?!v\d)./.test(rest)) ? base : undefined;
}

/** Named after the variable of its key, else after its host; but the variable of a known endpoint is for its own hosts. */
function variableOf({ endpoints }: Analysis, { apiKey }: SitedTrace['traced'], url: string): string | undefined {
  const key = apiKey?.flows.find(({ value }) => value.kind === 'env')?.value;
  const named = key?.kind === 'env' ? twinOf(key.name) : undefined;
  const isOfKey = named !== undefined && ownerOfUrl(named)?.length !== 0;
  if (isOfKey && endpoints.every(({ variable }) => variable !== named)) return named;
  const label = /^https?:\/\/([\w.-]+)/.exec(url)?.[1]?.split('.').at(-2);
  return label === undefined ? undefined : twinOf(keyVariableOf(`${label}_base_url`));
}
