/** Reads the configuration file of a gateway, which a user named. */
import { resolve } from 'node:path';
import { codeOf, reasonOf, UserError } from '../errors.js';
import { readRegular } from '../regular.js';

const MAX_SIZE = 10 * 1024 * 1024;

export function readGatewayFile(file: string, cwd: string): string {
  const path = resolve(cwd, file);
  try {
    return readRegular(path, { maxSize: MAX_SIZE, links: 'followed' }).toString('utf8');
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'there is no such file' : reasonOf(error);
    throw new UserError('bad-gateway-file', `${file}: ${reason}`, { cause: error });
  }
}
