/** Data becomes a checked configuration, or a sentence about the first thing wrong with it. */
import type * as z from 'zod';
import { didYouMean, UserError } from '../errors.js';
import { keysAt } from './keys.js';
import type { RawConfig } from './read.js';
import { CONFIG_KEYS, ConfigSchema, type Config } from './schema.js';
import { escapeRegex } from '../model/pattern.js';

type Issue = z.core.$ZodIssue;

export function checkConfig(path: string, raw: RawConfig): Config {
  const parsed = ConfigSchema.safeParse(raw.value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0] && nearest(parsed.error.issues[0]);
  const key = issue === undefined ? undefined : issue.code === 'unrecognized_keys' ? issue.keys[0] : lastKey(issue);
  const line = key === undefined ? lineAt(raw.text, raw.start) : lineOfKey(raw, key);
  throw new UserError(
    'bad-config',
    `${path}:${line} ${issue === undefined ? 'is not a configuration' : sentence(issue)}`,
  );
}

/** Of a choice between shapes, the complaint of the one that was meant: where the reading got deepest. */
function nearest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flatMap(([first]) => first ?? []).map(nearest);
  const best =
    inner.find(({ code, path }) => code === 'unrecognized_keys' || path.length > 0) ??
    inner.find(({ code }) => code !== 'invalid_type') ??
    inner[0];
  return best === undefined ? issue : { ...best, path: [...issue.path, ...best.path] };
}

function lastKey({ path }: Issue): string | undefined {
  return path.findLast((step) => typeof step === 'string');
}

function sentence(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const known = keysAt(issue.path);
    const where = issue.path.length > 0 ? ` in "${dotted(issue.path)}"` : '';
    const named = NAME.test(key) ? `an unknown key "${key}"` : 'a key of an unknown name';
    return `has ${named}${where}.${didYouMean(key, known) || ` Known: ${known.join(', ')}.`}`;
  }
  if (issue.path.length === 0) return `must hold keys and values. Known keys: ${CONFIG_KEYS.join(', ')}.`;
  if (issue.path[0] === 'maxFileSize')
    return 'has a "maxFileSize" that is neither a number of bytes nor a size such as "5MB".';
  return wrongValue(issue);
}

/** What is spelt like no key of ours is somebody's text. */
const NAME = /^[A-Za-z]\w{0,30}$/;

const TYPES: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  object: 'keys and values',
  record: 'keys and values',
  string: 'text',
};

function wrongValue(issue: Issue): string {
  const { path } = issue;
  const last = path.at(-1);
  const isEntry = typeof last === 'number';
  const name = `has a "${dotted(isEntry ? path.slice(0, -1) : path)}"`;
  const said = isEntry ? `${name} whose entry ${last + 1}` : `${name} that`;
  if (issue.code === 'invalid_value') return `${said} is none of ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'invalid_type') return `${said} is not ${TYPES[issue.expected] ?? issue.expected}.`;
  if (issue.code === 'too_small') return `${said} is empty.`;
  return `${said} can not be used.`;
}

function dotted(path: Issue['path']): string {
  return path.map((step) => (typeof step === 'number' ? step + 1 : String(step))).join('.');
}

/** Near enough for a person: the first line after the section's start on which the key is written as one. */
function lineOfKey({ text, start }: RawConfig, key: string): number {
  const at = new RegExp(`(^|[\\s{,])["']?${escapeRegex(key)}["']?\\s*[:=]`, 'm').exec(text.slice(start));
  return lineAt(text, at === null ? start : start + at.index + (at[1]?.length ?? 0));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
