/** Keys that are read by a call, `config.get('X')`, `env.str("X")`: their twins are read by the same. */
import type { Analysis } from '../../model/analysis.js';
import type { CallExpr, Expr, FileFacts } from '../../model/facts.js';
import { keptUnder, visible } from './access.js';

/** The call that reads the key: where it stands, or behind one name. */
export function readingCall(file: FileFacts, key: Expr): CallExpr | undefined {
  if (key.kind === 'call') return key;
  if (key.kind === 'choice') return key.options[0] && readingCall(file, key.options[0]);
  if (key.kind === 'member') {
    const [kept, ...others] = keptUnder(file, key);
    return kept && others.length === 0 && kept.kind !== 'member' ? readingCall(file, kept) : undefined;
  }
  const value = key.kind === 'name' ? visible(file, key.name, key.scope)?.value : undefined;
  return value?.kind === 'call' ? value : undefined;
}

/** The variable that a call names, and nothing else. */
export function variableRead({ args: [first] }: CallExpr): string | undefined {
  const { value } = first ?? {};
  return value?.kind === 'literal' && /^[A-Z][A-Z\d_]*$/.test(String(value.value)) ? String(value.value) : undefined;
}

/** The same call for another variable, which may be absent; undefined where it can't be written. */
export function readLike({ program }: Analysis, file: FileFacts, call: CallExpr, variable: string): string | undefined {
  const how = program.optionally({ call, env: { file } });
  const [first] = call.args;
  if (!how || !first || !call.argsSpan || isTyped(file, call)) return undefined;
  const { callee } = call;
  const written = file.text.slice(...callee.span);
  if (/[\n(]/.test(written)) return undefined;
  const called =
    how.method !== undefined && callee.kind === 'member'
      ? `${written.slice(0, -callee.property.length)}${how.method}`
      : written;
  const types = file.text.slice(callee.span[1], call.argsSpan[0]);
  const quote = file.text[first.value.span[0]] ?? '"';
  const more = how.default === undefined ? '' : `, ${how.default.replaceAll('"', quote)}`;
  return `${called}${types}(${quote}${variable}${quote}${more})`;
}

/** `config: Config<Known>`: its type says which keys there are. */
function isTyped({ text }: FileFacts, { callee }: CallExpr): boolean {
  const object = callee.kind === 'member' ? callee.object : callee;
  const name = object.kind === 'member' ? object.property : object.kind === 'name' ? object.name : undefined;
  return name === undefined || new RegExp(`(?<![\\w$])${name}\\s*[?!]?:\\s*[\\w.]+<`).test(text);
}
