import { LIBRARY_CALL, type Configuration, type Diagnostic, type Origin, type Site } from '../model/report.js';

export const statusWords = {
  missing: 'no base URL',
  hardcoded: 'the base URL is written in the code',
  'config-driven': 'the base URL comes from configuration',
  unresolved: 'where the base URL comes from could not be determined',
} satisfies Record<Site['status'], string>;

export const kindWords = {
  client: 'client',
  wrapper: 'framework wrapper',
  global: 'module-wide client',
  http: 'hand-written request',
  derived: 'derived client',
  [LIBRARY_CALL]: 'call of a library',
} satisfies Record<Site['kind'], string>;

/** Continues a sentence: "…, when nothing is set: …". */
export const whenUnsetWords = {
  vendor: 'calls go to the vendor',
  literal: 'calls go to the address written in the code',
  error: 'the call fails',
  unknown: 'what happens is not known',
} satisfies Record<Site['whenUnset'], string>;

type Elsewhere = 'mixed' | 'azure' | 'other' | 'local' | 'unknown';

const elsewhereWords = {
  mixed: 'several owners, by branch',
  azure: 'Azure',
  other: 'another vendor',
  local: 'a local server',
  unknown: 'an address of unknown owner',
} satisfies Record<Elsewhere, string>;

const elsewhere: Partial<Record<Site['provider'], string>> = elsewhereWords;

/** The vendor that gateways stand in for: the one provider that is not a class of others. */
export function isVendor(provider: Site['provider']): boolean {
  return elsewhere[provider] === undefined;
}

export function providerWords(provider: Site['provider']): string {
  return elsewhere[provider] ?? 'the vendor';
}

export const originWords = {
  literal: 'literal',
  env: 'environment variable',
  setting: 'setting',
  parameter: 'parameter',
  argument: 'argument',
  call: 'result of',
  attribute: 'attribute',
  opaque: 'expression that cannot be followed',
} satisfies Record<Origin['type'], string>;

export const configurationKindWords = {
  'settings-class': 'settings class',
  'env-file': 'environment file',
  workflow: 'workflow',
  compose: 'Compose file',
  dockerfile: 'Dockerfile',
  kubernetes: 'Kubernetes manifest',
  doc: 'documentation',
} satisfies Record<Configuration['kind'], string>;

export const configurationStatusWords = {
  present: 'names a base URL',
  missing: 'no base URL',
  empty: 'base URL left empty',
} satisfies Record<Configuration['status'], string>;

export const safetyWords = { safe: 'safe', review: 'review it' } satisfies Record<'safe' | 'review', string>;

export const severityWords = {
  error: 'error',
  warning: 'warning',
  info: 'note',
} satisfies Record<Diagnostic['severity'], string>;
