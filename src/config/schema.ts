/** What a configuration file may say. */
import { z } from 'zod';

const Texts = z.array(z.string());

export const ConfigSchema = z.strictObject({
  include: Texts.default([]),
  exclude: Texts.default([]),
  /** Files with own rules, relative to the configuration file. */
  rules: Texts.default([]),
  maxFileSize: z.union([z.string(), z.number().positive()]).transform(String).optional(),
});

export type Config = z.output<typeof ConfigSchema>;
export const CONFIG_KEYS: readonly string[] = Object.keys(ConfigSchema.shape);
