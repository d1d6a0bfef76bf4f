/** The literals in a program that are surely keys or passwords, by the names they are given. */
import type { Arg, CallExpr, Expr, FileFacts, ObjectEntry } from '../model/facts.js';
import { isNameItself, isSecretName } from './secret-names.js';

/** A program with more is a list of keys, and a report has no room for them. */
const MOST = 2000;

export function secretsIn(files: readonly FileFacts[]): string[] {
  const found = new Set<string>();
  const note = (name: string | undefined, value: Expr | undefined): void => {
    if (value && name !== undefined && isSecretName(name)) for (const text of textsIn(value)) found.add(text);
  };
  for (const file of files) {
    // What a loop over dictionary keys calls `key` is a name.
    for (const { name, value, kind } of file.bindings) if (kind !== 'loop') note(name, value);
    for (const { property, value } of file.writes) note(nameIn(property), value);
    for (const fn of file.functions) for (const param of fn.params) note(param.name, param.default);
    for (const { members } of file.classes) for (const { name, value } of members) note(name, value);
    for (const { call } of file.calls) noteArguments(call, note);
  }
  return [...found].sort((a, b) => b.length - a.length).slice(0, MOST);
}

type Note = (name: string | undefined, value: Expr | undefined) => void;

function noteArguments({ args, callee }: CallExpr, note: Note): void {
  args.forEach(({ name, value }, index) => {
    note(name, value);
    // `getenv("TOKEN", "…")`, `headers.set("Authorization", "…")`
    if (name === undefined) note(nameIn(args[index - 1]?.value), value);
    if (name === undefined && index === 0) note(calleeName(callee), value);
    if (value.kind === 'object') value.entries.forEach((entry) => noteEntry(entry, note));
  });
}

function noteEntry(entry: ObjectEntry, note: Note): void {
  if ('key' in entry) note(entry.key, entry.value);
  else if ('computed' in entry) note(nameIn(entry.computed), entry.value);
  if ('value' in entry && entry.value.kind === 'object') entry.value.entries.forEach((inner) => noteEntry(inner, note));
}

function nameIn(value: string | Expr | undefined): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return value.kind === 'literal' ? String(value.value) : undefined;
}

/** `SecretStr("…")`, `new AzureKeyCredential("…")`. */
function calleeName(callee: Expr): string | undefined {
  if (callee.kind === 'name') return callee.name;
  return callee.kind === 'member' ? callee.property : undefined;
}

/** The string literals that a value is put together from. */
function textsIn(value: Expr): string[] {
  const texts: string[] = [];
  const waiting: Expr[] = [value];
  for (let expr = waiting.pop(); expr && texts.length < 50; expr = waiting.pop()) {
    if (expr.kind === 'literal') texts.push(String(expr.value));
    else waiting.push(...partsOf(expr));
  }
  return texts.filter((text) => text.length >= 4 && !isNameItself(text) && !isHarmless(text));
}

function partsOf(expr: Expr): Expr[] {
  switch (expr.kind) {
    case 'template':
      return expr.parts.map((part) =>
        typeof part === 'string' ? { kind: 'literal', value: part, span: expr.span } : part,
      );
    case 'binary':
      return [expr.left, expr.right];
    case 'choice':
      return expr.options;
    case 'list':
      return expr.items.map(({ value }) => value);
    case 'call':
      return expr.args.filter(isValue).map(({ value }) => value);
    default:
      return [];
  }
}

const isValue = ({ name }: Arg): boolean => name === undefined || isSecretName(name) || name === 'default';

/** A word, a name, a sentence, a URL: blanking it wherever it occurs would tear holes into the report. */
function isHarmless(text: string): boolean {
  return (
    /^[a-z]{1,7}$|^(?:test|bearer|basic|token|string|default|none|null|true|false)\b/i.test(text.trim()) ||
    /\s\S+\s|^[\w+.-]+:\/\/|^[a-z]+\/[a-z.+-]+$|^\.?\//.test(text) ||
    isSecretName(text)
  );
}
