/** What `reroute check` complains of: the `policy` section of a configuration file. */
import * as z from 'zod';
import { Owner, Site } from './report.js';

const Kind = Site.shape.kind;

const Vendors = z.array(z.string().min(1));

/** `report`: shown, nothing to complain of. `ignore`: not even shown. */
const Severity = z.enum(['fail', 'warn', 'report', 'ignore']);
const Tolerance = z.enum(['accept', 'warn', 'fail']);

const ByProvider = z.partialRecord(Owner, Severity);

const SeverityOrMap = z.union([Severity, ByProvider]);

const Knobs = z.strictObject({
  missing: SeverityOrMap.describe('Clients without a base URL: one severity, or one for each provider.'),
  hardcoded: SeverityOrMap.describe(
    'Clients whose base URL is written in the code: one severity, or one for each provider.',
  ),
  unresolved: Severity.describe('Clients whose base URL could not be followed.'),
  implicitEnv: Tolerance.describe(
    'Clients without a base URL whose SDK reads a variable by itself: accept them, warn, or let them fail as any without one.',
  ),
  failOpen: Tolerance.describe('Configurable clients that go to the vendor when nothing is set.'),
  includeTests: z.boolean().describe('Judge tests and examples as product code.'),
  vendors: Vendors.describe('Whose clients are judged, `openai` or `anthropic`; empty: everybody’s.'),
  gatewayHosts: z
    .array(z.string().min(1))
    .describe('Hosts of gateways, `*.suffix` allowed: a literal URL of one passes, any other literal fails.'),
});

const Override = Knobs.omit({ vendors: true })
  .partial()
  .extend({
    paths: z.array(z.string()).optional().describe('Patterns as in a .gitignore; none: every path.'),
    kinds: z.array(Kind).optional(),
    providers: z.array(z.string()).optional(),
    vendors: Vendors.optional(),
  });

/** Everything may be left out; what is left out keeps its default. */
export const PolicySchema = Knobs.partial().extend({
  overrides: z.array(Override).optional().describe('Other values for some sites; a later one wins.'),
});

export type PolicyFile = z.output<typeof PolicySchema>;
export type Severity = z.infer<typeof Severity>;
export type Knobs = z.infer<typeof Knobs>;
export type Override = z.infer<typeof Override>;

/** A policy in force. Patterns are relative to a folder that the root lies `rootBelow`. */
export interface Policy extends Knobs {
  overrides: Override[];
  rootBelow: string;
}

/** Sending traffic elsewhere on purpose is no bypass of a gateway that stands for the vendor. */
const ELSEWHERE = { other: 'report', local: 'report' } as const;

export const DEFAULT_KNOBS: Knobs = {
  missing: { openai: 'fail', azure: 'fail', unknown: 'fail', ...ELSEWHERE },
  hardcoded: { openai: 'fail', azure: 'warn', unknown: 'warn', ...ELSEWHERE },
  unresolved: 'warn',
  implicitEnv: 'fail',
  failOpen: 'accept',
  includeTests: false,
  vendors: [],
  gatewayHosts: [],
};

/** Providers that the later value does not name keep what they had. */
export function byProvider(before: Knobs['missing'], after: Knobs['missing'] | undefined): Knobs['missing'] {
  if (after === undefined || typeof after === 'string') return after ?? before;
  const old = typeof before === 'string' ? Object.fromEntries(Owner.options.map((one) => [one, before])) : before;
  return { ...old, ...after };
}

export function policyFrom(file: PolicyFile = {}, rootBelow = ''): Policy {
  const { missing, hardcoded, overrides, ...rest } = file;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...DEFAULT_KNOBS,
    ...given,
    missing: byProvider(DEFAULT_KNOBS.missing, missing),
    hardcoded: byProvider(DEFAULT_KNOBS.hardcoded, hardcoded),
    overrides: overrides ?? [],
    rootBelow,
  };
}
