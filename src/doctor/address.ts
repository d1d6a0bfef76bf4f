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
  const hasUser = userIn(written);
  const shown = shownUrl(written);
  const url = URL.canParse(shown) ? new URL(shown) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  const base = trimmed(url.href);
  return {
    base,
    root: trimmed(base.replace(/(\/v1)+$/, '')),
    shown: base,
    scheme: url.protocol === 'https:' ? 'https' : 'http',
    hasUser,
  };
}

/** Only scheme, host and path: a password may hold any letter, and a URL may be written in many wrong ways. */
export function shownUrl(written: string): string {
  const text = bare(written);
  const at = hasAt(text) ? text.lastIndexOf('@') : -1;
  const rest = text.slice(at + 1).replace(/[?#].*$/s, '');
  const scheme = /^https?(?=:)/i.exec(text)?.[0];
  return at < 0 || scheme === undefined ? rest : `${scheme}://${rest}`;
}

const userIn = (written: string): boolean => hasAt(bare(written));

/** In the query of a proper URL, an `@` parts nothing. */
function hasAt(text: string): boolean {
  const isProper = /^https?:\/\/[^/?#@]+(?:\/[^?#@]*)?(?:[?#]|$)/i.test(text) && URL.canParse(text);
  return !isProper && text.includes('@');
}

const bare = (written: string): string => written.replace(/^[\s"'`]+|[\s"'`]+$/g, '');

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

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
