/** What the schema cannot say about one rule file. */
import type { RuleFile, SettingsRule } from '../model/rule.js';
import { hostPattern } from './host.js';
import { involvedBecause } from './involved.js';
import { wildcardProblem } from './names.js';
import { packageNeedle } from './needles.js';

export interface Complaint {
  path: (string | number)[];
  reason: string;
}

/** @param isForeign it is none of the package's own */
export function complaintsAbout(rule: RuleFile, isForeign = false): Complaint[] {
  return [
    ...packageComplaints(rule),
    ...patternComplaints(rule),
    ...nameComplaints(rule),
    ...(isForeign ? involvedPatterns(rule) : []),
  ];
}

function packageComplaints(rule: RuleFile): Complaint[] {
  if (rule.kind !== 'sdk' || rule.packages.some((name) => packageNeedle(name) !== undefined)) return [];
  const reason = `no package of rule ${JSON.stringify(rule.id)} yields text to search files for, so it could never match`;
  return [{ path: ['packages'], reason }];
}

/** Regular expressions are data here: one that does not compile must fail at loading, not in the middle of a scan. */
function patternComplaints(rule: RuleFile): Complaint[] {
  return patternsOf(rule).flatMap(({ path, pattern }) => {
    const problem = regexProblem(pattern);
    return problem === undefined ? [] : [{ path, reason: `not a regular expression: ${problem}` }];
  });
}

function involvedPatterns(rule: RuleFile): Complaint[] {
  return patternsOf(rule).flatMap(({ path, pattern }) => {
    const why = involvedBecause(pattern);
    return why === undefined ? [] : [{ path, reason: `a regular expression that could take for ever: ${why}` }];
  });
}

function patternsOf(rule: RuleFile): { path: (string | number)[]; pattern: string }[] {
  const lists = (all: Record<string, readonly string[]>): { path: (string | number)[]; pattern: string }[] =>
    Object.entries(all).flatMap(([key, patterns]) => patterns.map((pattern, at) => ({ path: [key, at], pattern })));
  if (rule.kind === 'wire') return lists({ evidence: rule.evidence, foreign: rule.foreign });
  if (rule.kind === 'vendor-wire') return lists({ evidence: rule.evidence, nearby: rule.nearby, signs: rule.signs });
  if (rule.kind === 'providers') {
    return rule.hosts.flatMap(({ host }, at) => {
      const pattern = hostPattern(host);
      return pattern === undefined ? [] : [{ path: ['hosts', at, 'host'], pattern }];
    });
  }
  if (rule.kind === 'settings') return settingsPatterns(rule);
  if (rule.kind === 'gateway')
    return rule.providers.map(({ models }, at) => ({ path: ['providers', at, 'models'], pattern: models }));
  if (rule.kind !== 'sdk') return [];
  return rule.constructors.flatMap(({ when, routed }, at) => [
    ...(when ? [{ path: ['constructors', at, 'when', 'matches'], pattern: when.matches }] : []),
    ...routed.map(({ matches }, which) => ({
      path: ['constructors', at, 'routed', which, 'matches'],
      pattern: matches,
    })),
  ]);
}

function settingsPatterns(rule: SettingsRule): { path: (string | number)[]; pattern: string }[] {
  const list = (path: (string | number)[], patterns: readonly string[]) =>
    patterns.map((pattern, at) => ({ path: [...path, at], pattern }));
  return [
    ...list(['keys'], rule.keys),
    ...list(['foreign'], rule.foreign),
    ...list(['generic', 'keys'], rule.generic.keys),
    ...rule.gateways.flatMap(({ baseUrls, keys }, at) => [
      ...list(['gateways', at, 'baseUrls'], baseUrls),
      ...list(['gateways', at, 'keys'], keys),
    ]),
    ...(rule.definitions
      ? [
          { path: ['definitions', 'modules'], pattern: rule.definitions.modules },
          { path: ['definitions', 'owners'], pattern: rule.definitions.owners },
        ]
      : []),
  ];
}

function regexProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.split(': ').at(-1) : 'it does not compile';
  }
}

function nameComplaints(rule: RuleFile): Complaint[] {
  return listsOfNames(rule).flatMap(({ path, names }) =>
    names.flatMap((name, at) => {
      const problem = wildcardProblem(name);
      return problem === undefined ? [] : [{ path: [...path, at], reason: problem }];
    }),
  );
}

function listsOfNames(rule: RuleFile): { path: (string | number)[]; names: string[] }[] {
  const inside = (key: string, entries: { names: string[] }[]) =>
    entries.map(({ names }, at) => ({ path: [key, at, 'names'], names }));
  if (rule.kind === 'sdk') return [...inside('constructors', rule.constructors), ...inside('globals', rule.globals)];
  if (rule.kind === 'http') return [...inside('functions', rule.functions), ...inside('clients', rule.clients)];
  if (rule.kind !== 'readers') return [];
  return [
    ...inside('calls', rule.calls),
    ...inside('settingsClasses', rule.settingsClasses),
    ...inside('fields', rule.fields),
    ...inside('passthrough', rule.passthrough),
    { path: ['objects'], names: rule.objects },
    { path: ['dataClasses'], names: rule.dataClasses },
  ];
}
