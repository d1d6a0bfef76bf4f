/** Reads files as a stranger may have left them: no pipe is waited for, no device and no growing file read without end. */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';

interface Limits {
  maxSize: number;
  links: 'followed' | 'refused';
  /** Whoever it has to belong to, and nobody else may write it; undefined: whoever. */
  owner?: number | undefined;
}

export const NOT_REGULAR = 'not a regular file';
export const TOO_LARGE = 'larger than the size limit';

/** Throws what the system says, or an Error whose message is one of those above. */
export function readRegular(path: string, { maxSize, links, owner }: Limits): Buffer {
  // Windows has none of the latter two; there `|` turns what is undefined into 0, and the checks have to do.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (links === 'refused' ? constants.O_NOFOLLOW : 0);
  const handle = openSync(path, flags);
  try {
    if (owner !== undefined && !isOwn(fstatSync(handle), owner)) throw new Error('somebody else may write it');
    return contentOf(handle, maxSize);
  } finally {
    closeSync(handle);
  }
}

/** Windows keeps no such modes. */
export const isOwn = ({ uid, mode }: Stats, owner: number): boolean =>
  owner < 0 || (uid === owner && (mode & 0o022) === 0);

function contentOf(handle: number, maxSize: number): Buffer {
  const stat = fstatSync(handle);
  if (!stat.isFile()) throw new Error(NOT_REGULAR);
  if (stat.size > maxSize) throw new Error(TOO_LARGE);
  // One byte more than it should hold: a file that grows meanwhile is noticed, and never read without end.
  const buffer = Buffer.allocUnsafe(stat.size + 1);
  let length = 0;
  while (length < buffer.length) {
    const read = readSync(handle, buffer, length, buffer.length - length, length);
    if (read === 0) return buffer.subarray(0, length);
    length += read;
    // It was asked for more.
    if (length === stat.size) return buffer.subarray(0, length);
  }
  throw new Error('it changed while it was read');
}
