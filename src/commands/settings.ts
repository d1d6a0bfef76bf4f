/** What every command that needs rules starts with. */
import { relative } from 'node:path';
import { rootsOf } from '../discover/roots.js';
import { normaliseOptions, type Flags } from '../config/normalise.js';
import { bundledRules, userRules } from '../config/package.js';
import { UserError } from '../errors.js';
import type { Options } from '../model/options.js';
import type { Rules } from '../model/rules.js';
import { parseRules, RuleError } from '../rules/load.js';
import type { Io } from './io.js';

export function optionsFrom(flags: Flags, { cwd, env }: Io): Options {
  const { root } = rootsOf(flags.paths, cwd);
  return normaliseOptions(flags, { cwd, env, root });
}

export function rulesInForce({ rules }: Options, { cwd }: Io): Rules {
  const own = userRules(rules).map(({ path, text }) => ({ path: relative(cwd, path), text }));
  try {
    return parseRules([...bundledRules(), ...own]);
  } catch (error) {
    throw error instanceof RuleError ? new UserError('bad-rule-file', error.message, { cause: error }) : error;
  }
}
