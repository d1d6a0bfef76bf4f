/** A base URL as it is written, and how it is often meant instead. */

export interface Address {
  /** As the SDKs want it, without a slash at the end. */
  base: string;
  /** Where the gateway's own pages are: the base without /v1. */
  root: string;
  /** Safe to print. */
  shown: string;
  scheme: 'http' | 'https';
  /** Whether it was written with a user name or password, which are in none of the others. */
  hasUser: boolean;
}

/** Undefined: no address of a gateway. */
export function addressFrom(written: string): Address | undefined {
  const url = URL.canParse(written.trim()) ? new URL(written.trim()) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  const hasUser = url.username !== '' || url.password !== '';
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  const base = trimmed(url.href);
  return {
    base,
    root: trimmed(base.replace(/(\/v1)+$/, '')),
    shown: base,
    scheme: url.protocol === 'https:' ? 'https' : 'http',
    hasUser,
  };
}

export function otherScheme({ base, scheme }: Address): string {
  return scheme === 'https' ? base.replace(/^https/, 'http') : base.replace(/^http/, 'https');
}

/** What was probably meant, where nothing answers at this path. */
export function meant({ base, root }: Address): string | undefined {
  if (/\/v1\/v1$/.test(base)) return `${root}/v1`;
  if (!base.endsWith('/v1')) return `${base}/v1`;
  return undefined;
}

export const hasVersion = ({ base }: Address): boolean => base.endsWith('/v1');

export function withoutUser(url: string): string {
  return url.replace(/^(\w+:\/\/)[^/@]*@/, '$1');
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
