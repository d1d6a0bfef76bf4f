import type { Endpoint } from '../model/analysis.js';
import { FIRST_VENDOR } from '../model/report.js';
import type { Rules } from '../model/rules.js';
import { providerOf } from './providers.js';

/** The endpoints that constructors go to by default, each with the variable that most of them read to go elsewhere. */
export function endpointsOf(rules: Rules): Endpoint[] {
  const ownerOf = providerOf(rules);
  const counts = new Map<string, Map<string, number>>();
  const constructors = rules.sdk.flatMap((rule) =>
    rule.constructors.filter((entry) => (entry.vendor ?? rule.vendor) === FIRST_VENDOR),
  );
  for (const { default: url, env } of constructors) {
    if (url === null || !url.startsWith('https://') || url.includes('{')) continue;
    const variables = counts.get(url) ?? new Map<string, number>();
    for (const name of env) variables.set(name, (variables.get(name) ?? 0) + 1);
    counts.set(url, variables);
  }
  return [...counts].flatMap(([url, variables]) => {
    const [first] = [...variables].sort((a, b) => b[1] - a[1]);
    return first ? [{ url, variable: first[0], provider: ownerOf(url) }] : [];
  });
}
