/** Which parts of a base URL decide about its scheme and host: a version or a deployment in its path moves nothing. */
import { HOLE, leaves, shapes } from '../model/shape.js';
import type { Trace } from '../model/trace.js';
import type { Flow } from '../model/value.js';

/** Values that fill in what comes after the host, or stands around a part of it, and nothing else. */
export function besideHost(flows: readonly Flow[]): Set<Flow> {
  const deciding = new Set(flows.flatMap(beforePath));
  return new Set(leaves(flows).filter((leaf) => !deciding.has(leaf)));
}

function beforePath(one: Flow): Flow[] {
  if (one.value.kind !== 'text') return [one];
  if (shapes([one]).every(writesHost)) return [];
  const deciding: Flow[] = [];
  let written = '';
  for (const part of one.value.parts) {
    if (isPastHost(written)) break;
    if (typeof part !== 'string') deciding.push(...part.flatMap(beforePath));
    written += typeof part === 'string' ? part : onlyText(part);
  }
  return deciding;
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
