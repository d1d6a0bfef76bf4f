/** Reads the configuration file of a gateway, which a user named. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf, reasonOf, UserError } from '../errors.js';

const MAX_SIZE = 10 * 1024 * 1024;

export function readGatewayFile(file: string, cwd: string): string {
  const path = resolve(cwd, file);
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new Error('not a file');
    if (stat.size > MAX_SIZE) throw new Error('larger than 10 MB');
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'there is no such file' : reasonOf(error);
    throw new UserError('bad-gateway-file', `${file}: ${reason}`, { cause: error });
  }
}
