/** Whether a literal URL goes to a gateway. */

/** `host`, `host:port`, `*.suffix`; a host without a port stands for all ports. */
export function goesTo(url: string, hosts: readonly string[]): boolean {
  const [, authority = ''] =
    /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(url) ?? /^([^/?#]+)/.exec(url) ?? [];
  const host = authority.toLowerCase();
  const [name = ''] = host.split(':');
  return hosts.some((allowed) => {
    const wanted = allowed.toLowerCase();
    const candidate = wanted.includes(':') ? host : name;
    return wanted.startsWith('*.') ? candidate.endsWith(wanted.slice(1)) : candidate === wanted;
  });
}
