/** `describe` for what needs the installed SDKs: skipped where they could not be had. */
import { describe, inject } from 'vitest';
import type { LiveProxy } from './global-setup.js';

const found = inject('proxy');

export const describeLive = describe.skipIf(found === undefined);

export function proxy(): LiveProxy {
  if (found === undefined) throw new Error('There is no proxy: use it inside describeLive only.');
  return found;
}
