/** What a configuration file may say. */
import * as z from 'zod';
import { PolicySchema } from '../model/policy.js';

const Texts = z.array(z.string());

export const ConfigSchema = z.strictObject({
  include: Texts.default([]).describe('Patterns as in a .gitignore; without any, everything is read.'),
  exclude: Texts.default([]).describe('Patterns as in a .gitignore.'),
  rules: Texts.default([]).describe('Files with own rules, relative to the configuration file.'),
  maxFileSize: z
    .union([z.string(), z.number().positive()])
    .transform(String)
    .optional()
    .describe('Larger files are left out: `5MB`, or bytes.'),
  maxSteps: z
    .number()
    .int()
    .positive()
    .optional()
    .describe(
      'How much work following the values of one file may be (1000000); where that is not enough, the report says so.',
    ),
  baseline: z.string().min(1).optional().describe('File of known findings, relative to the configuration file.'),
  policy: PolicySchema.optional().describe('What `reroute check` complains of.'),
});

export type Config = z.output<typeof ConfigSchema>;
export const CONFIG_KEYS: readonly string[] = Object.keys(ConfigSchema.shape);

export function configJsonSchema(): object {
  return { ...z.toJSONSchema(ConfigSchema, { io: 'input' }), title: 'reroute configuration' };
}
