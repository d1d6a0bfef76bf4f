/**
 * The report: the one value that every format is a view of, and that other programs read.
 * A field changes only with `schemaVersion`. The JSON Schema that ships is generated from these definitions.
 */
import * as z from 'zod';

const Origin = z.strictObject({
  type: z.enum(['literal', 'env', 'setting', 'parameter', 'argument', 'call', 'attribute', 'opaque']),
  name: z.string().optional(),
  path: z.string().optional(),
  line: z.number().int().optional(),
  /** It fills in a part of a host that is written out, or what comes after the host: set, it moves nothing. */
  partial: z.literal(true).optional(),
});

/** One hop of the way from the call to where the value is decided. */
const Hop = z.strictObject({
  path: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  text: z.string(),
});

const TracedValue = z.strictObject({
  expression: z.string(),
  urls: z.array(z.string()).optional(),
  origins: z.array(Origin),
  trace: z.array(Hop).optional(),
  reason: z.string().optional(),
});

const Fix = z.discriminatedUnion('available', [
  z.strictObject({ available: z.literal(true), safety: z.enum(['safe', 'review']), summary: z.string() }),
  z.strictObject({
    available: z.literal(false),
    reason: z.string(),
    /** The variables that move it without any change of code. */
    movedBy: z.array(z.string()).optional(),
  }),
]);

/** The program sets a variable of the environment; `url` where it is one that is written out. */
const Assigned = z.strictObject({
  name: z.string(),
  path: z.string(),
  line: z.number().int(),
  cell: z.number().int().optional(),
  url: z.string().optional(),
});

const Use = z.strictObject({
  api: z.string(),
  path: z.string(),
  line: z.number().int(),
  cell: z.number().int().optional(),
  models: z.array(z.string()),
});

/** Whose protocol most others speak, too; its clients are what is meant where nothing is said of a vendor. */
export const FIRST_VENDOR = 'openai';

/** A call of a library that asks many vendors, and builds no client in sight. */
export const LIBRARY_CALL = 'litellm';

/** Whose endpoint a client of the OpenAI wire reaches; of other clients, who does where it is not their vendor. */
export const Owner = z.enum(['openai', 'azure', 'other', 'local', 'unknown']);

export const Site = z.strictObject({
  id: z.string(),
  kind: z.enum(['client', 'wrapper', 'global', 'http', 'derived', 'litellm']),
  language: z.enum(['python', 'typescript']),
  rule: z.string(),
  callee: z.string(),
  /** How the name in the source led to `callee`, nearest first. */
  recognised: z.array(Hop).optional(),
  path: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  endLine: z.number().int(),
  cell: z.number().int().optional(),
  status: z.enum(['missing', 'hardcoded', 'config-driven', 'unresolved']),
  /** Whose client it is, and which protocol it speaks: `openai` for all that speak OpenAI's. */
  vendor: z.string().default(FIRST_VENDOR),
  wire: z.string().default(FIRST_VENDOR),
  /** Whose endpoint it reaches as written: the vendor's name where it is that vendor's own, else a word of `Owner`. */
  provider: z.string(),
  /** Only with the provider `mixed`: which, by branch. */
  providers: z.array(z.string()).optional(),
  baseUrl: TracedValue.optional(),
  /** Configuration fills in a part of the base URL, but its host is written in the code: nothing that is set moves it to a gateway. */
  pinned: z.literal(true).optional(),
  apiKey: TracedValue.optional(),
  /** Variables that the SDK reads by itself for this client; none where the code hands it an address in any case. */
  implicitEnv: z.array(z.string()),
  /** Releases of the SDK's packages by the lockfiles, where they differ; `unread`: of `implicitEnv`, what those in `range` don't read. */
  releases: z
    .array(
      z.strictObject({
        package: z.string(),
        versions: z.array(z.string()),
        range: z.string().optional(),
        unread: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  /** Where the program itself sets one of the variables that move it. */
  assigned: z.array(Assigned).optional(),
  whenUnset: z.enum(['vendor', 'literal', 'error', 'unknown']),
  uses: z.array(Use),
  /** Names of models that the construction itself is given. */
  models: z.array(z.string()).optional(),
  impact: z.enum(['high', 'medium', 'low']),
  impactReason: z.string(),
  test: z.boolean(),
  /** The enclosing function or class, in words of the source. */
  within: z.string().optional(),
  /** What code scanning knows the first line by; absent where lines are not those of the file. */
  lineHash: z.string().optional(),
  /** The call's source lines, literals that may be secrets blanked. */
  snippet: z.string(),
  /** By a comment in the source; `until` is the last day on which it holds. */
  suppressed: z.strictObject({ reason: z.string(), until: z.string().optional() }).optional(),
  /** Set by `reroute check`: what the policy makes of the site. */
  gate: z
    .strictObject({
      severity: z.enum(['fail', 'warn', 'report', 'pass']),
      /** Absent: its status alone. */
      because: z.string().optional(),
      /** In the baseline: does not count. */
      known: z.literal(true).optional(),
      /** Not touched by the change that is judged: does not count. */
      untouched: z.literal(true).optional(),
    })
    .optional(),
  fix: Fix,
});

/** A comment that asks to ignore a site: `reroute: ignore -- reason`. */
const Suppression = z.strictObject({
  path: z.string(),
  line: z.number().int(),
  cell: z.number().int().optional(),
  reason: z.string(),
  until: z.string().optional(),
  /** What it suppresses. */
  sites: z.array(z.string()),
  /** Why it suppresses nothing, when its text is to blame. */
  problem: z.string().optional(),
});

const Configuration = z.strictObject({
  id: z.string(),
  kind: z.enum(['settings-class', 'env-file', 'workflow', 'compose', 'dockerfile', 'kubernetes', 'doc']),
  path: z.string(),
  line: z.number().int(),
  status: z.enum(['present', 'missing', 'empty']),
  keys: z.array(z.string()),
  baseUrls: z.array(z.string()),
  message: z.string(),
  fix: Fix,
});

/** One step on the way of a variable from where it is set to the client that reads it, seen from the client. */
const Step = z.strictObject({
  step: z.enum(['read', 'defined', 'documented', 'passed-on', 'set']),
  /** `missing`: the key is there, and this variable is not. */
  status: Configuration.shape.status,
  path: z.string(),
  line: z.number().int(),
  text: z.string(),
});

const Chain = z.strictObject({
  variable: z.string(),
  /** Ids of the clients whose base URL it decides. */
  sites: z.array(z.string()),
  steps: z.array(Step),
  /** The first step at which the variable gets lost. */
  breaks: Step.shape.step.optional(),
});

const Diagnostic = z.strictObject({
  severity: z.enum(['error', 'warning', 'info']),
  /** What it is about, where that is not how far a file could be read: a key in the code. */
  about: z.literal('credential').optional(),
  path: z.string(),
  line: z.number().int().optional(),
  message: z.string(),
});

const Count = z.number().int().nonnegative();
const Counts = z.record(z.string(), Count);

export const Report = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('reroute'), version: z.string() }),
  root: z.literal('.'),
  sites: z.array(Site),
  configuration: z.array(Configuration),
  /** For each variable that decides a base URL: where it is read, defined, documented, passed on and set. Absent when there is none. */
  chains: z.array(Chain).optional(),
  models: z.array(z.strictObject({ name: z.string(), count: Count, sites: z.array(z.string()) })),
  diagnostics: z.array(Diagnostic),
  /** Absent when there is none. */
  suppressions: z.array(Suppression).optional(),
  summary: z.strictObject({
    files: z.strictObject({
      seen: Count,
      /** Read and understood: either parsed, or read and found to name nothing that a rule looks for. */
      analysed: Count,
      parsed: Count,
      skipped: Count,
      failed: Count,
    }),
    skippedBecause: Counts,
    sites: z.strictObject({ missing: Count, hardcoded: Count, 'config-driven': Count, unresolved: Count }),
    byKind: Counts,
    byProvider: Counts,
    byVendor: Counts.default({}),
    configuration: Counts,
  }),
});

export type Report = z.infer<typeof Report>;
export type Site = z.infer<typeof Site>;
export type Configuration = z.infer<typeof Configuration>;
export type Chain = z.infer<typeof Chain>;
export type Diagnostic = z.infer<typeof Diagnostic>;
export type TracedValue = z.infer<typeof TracedValue>;
export type Suppression = z.infer<typeof Suppression>;
export type Origin = z.infer<typeof Origin>;
export type Use = z.infer<typeof Use>;
export type Hop = z.infer<typeof Hop>;
export type Assigned = z.infer<typeof Assigned>;

/** Where fallbacks differ by branch. */
export const MIXED = 'mixed';

/** Variables by which the SDK surely routes a client. */
export function routedByItself({ implicitEnv, status, whenUnset }: Site): string[] {
  return status === 'missing' || (status === 'config-driven' && whenUnset === 'vendor') ? implicitEnv : [];
}

/** It reaches its own vendor as written. */
export const isOwn = ({ vendor, provider }: Pick<Site, 'vendor' | 'provider'>): boolean => vendor === provider;
