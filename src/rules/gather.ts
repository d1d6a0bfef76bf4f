import type { CheckedRule, Rules } from '../model/rules.js';

/** Sorts rule files by what they speak of. */
export function gather(files: readonly CheckedRule[]): Rules {
  const rules: Rules = {
    sdk: [],
    http: [],
    wire: [],
    'vendor-wire': [],
    providers: [],
    apis: [],
    readers: [],
    settings: [],
    gateway: [],
  };
  for (const { rule } of files) {
    const same: (typeof rule)[] = rules[rule.kind];
    same.push(rule);
  }
  return rules;
}
