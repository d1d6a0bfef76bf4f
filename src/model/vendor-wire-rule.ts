/** The shape of the rules that say which requests speak a protocol of one vendor. */
import * as z from 'zod';
import { Vendor, WireName } from './rule-words.js';

export const VendorWireRule = z.strictObject({
  kind: z.literal('vendor-wire'),
  id: z.string(),
  title: z.string(),
  vendor: Vendor,
  wire: WireName,
  definite: z.array(z.string()).default([]).describe('Path endings that no other protocol uses, `:generateContent`.'),
  weak: z
    .array(z.string())
    .default([])
    .describe('Path endings that count on a host of the vendor, or with one of what follows.'),
  evidence: z
    .array(z.string())
    .default([])
    .describe('Regular expressions on the URL, as far as it is written out, and on the identifiers of its expression.'),
  nearby: z
    .array(z.string())
    .default([])
    .describe('Regular expressions on the names of the file, class and function around.'),
  signs: z
    .array(z.string())
    .default([])
    .describe('Regular expressions on the code around: headers that only requests of this protocol have.'),
  source: z.array(z.string()).default([]),
});

export type VendorWireRule = z.infer<typeof VendorWireRule>;
