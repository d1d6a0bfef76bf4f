/** The host of a URL as source code writes it: possibly with `{}` where a value is put in, possibly without a scheme. */

const SCHEME = /^(?:[a-z][a-z0-9+.-]*|\{\}):\/\//i;
const SCHEMELESS =
  /^(?:localhost|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}|\d{1,3}(?:\.\d{1,3}){3})(?::(?:\d+|\{\}))?(?:[/?#]|$)/i;

/** No host is longer; scanned text may be, without end. */
const LONGEST = 2048;

/** Lower-case, without user, port and brackets; `undefined` if there is none. */
export function hostOf(url: string): string | undefined {
  const text = url.slice(0, LONGEST).trim();
  const scheme = SCHEME.exec(text)?.[0] ?? (text.startsWith('//') ? '//' : '');
  if (!scheme && !SCHEMELESS.test(text)) return undefined;
  const authority = /^[^/?#\\]*/.exec(text.slice(scheme.length))?.[0] ?? '';
  const host = withoutPort(authority.slice(authority.lastIndexOf('@') + 1)).toLowerCase();
  return withoutTrailingHole(host) || undefined;
}

function withoutPort(authority: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(authority)?.[1];
  return bracketed ?? authority.replace(/:.*$/s, '');
}

/** `https://host${path}`: the hole is the path. After a dot it belongs to the host. */
function withoutTrailingHole(host: string): string {
  const cut = host.replace(/(?:\{\})+$/, '');
  return cut.endsWith('.') || cut.endsWith('-') ? host : cut.replace(/\.$/, '');
}

const LOCAL_NAME =
  /^(?:localhost|host\.docker\.internal|host\.containers\.internal|.+\.(?:local|localhost|internal|lan|intranet|home\.arpa))$/;
const IPV4 = /^(?:\d{1,3}|\{\})(?:\.(?:\d{1,3}|\{\})){3}$/;

/** Addresses and names that no public vendor owns; a bare word is a container or machine in the same network. */
export function isLocalHost(host: string): boolean {
  if (LOCAL_NAME.test(host) || host.includes(':')) return true;
  if (IPV4.test(host)) return /\d/.test(host);
  return isBareName(host);
}

/** `http://gateway:4000`: whose service answers there, only the network knows. */
const isBareName = (host: string): boolean => /^[\w-]+$/.test(host) && host !== 'localhost';

const PRIVATE = /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** Whether an address or name surely is of this machine or its network. */
export function isSurelyLocal(host: string): boolean {
  if (IPV4.test(host)) return PRIVATE.test(host);
  if (host.includes(':')) return /^(?:::1?|f[cd][0-9a-f]{2}:|fe80:)/i.test(host);
  return isLocalHost(host) && !isBareName(host);
}

/** Whether the part that says who owns the host, its last two labels, is written out. */
export function ownerIsKnown(host: string): boolean {
  return !host.split('.').slice(-2).join('.').includes('{}');
}

/** A host in the rules may be a regular expression, between slashes. */
export function hostPattern(host: string): string | undefined {
  return host.length > 2 && host.startsWith('/') && host.endsWith('/') ? host.slice(1, -1) : undefined;
}
