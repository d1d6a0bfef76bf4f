/**
 * The shape of `rules/*.yml`: every fact about SDKs, frameworks, HTTP libraries and hosts is data of these types.
 * With `rule-words.ts`, `readers-rule.ts`, `wire-rule.ts`, `vendor-wire-rule.ts` and `gateway-rule.ts` this is the only
 * definition; the JSON Schema for editors is generated from it.
 */
import * as z from 'zod';
import { GatewayRule } from './gateway-rule.js';
import { ReadersRule } from './readers-rule.js';
import { Language, RANGE, Name, Names, Param, Vendor, WireName } from './rule-words.js';
import { VendorWireRule } from './vendor-wire-rule.js';
import { WireRule } from './wire-rule.js';

const Provider = z.enum(['openai', 'azure', 'other', 'local', 'unknown']);
const Status = z.enum(['missing', 'hardcoded', 'config-driven', 'unresolved']);
const SiteKind = z.enum(['client', 'wrapper', 'global', 'http', 'derived', 'litellm']);

/** What the SDK does when the base URL it is given is this kind of nothing. */
const Nothing = z.enum(['env', 'default', 'used', 'error', 'inherit']);

const Condition = z
  .strictObject({
    param: z.array(Param).min(1),
    matches: z.string().describe('Regular expression on the literal value.'),
  })
  .describe('The call is a site only if the parameter can be read and matches.');

/** Entries tell of the newest release; this, of those before. */
const Versions = z
  .array(
    z.strictObject({
      of: z.string().describe('The package as it is installed: its name on npm or PyPI.'),
      range: z.string().regex(RANGE).describe('`<1.5.6`, `>=0.4 <1`.'),
      env: z.array(z.string()).optional(),
      default: z.string().nullable().optional(),
      source: z.array(z.string()).default([]),
    }),
  )
  .default([])
  .describe('What of this is otherwise in some releases.');

const Constructor = z.strictObject({
  names: Names.describe('The first is the name used in reports; the others are further ways to reach the same thing.'),
  kind: z.enum(['client', 'wrapper', 'litellm']),
  vendor: Vendor.optional(),
  wire: WireName.optional(),
  baseUrl: z.array(Param).describe('Parameters that set the base URL, strongest first.'),
  orUrl: z.array(Param).default([]).describe('Parameters that set it, too, where they are given a URL.'),
  perCall: z
    .array(Param)
    .default([])
    .describe('Parameters of the calls made through the client that set the base URL for one of them.'),
  routed: z
    .array(Condition.extend({ env: z.string() }))
    .default([])
    .describe('Where it goes by a variable, because a parameter says so: `proxy/model`.'),
  settings: z.array(Name).default([]).describe('Names of settings of the module that decide where no parameter does.'),
  apiKey: z.array(Param).default([]),
  client: z
    .array(Param)
    .default([])
    .describe('Parameters that take a ready-made client: with one, nothing new is built.'),
  handOver: z
    .strictObject({
      example: z.string().describe('For people: the argument, as it is written.'),
      built: z
        .strictObject({
          param: z.string().describe('Where it is handed over.'),
          module: z.string(),
          name: z.string(),
          baseUrl: z.string(),
          takes: z
            .string()
            .optional()
            .describe('What of it takes the argument that stands in its place: a keyword, or arg[0].'),
        })
        .optional()
        .describe('Where it would build the very same by itself: what to build instead.'),
    })
    .optional()
    .describe('Where no parameter sets the base URL: what it takes instead.'),
  env: z.array(z.string()).default([]).describe('Variables that the SDK reads by itself when no parameter decides.'),
  versions: Versions,
  default: z
    .string()
    .nullable()
    .default(null)
    .describe('Endpoint when nothing decides; null: construction or call fails.'),
  provider: Provider.optional().describe('Whose endpoint it is when no URL can be read (e.g. azure).'),
  nothing: z
    .strictObject({ none: Nothing, null: Nothing, undefined: Nothing, empty: Nothing })
    .partial()
    .optional()
    .describe('What None/null/undefined/"" passed as base URL do.'),
  conflicts: z
    .array(Param)
    .default([])
    .describe('Parameters that exclude a base URL: adding one next to them breaks the call.'),
  derive: z
    .array(z.string())
    .default([])
    .describe('Methods that return a re-configured client and take the same parameters.'),
  hosts: z
    .record(Param, z.string())
    .default({})
    .describe(
      'Of `baseUrl`, those that fill in a part of the host only, and the address that comes of it: `https://{}.vendor.com`.',
    ),
  property: z.string().optional().describe('Property of the instance that holds the base URL and may be assigned.'),
  model: z.array(Param).default([]),
  when: Condition.optional(),
  notes: z.string().optional(),
  source: z.array(z.string()).default([]),
});

const Global = z.discriminatedUnion('use', [
  z.strictObject({
    use: z.literal('setting').describe('An assignment to a module-level base URL: a site for each.'),
    names: Names,
    vendor: Vendor.optional(),
    wire: WireName.optional(),
    env: z.array(z.string()).default([]),
    versions: Versions,
    default: z.string().nullable().default(null),
    notes: z.string().optional(),
    source: z.array(z.string()).default([]),
  }),
  z.strictObject({
    use: z
      .literal('module-call')
      .describe('A call through the module-level client: one site a file, unless a setting is assigned.'),
    names: Names,
    vendor: Vendor.optional(),
    wire: WireName.optional(),
    settings: z.array(Name).default([]).describe('Names of the settings that route these calls.'),
    slash: z.enum(['always', 'never']).optional().describe('How the URL assigned to the setting has to end.'),
    baseUrl: z.array(Param).default([]),
    env: z.array(z.string()).default([]),
    versions: Versions,
    default: z.string().nullable().default(null),
    notes: z.string().optional(),
    source: z.array(z.string()).default([]),
  }),
  z.strictObject({
    use: z.literal('instance').describe('A ready-made instance of the package: one site a file, at its first use.'),
    names: Names,
    vendor: Vendor.optional(),
    wire: WireName.optional(),
    factory: Name.optional().describe('What builds such an instance, from the same module.'),
    parameter: Param.optional().describe('The parameter of the factory that sets the base URL.'),
    env: z.array(z.string()).default([]),
    versions: Versions,
    default: z.string().nullable().default(null),
    provider: Provider.optional(),
    notes: z.string().optional(),
    source: z.array(z.string()).default([]),
  }),
]);

const Example = z.strictObject({
  title: z.string(),
  path: z.string().optional().describe('File name, where the extension matters.'),
  code: z.string(),
  sites: z
    .array(
      z.strictObject({
        line: z.number().int().positive(),
        callee: z.string().optional(),
        kind: SiteKind.optional(),
        status: Status.optional(),
        vendor: Vendor.optional(),
        wire: WireName.optional(),
        provider: z.string().optional(),
      }),
    )
    .default([])
    .describe('What must be reported; empty: nothing may be.'),
});

export const SdkRule = z.strictObject({
  kind: z.literal('sdk'),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string(),
  language: Language,
  vendor: Vendor.default('openai'),
  wire: WireName.default('openai'),
  packages: z
    .array(z.string())
    .min(1)
    .describe('Import roots. A file that names none of them cannot hold a site of this rule.'),
  words: z
    .array(z.string())
    .default([])
    .describe('Texts of which a file with a site holds one, letter by letter, where the packages are for much else.'),
  constructors: z.array(Constructor).default([]),
  globals: z.array(Global).default([]),
  notes: z.string().optional(),
  examples: z.array(Example).min(1),
});

export const HttpRule = z.strictObject({
  kind: z.literal('http'),
  id: z.string(),
  title: z.string(),
  language: Language,
  functions: z.array(
    z.strictObject({
      names: Names,
      url: z.array(Param).min(1),
      base: z
        .array(Param)
        .default([])
        .describe('A base that the URL is resolved against, where the same call takes one.'),
      only: z
        .array(z.string())
        .optional()
        .describe(
          'What of the protocol is spoken in this way, as regular expressions on the URL; all of it by default.',
        ),
    }),
  ),
  clients: z
    .array(
      z.strictObject({
        names: Names.describe('Constructors of reusable HTTP clients; their methods are `functions` named `X().get`.'),
        base: z.array(Param).default([]).describe('Their own base URL.'),
        transport: z.array(Param).default([]).describe('What they send through.'),
      }),
    )
    .default([]),
  methods: z
    .array(z.string())
    .default([])
    .describe('Method names that count on a receiver nothing is known of, with a definite path.'),
  standIns: z
    .strictObject({
      tools: z.array(z.string()).default([]).describe('Names, as regular expressions, of what answers all requests.'),
      verbs: z.array(z.string()).default([]).describe('Likewise, of functions that replace what they are given.'),
      transports: z.array(z.string()).default([]).describe('Likewise, of the transports that they are given.'),
      globals: z.array(z.string()).default([]).describe('Likewise, of the globals that tests assign.'),
      objects: z.array(Name).default([]).describe('Transports of clients that send nothing.'),
    })
    .optional()
    .describe('How tests put something in place of the network.'),
  examples: z.array(Example).min(1),
});

export const ProvidersRule = z.strictObject({
  kind: z.literal('providers'),
  id: z.string(),
  title: z.string(),
  hosts: z.array(
    z.strictObject({
      host: z.string().describe('Host, `*.suffix`, or a regular expression between slashes.'),
      provider: Provider,
      name: z.string().optional(),
      vendor: Vendor.optional().describe('Whose own endpoint it is, for clients of that vendor.'),
      wire: z
        .boolean()
        .default(false)
        .describe('Speaks the wire protocol: a request to it is a site whatever the path evidence.'),
    }),
  ),
});

export const ApisRule = z.strictObject({
  kind: z.literal('apis'),
  id: z.string(),
  title: z.string(),
  surfaces: z.array(
    z.strictObject({
      api: z.string().describe('Member chain on a client, `chat.completions.create`.'),
      aliases: z.array(z.string()).default([]),
      weight: z.enum(['high', 'medium', 'low']).describe('How much traffic such a call usually carries.'),
      models: z.array(Param).default([]),
    }),
  ),
});

const Pattern = z.string().describe('Regular expression on a name in the form SCREAMING_SNAKE_CASE.');

export const SettingsRule = z.strictObject({
  kind: z.literal('settings'),
  id: z.string(),
  title: z.string(),
  provider: z.string().describe('Whose keys these are.'),
  words: z
    .array(z.string())
    .min(1)
    .describe('A file that names a key or a base URL of these holds one of these texts, letter by letter.'),
  spellings: z.record(z.string(), z.string()).default({}).describe('Parts of names that are written in several ways.'),
  keys: z
    .array(Pattern)
    .min(1)
    .describe('Names of keys; what the group `stem` holds is what the base URL shares with the key.'),
  foreign: z.array(Pattern).default([]).describe('Names that look like it and belong to somebody else.'),
  root: z.string().describe('Stem of the vendor itself: its base URL serves keys of longer stems as well.'),
  baseUrls: z
    .array(z.string())
    .min(1)
    .describe('Names of the base URL, `{stem}` for what it shares with the key; the first is what is lacking.'),
  weakBaseUrls: z
    .array(z.string())
    .default([])
    .describe('Names that are one only right behind the name of the vendor, or of the key that stands there.'),
  ownEndpoints: z
    .boolean()
    .default(false)
    .describe(
      'Every key comes with an endpoint of its own. Any of them will do, it is lacking only where a program reads one, and no fix fills it in.',
    ),
  legacy: z.array(z.string()).default([]).describe('Names of the base URL that count only where a program reads them.'),
  generic: z
    .strictObject({ keys: z.array(Pattern).min(1), baseUrls: z.array(z.string()).min(1) })
    .describe('The same for names that only the program tells to be keys of this vendor.'),
  gateways: z
    .array(z.strictObject({ name: z.string(), baseUrls: z.array(Pattern).min(1), keys: z.array(Pattern).default([]) }))
    .default([])
    .describe('Gateways whose own variables may be there already.'),
  definitions: z
    .strictObject({
      modules: z.string().describe('Regular expression on the path of files that hold settings as constants.'),
      owners: z.string().describe('Regular expression on the names of classes and objects that hold settings.'),
      schemas: z
        .array(Name)
        .default([])
        .describe(
          'Functions that get a description of the environment: keys of objects in their arguments are variables.',
        ),
      texts: z
        .array(
          z.strictObject({
            modules: z.array(z.string()).min(1),
            name: z.string().optional().describe('What is imported, where entries begin with that.'),
            method: z.string().optional().describe('The method of what is imported that entries begin with.'),
            write: z.string().describe('The text for `{root}`, by the name that it was imported by.'),
          }),
        )
        .default([])
        .describe(
          'How entries of a schema that take a text begin, and how one that may be empty or absent is written.',
        ),
      compositions: z
        .strictObject({
          functions: z.array(Name).default([]).describe('Functions that make one schema of several.'),
          methods: z.array(z.string()).default([]).describe('Methods of a schema that add what they are given.'),
          drops: z.array(z.string()).default([]).describe('Methods of a schema after which any key may be gone.'),
        })
        .prefault({})
        .describe('How schemas are put together.'),
    })
    .optional()
    .describe('Which definitions in programs hold settings, whoever they are for.'),
});

export const RuleFile = z.discriminatedUnion('kind', [
  SdkRule,
  HttpRule,
  WireRule,
  VendorWireRule,
  ProvidersRule,
  ApisRule,
  ReadersRule,
  SettingsRule,
  GatewayRule,
]);

export type RuleFile = z.infer<typeof RuleFile>;
export type SdkRule = z.infer<typeof SdkRule>;
export type HttpRule = z.infer<typeof HttpRule>;
export type ProvidersRule = z.infer<typeof ProvidersRule>;
export type ApisRule = z.infer<typeof ApisRule>;
export type ReadersRule = z.infer<typeof ReadersRule>;
export type SettingsRule = z.infer<typeof SettingsRule>;
export type ConstructorRule = z.infer<typeof Constructor>;
export type GlobalRule = z.infer<typeof Global>;
export type ReleaseFacts = ConstructorRule['versions'][number];
export type Provider = z.infer<typeof Provider>;
export type Status = z.infer<typeof Status>;
export type SiteKind = z.infer<typeof SiteKind>;
export type Nothing = z.infer<typeof Nothing>;
