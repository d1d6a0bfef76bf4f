import type { CallExpr, FileFacts } from '../../../model/facts.js';
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
  if (!argsSpan || !/^\w+$/.test(param) || isGenerator(text, argsSpan, args.length)) return undefined;
  const items = args.map((arg) => arg.value.span);
  const key = args.findIndex(({ name }) => name !== undefined && beside.includes(name));
  const list = { text, language: 'python' as const, span: argsSpan, items };
  return insertItem(list, `${param}=${value}`, key < 0 ? items.length - 1 : key, style);
}

/** `f(x for x in y)` is a single argument without brackets of its own. */
const isGenerator = (text: string, span: readonly [number, number], count: number): boolean =>
  count === 1 && /\sfor\s/.test(text.slice(span[0], span[1])) && !/[=[{]/.test(text.slice(span[0], span[1]));
