/** Flags and configuration file become strict options. Flags win; exclusions add up. */
import { dirname, relative, resolve, sep } from 'node:path';
import type { Environment, Options, PatternSet } from '../model/options.js';
import { policyFrom } from '../model/policy.js';
import { cacheFolder, type CacheFlags } from './cache.js';
import { confined } from './confined.js';
import { findConfig, loadConfig, type LoadedConfig } from './find.js';
import { limitsFrom } from './limits.js';

export interface Flags extends CacheFlags {
  paths: string[];
  include: string[];
  exclude: string[];
  /** --no-ignore is false. */
  ignore: boolean;
  rules: string[];
  /** --no-config is false, undefined means to look for one. */
  config: string | false | undefined;
  maxFileSize: string | undefined;
  /** In seconds, of a whole run. */
  timeout?: string | undefined;
}

export interface Surroundings {
  cwd: string;
  env: Environment;
  /** The folder that will be read, absolute. */
  root: string;
}

export function normaliseOptions(flags: Flags, { cwd, env, root }: Surroundings): Options {
  const loaded = configFor(flags, cwd, root);
  const config = loaded?.config;
  const { maxFileSize, maxSteps, timeout } = limitsFrom(flags, loaded);
  const fromConfig = (patterns: string[] | undefined): PatternSet[] =>
    loaded && patterns?.length ? [{ rootBelow: below(dirname(loaded.path), root), patterns }] : [];
  const fromFlags = (patterns: string[]): PatternSet[] => (patterns.length > 0 ? [{ rootBelow: '', patterns }] : []);
  return {
    discover: {
      cwd,
      env,
      paths: flags.paths,
      include: flags.include.length > 0 ? fromFlags(flags.include) : fromConfig(config?.include),
      exclude: [...fromConfig(config?.exclude), ...fromFlags(flags.exclude)],
      honourIgnore: flags.ignore,
      maxFileSize,
    },
    maxSteps,
    timeout,
    rules: [...ownRules(loaded), ...flags.rules.map((file) => resolve(cwd, file))],
    configFile: loaded?.path,
    cache: cacheFolder(flags, cwd, env),
    policy: policyFrom(config?.policy, loaded && below(dirname(loaded.path), root)),
    ...(config?.policy?.implicitEnv === undefined ? {} : { implicitEnv: config.policy.implicitEnv }),
    baseline: loaded?.config.baseline && confined(loaded, 'baseline', loaded.config.baseline),
  };
}

function configFor({ config }: Flags, cwd: string, root: string): LoadedConfig | undefined {
  if (config === false) return undefined;
  return config === undefined ? findConfig(root) : loadConfig(config, cwd);
}

function ownRules(loaded: LoadedConfig | undefined): string[] {
  return loaded ? loaded.config.rules.map((file) => confined(loaded, 'rules', file)) : [];
}

/** A configuration from elsewhere (--config) speaks about the root as if it stood there. */
function below(folder: string, root: string): string {
  const steps = relative(folder, root).split(sep).join('/');
  return steps.startsWith('..') || steps.startsWith('/') ? '' : steps;
}
