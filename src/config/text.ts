import { codeOf, reasonOf, UserError, type UserErrorKind } from '../errors.js';
import { NOT_REGULAR, readRegular, TOO_LARGE } from '../regular.js';

const MAX_SIZE = 1024 * 1024;

/** Undefined: there is no such file. */
export function readText(
  path: string,
  blame: UserErrorKind,
  links: 'followed' | 'refused' = 'followed',
): string | undefined {
  try {
    return readRegular(path, { maxSize: MAX_SIZE, links })
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw new UserError(blame, `${path} ${complaint(reasonOf(error))}`, { cause: error });
  }
}

function complaint(reason: string): string {
  if (reason === TOO_LARGE) return 'is larger than 1 MB';
  return reason === NOT_REGULAR ? 'is not a regular file' : `can not be read: ${reason}`;
}
