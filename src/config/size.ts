import { UserError } from '../errors.js';

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1e3,
  kb: 1e3,
  kib: 1024,
  m: 1e6,
  mb: 1e6,
  mib: 1024 ** 2,
  g: 1e9,
  gb: 1e9,
  gib: 1024 ** 3,
};

export const DEFAULT_MAX_FILE_SIZE = '5MB';

/** `500kB`, `5 MB`, `1048576`: in bytes. */
export function parseSize(text: string): number {
  const [, digits = '', unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  const bytes = Math.floor(Number(digits) * (UNITS[unit.toLowerCase()] ?? NaN));
  // What is not below 2 GB no buffer can hold.
  if (digits === '' || !(bytes > 0) || bytes >= 2 ** 31) throw new UserError('bad-size', text);
  return bytes;
}
