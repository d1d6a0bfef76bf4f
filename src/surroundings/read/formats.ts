/** Which groups of a YAML (or JSON) file are environments, by the format of the file. */
import type { Configuration } from '../../model/report.js';
import type { Group } from './yaml.js';

type Keys = Group['keys'];

export interface Format {
  kind: Configuration['kind'];
  /** The place whose environment a group is, as a way of keys; undefined: none of our business. */
  placeOf(group: Group): Keys | undefined;
  /** In words. */
  owner(place: Keys, group: Group): string;
  /** Further places whose variables hold at this one; the places around it always do. */
  alsoAt?(place: Keys): Keys[];
  /** Names are made of the keys that lead to them, too: `openai: {apiKey: …}`. */
  nests?: true;
  /** Meant to be overridden by whoever deploys it. */
  isOffer?: true;
}

const is = (keys: Keys, ...pattern: (string | RegExp | undefined)[]): boolean =>
  keys.length === pattern.length &&
  pattern.every((want, index) => {
    const key = String(keys[index]);
    return want === undefined || (typeof want === 'string' ? key === want : want.test(key));
  });

const last = (keys: Keys): string => String(keys.at(-1) ?? '');

const named = (word: string, key: Keys[number] | undefined): string => (key === undefined ? '' : `${word} ${key}`);

const ENVIRONMENT =
  /^(env|envs|[Ee]nvironment|environments|variables|env_variables|envVars|env_vars|environmentVariables|EnvironmentVariables)$/;

const SCRIPT =
  /^(run|script|before_script|after_script|command|commands|args|entrypoint|cmd|user_data|inlineScript|bash|arguments|build[-_]args|env[-_]vars)$/;

/** The group stands under a key that says "environment"; what holds that key is the place. */
function environmentOf({ keys, form }: Group, scripts = true): Keys | undefined {
  if (form === 'text') {
    const at = keys.findLastIndex((key) => SCRIPT.test(String(key)));
    return scripts && at >= 0 ? keys.slice(0, at) : undefined;
  }
  return ENVIRONMENT.test(last(keys)) ? keys.slice(0, -1) : undefined;
}

export const workflow: Format = {
  kind: 'workflow',
  placeOf: (group) => {
    if (is(group.keys.slice(0, 1), 'on')) return undefined;
    return environmentOf(group);
  },
  owner: (place) => named('job', place[0] === 'jobs' ? place[1] : undefined),
  alsoAt: (place) => (place.length === 0 ? [] : [place.slice(0, place[0] === 'jobs' ? 2 : 1)]),
};

export const compose: Format = {
  kind: 'compose',
  placeOf: ({ keys, form }) => {
    if (form === 'text') return undefined;
    if (is(keys, 'services', undefined, 'environment')) return keys.slice(0, 2);
    if (is(keys, 'services', undefined, 'build', 'args')) return keys.slice(0, 3);
    return String(keys[0]).startsWith('x-') && !/^(labels|logging|deploy)$/.test(last(keys))
      ? keys.slice(0, 1)
      : undefined;
  },
  owner: (place) => (place[0] === 'services' ? named('service', place[1]) : String(place[0])),
};

export const gitlab: Format = {
  kind: 'workflow',
  placeOf: environmentOf,
  owner: (place) => named('job', place[0]),
  alsoAt: () => [['default']],
};

/** Pipelines of other services: an environment is called one everywhere. */
export const pipeline: Format = {
  kind: 'workflow',
  placeOf: (group) => environmentOf(group) ?? (is(group.keys, /^(substitutions|secretEnv)$/) ? [] : undefined),
  owner: (place) => named('job', place[0] === 'jobs' ? place[1] : undefined),
};

const CONTAINERS = /^(containers|initContainers|ephemeralContainers)$/;

export const kubernetes: Format = {
  kind: 'kubernetes',
  placeOf: (group) => {
    const { keys } = group;
    if (is(keys, /^(data|stringData|encryptedData)$/)) return [];
    if (last(keys) === 'literals') return keys.slice(0, -2);
    return environmentOf(group, false);
  },
  owner: (place) => (CONTAINERS.test(String(place.at(-2))) ? `container ${place.at(-1)}` : ''),
};

/** Application settings: every map counts. */
export const settings: Format = {
  kind: 'settings-class',
  placeOf: ({ keys, form }) => (form === 'text' ? undefined : keys),
  owner: (place) => place.filter((key) => typeof key === 'string').join('.'),
  nests: true,
};

/** Values of a chart are its interface. */
export const values: Format = { ...settings, kind: 'kubernetes', isOffer: true };

/** `Secrets: [{Name: …, ValueFrom: …}]` beside the `Environment` of a container. */
const secretsOf = ({ keys, form }: Group): Keys | undefined =>
  form === 'list' && keys.length > 1 && /^[Ss]ecrets$/.test(last(keys)) ? keys.slice(0, -1) : undefined;

/** Descriptions of deployments: render.yaml, serverless.yml, app.yaml, CloudFormation, task definitions, … */
export const deployment: Format = {
  kind: 'kubernetes',
  placeOf: (group) => {
    const { keys } = group;
    if (/^[Vv]ariables$/.test(last(keys)) && /^[Ee]nvironment$/.test(String(keys.at(-2)))) return keys.slice(0, -2);
    return group.form === 'text'
      ? undefined
      : (environmentOf(group) ??
          secretsOf(group) ??
          (is(keys, /^(containerEnv|remoteEnv|Values|secrets)$/) ? [] : undefined));
  },
  owner: (place) => {
    const name = place.findLast(
      (key) => typeof key === 'string' && !/^(provider|services|functions|Resources|Properties)$/.test(key),
    );
    return name === undefined ? '' : String(name);
  },
  alsoAt: () => [['provider'], ['Globals', 'Function']],
};
