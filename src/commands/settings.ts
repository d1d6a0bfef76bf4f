/** What every command that needs rules starts with. */
import { relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { rootsOf } from '../discover/roots.js';
import { normaliseOptions, type Flags } from '../config/normalise.js';
import { bundledRules, compiledRules, userRules } from '../config/package.js';
import { UserError } from '../errors.js';
import type { Options, RuleSource } from '../model/options.js';
import type { CheckedRule, Rules } from '../model/rules.js';
import { gather } from '../rules/gather.js';
import type { Io } from './io.js';

export function optionsFrom(flags: Flags, { cwd, env }: Io): Options {
  const { root } = rootsOf(flags.paths, cwd);
  return normaliseOptions(flags, { cwd, env, root });
}

/** Sources that run as they are, several times in one process, read the package's rules once. */
let before: { texts: readonly RuleSource[]; rules: CheckedRule[] } | undefined;

function readBefore(texts: readonly RuleSource[]): CheckedRule[] | undefined {
  return before && isDeepStrictEqual(before.texts, texts) ? before.rules : undefined;
}

/** Reading and checking rule files takes longer than many an audit: those of the package are compiled when it is built. */
export async function rulesInForce({ rules }: Options, { cwd }: Io): Promise<Rules> {
  const bundled = bundledRules();
  const checked = compiledRules(bundled) ?? readBefore(bundled);
  if (checked && rules.length === 0) return gather(checked);
  const own = userRules(rules).map(({ path, text }) => ({ path: relative(cwd, path), text }));
  const { checkRules, RuleError } = await import('../rules/load.js');
  try {
    const base = checked ?? checkRules(bundled);
    before = { texts: bundled, rules: base };
    return gather([...base, ...checkRules(own, base)]);
  } catch (error) {
    throw error instanceof RuleError ? new UserError('bad-rule-file', error.message, { cause: error }) : error;
  }
}
