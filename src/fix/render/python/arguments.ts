import type { CallExpr, ExprOf, FileFacts } from '../../../model/facts.js';
import type { NewArgument } from '../argument.js';
import { insertItem, type Change } from '../list.js';
import type { Style } from '../style.js';

/** Adds a keyword argument: behind the key if it is passed as one, else at the end. */
export function addKeyword(
  { text }: FileFacts,
  { argsSpan, args }: CallExpr,
  { param, beside, value }: NewArgument,
  style: Style,
): Change[] | undefined {
  const [name = '', key, ...deeper] = param.split('.');
  if (!argsSpan || !/^\w+$/.test(name) || deeper.length > 0 || isGenerator(text, argsSpan, args.length))
    return undefined;
  const entry = key === undefined ? value : `${style.quote}${key}${style.quote}: ${value}`;
  const there = key === undefined ? undefined : args.find((arg) => arg.name === name)?.value;
  if (there) return there.kind === 'object' ? intoDictionary(text, there, entry, style) : undefined;
  const items = args.map((arg) => arg.value.span);
  const besides = args.findIndex((arg) => arg.name !== undefined && beside.includes(arg.name));
  const list = { text, language: 'python' as const, span: argsSpan, items };
  const written = `${name}=${key === undefined ? entry : `{${entry}}`}`;
  return insertItem(list, written, besides < 0 ? items.length - 1 : besides, style);
}

const intoDictionary = (text: string, { span, entries }: ExprOf<'object'>, entry: string, style: Style): Change[] =>
  insertItem(
    { text, language: 'python', span, items: entries.map((one) => one.span) },
    entry,
    entries.length - 1,
    style,
  );

/** `f(x for x in y)` is a single argument without brackets of its own. */
const isGenerator = (text: string, span: readonly [number, number], count: number): boolean =>
  count === 1 && /\sfor\s/.test(text.slice(span[0], span[1])) && !/[=[{]/.test(text.slice(span[0], span[1]));
