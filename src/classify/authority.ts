/** Which parts of a base URL decide about its scheme and host: a version or a deployment in its path moves nothing. */
import { HOLE, leaves, shapes } from '../model/shape.js';
import type { Trace } from '../model/trace.js';
import type { Flow, ValueOf } from '../model/value.js';

/** Values that fill in what comes after the host, or stands around a part of it, and nothing else. */
export function besideHost(flows: readonly Flow[]): Set<Flow> {
  const deciding = decidingHost(flows);
  return new Set(leaves(flows).filter((leaf) => !deciding.has(leaf)));
}

/** What texts share is looked at once: one that doubles with every line has no end otherwise. */
function decidingHost(flows: readonly Flow[]): Set<Flow> {
  const seen = new Set<Flow>();
  const deciding = new Set<Flow>();
  const waiting = [...flows];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if (one.value.kind !== 'text') deciding.add(one);
    else if (!shapes([one]).every(writesHost)) waiting.push(...beforePath(one.value));
  }
  return deciding;
}

function beforePath({ parts }: ValueOf<'text'>): Flow[] {
  const before: Flow[] = [];
  let written = '';
  for (const part of parts) {
    if (isPastHost(written)) break;
    if (typeof part !== 'string') before.push(...part);
    written += typeof part === 'string' ? part : onlyText(part);
  }
  return before;
}

const isPastHost = (written: string): boolean => written.replace(/^[^/]*:\/\//, '').includes('/');

function onlyText(part: readonly Flow[]): string {
  const [only, ...others] = part;
  return only?.value.kind === 'literal' && others.length === 0 ? String(only.value.value) : HOLE;
}

/** `https://api.${region}.vendor.com`: whatever is set, the host stays the vendor's. */
export function isPinned({ flows }: Trace): boolean {
  const set = flows.filter(({ value }) => value.kind !== 'literal' && value.kind !== 'absent');
  return set.length > 0 && set.every((one) => one.value.kind === 'text' && shapes([one]).every(writesHost));
}

/** Part of the host is a letter of the code. */
function writesHost(shape: string): boolean {
  const [, host = ''] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(shape) ?? [];
  return /[a-z0-9]/i.test(host.replace(/:[^:]*$/, '').replaceAll(HOLE, ''));
}
