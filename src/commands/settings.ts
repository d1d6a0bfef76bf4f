/** What every command that needs rules starts with. */
import { relative } from 'node:path';
import { rootsOf } from '../discover/roots.js';
import { normaliseOptions, type Flags } from '../config/normalise.js';
import { bundledRules, compiledRules, userRules } from '../config/package.js';
import { UserError } from '../errors.js';
import type { Options } from '../model/options.js';
import type { Rules } from '../model/rules.js';
import { gather } from '../rules/gather.js';
import type { Io } from './io.js';

export function optionsFrom(flags: Flags, { cwd, env }: Io): Options {
  const { root } = rootsOf(flags.paths, cwd);
  return normaliseOptions(flags, { cwd, env, root });
}

/** Reading and checking rule files takes longer than many an audit: those of the package are compiled when it is built. */
export async function rulesInForce({ rules }: Options, { cwd }: Io): Promise<Rules> {
  const bundled = bundledRules();
  const checked = compiledRules(bundled);
  if (checked && rules.length === 0) return gather(checked);
  const own = userRules(rules).map(({ path, text }) => ({ path: relative(cwd, path), text }));
  const { checkRules, RuleError } = await import('../rules/load.js');
  try {
    const base = checked ?? checkRules(bundled);
    return gather([...base, ...checkRules(own, base)]);
  } catch (error) {
    throw error instanceof RuleError ? new UserError('bad-rule-file', error.message, { cause: error }) : error;
  }
}
