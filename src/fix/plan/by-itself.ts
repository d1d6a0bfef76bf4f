/** Clients that need no code: their package reads the variable that the code would read for it. */
import type { Finding } from '../../model/analysis.js';
import type { FileFacts } from '../../model/facts.js';
import type { PlanOptions, UrlExpression } from '../../model/remedy.js';

/** The variables that move the client, where a change would only write out what its package does by itself. */
export function movedBy(
  { status, implicitEnv }: Finding,
  { sources }: UrlExpression,
  options: PlanOptions,
): string[] | undefined {
  if (options.implicitEnv === 'fix' || status !== 'missing') return undefined;
  const read = sources.flatMap((source) =>
    source.from === 'environment' ? [source.variable] : (source.holds ?? ['']),
  );
  return read.length > 0 && read.every((name) => implicitEnv.includes(name)) ? [...new Set(read)] : undefined;
}

export const sentenceFor = (variables: readonly string[]): string =>
  `its package reads ${variables.join(' or ')} by itself: set it, no code has to change`;

/** Whether settings hold what no package sees: values from files that never reach the environment. */
export const readsFilesOfItsOwn = ({ text }: FileFacts): boolean =>
  /\b(env_file|dotenv_values|secrets_dir|toml_file|yaml_file|json_file|settings_customise_sources)\b/.test(text);
