/** What stands where a base URL is missing: sources in order of evidence, and an end that changes nothing for who sets nothing. */
import type { Analysis } from '../../model/analysis.js';
import type { LanguageId } from '../../model/facts.js';
import type { UrlExpression, ValueSource } from '../../model/remedy.js';
import type { ConstructorRule } from '../../model/rule.js';

/** What a rule says about base URLs that are nothing. */
export type Rule = Pick<ConstructorRule, 'env' | 'default' | 'nothing'>;

/** The variable that moves this client: the one of its endpoint, so that one setting moves all. */
export function mainVariable({ endpoints }: Analysis, rule: Rule): string | undefined {
  const shared = endpoints.find(({ url }) => url === rule.default)?.variable;
  return shared ?? rule.env.find(isUrlVariable) ?? rule.env[0];
}

const isUrlVariable = (name: string): boolean => /(URL|URI|BASE|ENDPOINT)$/.test(name);

/**
 * `None` is the best end, because the SDK decides as before. But where the SDK would then read the same variable by itself
 * and use it though it is empty, or fail, the end has to be its default.
 */
function endOf(rule: Rule, language: LanguageId): UrlExpression['otherwise'] {
  const onNothing = language === 'python' ? rule.nothing?.none : rule.nothing?.undefined;
  const onEmpty = rule.nothing?.empty;
  const rereads = onNothing === 'env' && (onEmpty === 'used' || onEmpty === 'error');
  const accepts = onNothing === 'env' || onNothing === 'default';
  if (accepts && !rereads) return { is: 'nothing' };
  return rule.default === null || rule.default.includes('{') ? { is: 'nothing' } : { is: 'literal', url: rule.default };
}

/** The environment as source: with all variables that the SDK would have read, where the expression keeps it from reading. */
export function fromEnvironment(analysis: Analysis, rule: Rule, language: LanguageId): UrlExpression | undefined {
  const main = mainVariable(analysis, rule);
  if (main === undefined) return undefined;
  return { sources: reading([...new Set([...silenced(rule, language), main])]), otherwise: endOf(rule, language) };
}

/** What the SDK reads by itself, and no longer when it is given what we write. */
function silenced(rule: Rule, language: LanguageId): string[] {
  const onNothing = language === 'python' ? rule.nothing?.none : rule.nothing?.undefined;
  const stillReads = onNothing === 'env' && endOf(rule, language).is === 'nothing';
  return stillReads ? [] : rule.env.filter(isUrlVariable);
}

const reading = (variables: readonly string[]): ValueSource[] =>
  variables.map((variable) => ({ from: 'environment', variable }));

/** Sources of the project, which hold what these variables say; those they do not know are read as before. */
export function fromCode(
  sources: readonly ValueSource[],
  holds: readonly string[],
  rule: Rule,
  language: LanguageId,
): UrlExpression {
  const others = silenced(rule, language).filter((variable) => !holds.includes(variable));
  return { sources: [...sources, ...reading(others)], otherwise: endOf(rule, language) };
}
