/** The shape of the rules that say which requests speak a protocol. */
import * as z from 'zod';

export const WireRule = z.strictObject({
  kind: z.literal('wire'),
  id: z.string(),
  title: z.string(),
  definite: z.array(z.string()).describe('Path endings that no other protocol uses, `/chat/completions`.'),
  weak: z.array(z.string()).describe('Path endings that count only on a known host or with one of `evidence`.'),
  evidence: z.array(z.string()).describe('Regular expressions on the identifiers of the URL expression.'),
  foreign: z.array(z.string()).default([]).describe('Regular expressions on the path that speak another protocol.'),
  nearby: z
    .array(z.string())
    .default([])
    .describe('Regular expressions on the names of the file, class and function around that are evidence, too.'),
  strangers: z
    .array(z.string())
    .default([])
    .describe('Such names that speak another protocol where the host is not written out, except on chat paths.'),
  bilingual: z
    .array(z.string())
    .default([])
    .describe(
      'Such names that speak this protocol and another; of URLs to choose from, which hold both, theirs is the other.',
    ),
  exchanges: z
    .array(
      z.strictObject({
        sends: z.array(z.string()).min(1).describe('Keys of the body that is sent.'),
        reads: z
          .array(z.string())
          .min(1)
          .describe('Regular expressions on the code around, which reads the answer; `nearby` will do as well.'),
        words: z.array(z.string()).describe('Texts of which a file with such a request holds one, letter by letter.'),
      }),
    )
    .default([])
    .describe('Requests to a URL of which nothing is known are told by what they send and read.'),
  bodies: z
    .array(z.strictObject({ path: z.string(), sends: z.array(z.string()).min(1) }))
    .default([])
    .describe('Weak endings that count where the body that is sent there has all of these keys.'),
  answers: z
    .array(z.string())
    .default([])
    .describe('Regular expressions on the code around that alone tell such a request, if its body may hold messages.'),
  otherwise: z
    .array(z.string())
    .default([])
    .describe('Regular expressions on the call: headers that only requests of another protocol have.'),
  keyed: z
    .strictObject({
      paths: z
        .array(z.string())
        .min(1)
        .describe('Weak endings; nothing but an unknown base and a version stands before.'),
      names: z
        .array(z.string())
        .default([])
        .describe(
          'Regular expressions on the names of settings that hold such an ending, of which nothing else is known.',
        ),
      words: z
        .array(z.string())
        .default([])
        .describe('Texts of which a file that names one holds one, letter by letter.'),
      keys: z.array(z.string()).min(1).describe('Regular expressions on the call and the lines before it.'),
    })
    .optional()
    .describe('Requests to a base of which nothing is known are told by the key of an API that goes along.'),
});

export type WireRule = z.infer<typeof WireRule>;
