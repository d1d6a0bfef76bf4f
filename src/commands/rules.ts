/** `reroute rules`: which rules are in force, and what a rule file may hold. */
import type { Flags } from '../config/normalise.js';
import { groupBy } from '../model/groups.js';
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
  const lines = all.map(({ id, kind, title }) => `${id.padEnd(width)}  ${kind.padEnd(11)}  ${title}`);
  return [...lines, ...byVendor(rules)].map((line) => `${visible(line)}\n`).join('');
}

/** Whose clients and requests are known, and by which rules. */
function byVendor(rules: Rules): string[] {
  const known = [
    ...rules.sdk.flatMap(({ id, vendor, constructors, globals }) => {
      const entries = [...constructors, ...globals];
      return [...new Set(entries.map((one) => one.vendor ?? vendor))].map((name) => ({ name, id }));
    }),
    ...rules['vendor-wire'].map(({ id, vendor }) => ({ name: vendor, id })),
  ];
  const vendors = [...groupBy(known, ({ name }) => name)].sort(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(0, ...vendors.map(([name]) => name.length));
  return vendors.map(([name, by]) => `${name.padEnd(width)}  vendor       ${by.map(({ id }) => id).join(', ')}`);
}
