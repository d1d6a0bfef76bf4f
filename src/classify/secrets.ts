/** The literals in a program that are surely keys or passwords, by the names they are given. */
import type { Arg, CallExpr, Expr, FileFacts, ObjectEntry } from '../model/facts.js';
import { remembering } from '../model/remembered.js';
import { isHolder, isNameItself, isPlainHeader, isSecretName } from './secret-names.js';

/** A program with more is a list of keys, and a report has no room for them. */
const MOST = 2000;

export function secretsIn(files: readonly FileFacts[]): string[] {
  const found = new Set<string>();
  // The same names stand in every file.
  const kindOf = remembering((name) => (isHolder(name) ? 'holder' : isSecretName(name) ? 'secret' : 'neither'));
  for (const file of files) {
    const handed = new Set<string>();
    const note = (name: string | undefined, value: Expr | undefined): void => {
      const kind = value && name !== undefined ? kindOf(name) : 'neither';
      if (!value || kind === 'neither') return;
      for (const text of kind === 'holder' ? textsHeld(value) : textsIn(value)) found.add(text);
      if (value.kind === 'name') handed.add(value.name);
    };
    noteFile(file, note);
    // What is given away as a key is one under its own name, too.
    for (const { name, value } of file.bindings)
      if (value && handed.has(name)) for (const text of textsHeld(value)) found.add(text);
  }
  return [...found].sort((a, b) => b.length - a.length).slice(0, MOST);
}

type Note = (name: string | undefined, value: Expr | undefined) => void;

function noteFile(file: FileFacts, note: Note): void {
  // What a loop over dictionary keys calls `key` is a name.
  for (const { name, value, kind } of file.bindings) if (kind !== 'loop') noteIn(name, value, note);
  for (const { property, value } of file.writes) noteIn(nameIn(property), value, note);
  for (const fn of file.functions) for (const param of fn.params) note(param.name, param.default);
  for (const { members } of file.classes) for (const { name, value } of members) noteIn(name, value, note);
  for (const { call } of file.calls) noteArguments(call, note);
}

/** A value of its own name, and those in it that have one. */
function noteIn(name: string | undefined, value: Expr | undefined, note: Note): void {
  note(name, value);
  if (value?.kind === 'object') value.entries.forEach((entry) => noteEntry(entry, note));
}

function noteArguments({ args, callee }: CallExpr, note: Note): void {
  args.forEach(({ name, value }, index) => {
    note(name, value);
    // `getenv("TOKEN", "…")`, `headers.set("Authorization", "…")`
    if (name === undefined) note(nameIn(args[index - 1]?.value), value);
    if (name === undefined && index === 0) note(calleeName(callee), value);
    // `HTTPBasicAuth("ada", "…")`, `add_argument("--api-key", default="…")`
    if (name === undefined && isHolder(calleeName(callee) ?? '')) note('auth', value);
    if (name === 'default' || name === 'default_value') note(nameIn(args[0]?.value), value);
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

/** Of headers, cookies, a pair of name and password: whatever is in them. */
function textsHeld(value: Expr): string[] {
  if (value.kind === 'list') return value.items.flatMap((item) => textsHeld(item.value));
  if (value.kind !== 'object') return textsIn(value);
  return value.entries.flatMap((entry) => {
    if (!('value' in entry) || ('key' in entry && isPlainHeader(entry.key))) return [];
    return textsHeld(entry.value);
  });
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
