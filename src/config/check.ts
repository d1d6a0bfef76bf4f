/** Data becomes a checked configuration, or a sentence about the first thing wrong with it. */
import type { z } from 'zod';
import { didYouMean, UserError } from '../errors.js';
import type { RawConfig } from './read.js';
import { CONFIG_KEYS, ConfigSchema, type Config } from './schema.js';

type Issue = z.core.$ZodIssue;

export function checkConfig(path: string, raw: RawConfig): Config {
  const parsed = ConfigSchema.safeParse(raw.value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const key = issue === undefined ? undefined : issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0];
  const line = key === undefined ? lineAt(raw.text, raw.start) : lineOfKey(raw, String(key));
  throw new UserError(
    'bad-config',
    `${path}:${line} ${issue === undefined ? 'is not a configuration' : sentence(issue)}`,
  );
}

function sentence(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return `has an unknown key "${key}".${didYouMean(key, CONFIG_KEYS) || ` Known: ${CONFIG_KEYS.join(', ')}.`}`;
  }
  const [key, index] = issue.path;
  if (key === undefined) return `must hold keys and values. Known keys: ${CONFIG_KEYS.join(', ')}.`;
  if (key === 'maxFileSize') return 'has a "maxFileSize" that is neither a number of bytes nor a size such as "5MB".';
  if (index === undefined) return `has a "${String(key)}" that is not a list.`;
  return `has a "${String(key)}" whose entry ${Number(index) + 1} is not text.`;
}

/** Near enough for a person: the first line after the section's start on which the key is written as one. */
function lineOfKey({ text, start }: RawConfig, key: string): number {
  const escaped = key.replace(/[^\w]/g, '\\$&');
  const at = new RegExp(`(^|[\\s{,])["']?${escaped}["']?\\s*[:=]`, 'm').exec(text.slice(start));
  return lineAt(text, at === null ? start : start + at.index + (at[1]?.length ?? 0));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
