/** `reroute rules`: which rules are in force, and what a rule file may hold. */
import type { Flags } from '../config/normalise.js';
import type { Rules } from '../model/rules.js';
import { ruleJsonSchema } from '../rules/schema.js';
import { visible } from '../report/text.js';
import type { Io } from './io.js';
import { optionsFrom, rulesInForce } from './settings.js';

export interface RulesFlags extends Flags {
  schema: boolean;
}

export async function runRules(flags: RulesFlags, io: Io): Promise<number> {
  io.stdout(
    flags.schema
      ? `${JSON.stringify(ruleJsonSchema(), null, 2)}\n`
      : listing(await rulesInForce(optionsFrom(flags, io), io)),
  );
  return 0;
}

function listing(rules: Rules): string {
  const all = [
    rules.sdk,
    rules.http,
    rules.wire,
    rules['vendor-wire'],
    rules.providers,
    rules.apis,
    rules.readers,
    rules.settings,
    rules.gateway,
  ].flat();
  const width = Math.max(0, ...all.map(({ id }) => id.length));
  return all.map(({ id, kind, title }) => `${visible(`${id.padEnd(width)}  ${kind.padEnd(11)}  ${title}`)}\n`).join('');
}
