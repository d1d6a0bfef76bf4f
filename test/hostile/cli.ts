import { audit } from '../../src/pipeline.js';
import { reroute, type Outcome } from '../cli/cli.js';

/** The command line in this process, with the real audit. */
export function scan(root: string, argv: string[]): Promise<Outcome> {
  return reroute(root, argv, {}, audit);
}
