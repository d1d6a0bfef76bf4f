/** Turns what the schema has to say about a value into half a sentence. */
import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

export function explain(issue: Issue, value: unknown): string {
  const place = placeOf(issue.path);
  if (issue.code === 'unrecognized_keys') return `${place} has no key ${issue.keys.map(keyShown).join(', ')}`;
  const found = valueAt(value, issue.path);
  return `${place} must be ${expectation(issue)}, found ${shown(found)}`;
}

export function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at ? '.' : ''}${String(key)}`)).join('');
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return article(issue.expected);
    case 'invalid_value':
      return issue.values.map((value) => quoted(value)).join(' or ');
    case 'invalid_union':
      return unionExpectation(issue);
    case 'invalid_format':
      return issue.format === 'regex' ? `text of the form ${issue.pattern ?? ''}` : issue.format;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'not empty' : `at least ${issue.minimum}`;
    default:
      return `different (${issue.message})`;
  }
}

function unionExpectation(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  return options.length > 0 ? options.map(quoted).join(' or ') : 'one of the kinds the schema knows';
}

function article(type: string): string {
  const names: Record<string, string> = { string: 'text', object: 'a mapping', array: 'a list', int: 'a whole number' };
  return names[type] ?? `a ${type}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  return typeof value === 'string' ? 'other text' : `a ${typeof value}`;
}

/** What is spelt like no key of ours is somebody's text. */
function keyShown(key: string): string {
  return /^[A-Za-z]\w{0,30}$/.test(key) ? quoted(key) : 'of such a name';
}

function quoted(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
