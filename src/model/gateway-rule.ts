/** What the configuration of a gateway says, and what the gateway serves. */
import * as z from 'zod';

const Path = z.string().describe('Keys joined by dots.');

export const GatewayRule = z.strictObject({
  kind: z.literal('gateway'),
  id: z.string(),
  title: z.string(),
  format: z.string().describe('What its configuration is called on the command line.'),
  models: Path.describe('Where its configuration lists what it serves.'),
  name: Path.describe('Inside an entry: the name that clients ask for. `*` stands for anything.'),
  target: Path.describe('Inside an entry: the model that is called, which clients may ask for, too.'),
  aliases: z.array(Path).default([]).describe('Maps of further names to names: a text, or a map with `model`.'),
  fallbacks: z.array(Path).default([]).describe('Lists of names that serve what nothing else does.'),
  providers: z
    .array(z.strictObject({ models: z.string(), provider: z.string(), key: z.string() }))
    .min(1)
    .describe(
      'Regular expressions on bare names: whose they are, so that `model-x` is served by `vendor/*`. The first is taken for names that none fits.',
    ),
  starter: z
    .strictObject({
      entry: z
        .record(z.string(), z.unknown())
        .describe(
          '`{model}` is the name, `{target}` the model with its provider, `{key}` the variable of the provider’s key.',
        ),
      rest: z.record(z.string(), z.unknown()),
      comment: z.string(),
    })
    .describe('What a first configuration is made of.'),
  surfaces: z
    .array(z.strictObject({ name: z.string(), note: z.string() }))
    .default([])
    .describe('Interfaces that need more than an entry in the list of models.'),
  source: z.array(z.string()).default([]),
});

export type GatewayRule = z.infer<typeof GatewayRule>;
