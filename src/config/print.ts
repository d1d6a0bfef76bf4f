/** The options in force, written as a configuration file would say them. */
import { dirname, relative, sep } from 'node:path';
import { stringify } from 'yaml';
import type { Options, PatternSet } from '../model/options.js';
import type { Policy, PolicyFile } from '../model/policy.js';

export function stringifyOptions({ discover, maxSteps, rules, configFile, policy, baseline }: Options): string {
  const folder = configFile === undefined ? discover.cwd : dirname(configFile);
  const near = (path: string): string => relative(folder, path).split(sep).join('/');
  const config = {
    include: patternsOf(discover.include),
    exclude: patternsOf(discover.exclude),
    rules: rules.map(near),
    maxFileSize: discover.maxFileSize,
    maxSteps,
    ...(baseline === undefined ? {} : { baseline: near(baseline) }),
    policy: knobsOf(policy),
  };
  const from =
    configFile === undefined ? 'No configuration file: defaults and flags.' : `From ${configFile} and flags.`;
  return `# ${from}\n${stringify(config)}`;
}

function patternsOf(sets: readonly PatternSet[]): string[] {
  return sets.flatMap(({ patterns }) => patterns);
}

function knobsOf({ overrides, ...rest }: Policy): PolicyFile {
  const { missing, hardcoded, unresolved, implicitEnv, failOpen, includeTests, gatewayHosts } = rest;
  return { missing, hardcoded, unresolved, implicitEnv, failOpen, includeTests, gatewayHosts, overrides };
}
