import type { Environment } from '../../src/model/options.js';
import { audit } from '../../src/pipeline.js';
import { reroute, type Outcome } from '../cli/cli.js';

/** The command line in this process, with the real audit. */
export function scan(root: string, argv: string[], env: Environment = {}): Promise<Outcome> {
  return reroute(root, argv, { env: { PATH: process.env['PATH'], ...env } }, audit);
}
