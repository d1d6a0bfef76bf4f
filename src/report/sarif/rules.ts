import type { Finding, FindingRule } from '../finding.js';

interface RuleText {
  name: string;
  short: string;
  full: string;
  help: string;
  level: Finding['level'];
  /** How sure a result is to be right, in the words that code scanning sorts by. */
  precision: 'very-high' | 'high' | 'medium';
}

const texts = {
  'missing-base-url': {
    name: 'MissingBaseUrl',
    short: 'A client is built without a base URL.',
    full: 'A client is built, or a request sent, without a base URL, so its calls go to the vendor’s own endpoint and cannot be sent through a gateway by configuration alone.',
    help: 'Pass a base URL that is read from the environment or from the settings, and let the vendor’s endpoint be what is used when it is not set.',
    level: 'warning',
    precision: 'high',
  },
  'hardcoded-base-url': {
    name: 'HardcodedBaseUrl',
    short: 'A base URL is written in the code.',
    full: 'The base URL of a client is a literal that reaches the vendor, or an address of unknown owner. Moving its calls behind a gateway takes a change of code.',
    help: 'Read the base URL from the environment or from the settings, and keep the literal as what is used when it is not set.',
    level: 'warning',
    precision: 'high',
  },
  'other-vendor-base-url': {
    name: 'OtherVendorBaseUrl',
    short: 'A base URL is hardcoded to another vendor or to a local server.',
    full: 'The client speaks the same protocol with somebody else, by a literal address. A gateway in front of the first vendor does not concern it.',
    help: 'Nothing has to change, unless these calls should go through the gateway too.',
    level: 'note',
    precision: 'high',
  },
  'unresolved-base-url': {
    name: 'UnresolvedBaseUrl',
    short: 'Where a base URL comes from could not be determined.',
    full: 'The arguments of the client come from a place that cannot be read statically, so it may or may not have a base URL.',
    help: 'Look where the arguments are put together, and pass the base URL by name if there is none.',
    level: 'warning',
    precision: 'medium',
  },
  'configuration-without-base-url': {
    name: 'ConfigurationWithoutBaseUrl',
    short: 'A configuration holds a key and no base URL.',
    full: 'A settings class, an environment file or a workflow names the provider’s key and no base URL, or leaves the base URL empty.',
    help: 'Add the base URL next to the key. Leave it out rather than empty where it is not used: several SDKs take an empty one for a real one.',
    level: 'note',
    precision: 'medium',
  },
  'fail-open-base-url': {
    name: 'FailOpenBaseUrl',
    short: 'Without its setting, a client bypasses the gateway.',
    full: 'The base URL of a client is configurable, and when nothing is set its calls go to the vendor, or to an address in the code. The policy of this repository does not accept that.',
    help: 'Let the program fail when the base URL is not set, or let the gateway be what is used then.',
    level: 'warning',
    precision: 'high',
  },
} satisfies Record<FindingRule, RuleText>;

/** Code scanning shows this score, not the level, as the severity of a rule that has the tag `security`. */
export const securitySeverity = { error: '7.5', warning: '5.0', note: '2.0' } satisfies Record<
  Finding['level'],
  string
>;

const problemSeverity = { error: 'error', warning: 'warning', note: 'recommendation' } satisfies Record<
  Finding['level'],
  string
>;

export function ruleId(rule: FindingRule): string {
  return `reroute/${rule}`;
}

function descriptor(rule: FindingRule, text: RuleText): object {
  return {
    id: ruleId(rule),
    name: text.name,
    shortDescription: { text: text.short },
    fullDescription: { text: text.full },
    help: { text: text.help, markdown: `${text.full}\n\n**What to do.** ${text.help}` },
    defaultConfiguration: { level: text.level },
    properties: {
      tags: ['security', 'configuration', 'gateway'],
      precision: text.precision,
      'security-severity': securitySeverity[text.level],
      'problem.severity': problemSeverity[text.level],
    },
  };
}

const ids = Object.keys(texts);

export const descriptors: object[] = Object.entries(texts).map(([rule, text]) => descriptor(rule as FindingRule, text));

export function ruleIndex(rule: FindingRule): number {
  return ids.indexOf(rule);
}
