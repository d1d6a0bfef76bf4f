import { readFileSync, statSync } from 'node:fs';
import { codeOf, reasonOf, UserError, type UserErrorKind } from '../errors.js';

const MAX_SIZE = 1024 * 1024;

/** Undefined: there is no such file. */
export function readText(path: string, blame: UserErrorKind): string | undefined {
  try {
    const stat = statSync(path);
    // A pipe would be waited on, a device read without end.
    if (!stat.isFile()) throw new UserError(blame, `${path} is not a regular file`);
    if (stat.size > MAX_SIZE) throw new UserError(blame, `${path} is larger than 1 MB`);
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw new UserError(blame, `${path}: ${reasonOf(error)}`, { cause: error });
  }
}
