/** Adds a property to the options of a call, however deep the rule says it lies. */
import type { CallExpr, Expr, ExprOf, FileFacts } from '../../../model/facts.js';
import { applyEdits } from '../../apply/edits.js';
import type { NewArgument } from '../argument.js';
import { insertItem, type BracketList, type Change } from '../list.js';
import type { Style } from '../style.js';

interface Place {
  position: number;
  keys: string[];
}

/** `baseURL`, `configuration.baseURL`, `arg[1].baseURL`, `arg[1]`. */
function placeOf(param: string): Place {
  const match = /^arg\[(\d+)\]\.?(.*)$/.exec(param);
  const rest = match ? (match[2] ?? '') : param;
  return { position: Number(match?.[1] ?? 0), keys: rest === '' ? [] : rest.split('.') };
}

export function addProperty(
  file: FileFacts,
  call: CallExpr,
  { param, beside, value }: NewArgument,
  style: Style,
): Change[] | undefined {
  const { position, keys } = placeOf(param);
  const arg = call.args[position];
  if (call.args.some(({ spread }) => spread)) return undefined;
  const isOnly = call.args.length === 0 && position === 0 && keys.length > 0;
  if (isOnly && isBlank(file, call)) return [onlyArgument(file, call, keys, value, style)];
  if (!arg) return newArgument(file, call, position, nested(keys, value), style);
  const siblings = beside.map((one) => placeOf(one).keys.at(-1) ?? one);
  return keys.length === 0 ? undefined : intoValue(file, arg.value, { keys, beside: siblings, value }, style);
}

/** `{ configuration: { baseURL: … } }`. A property that is named like its value is written once. */
function nested(keys: readonly string[], value: string): string {
  return keys.reduceRight((inner, key) => `{ ${property(key, inner)} }`, value);
}

const property = (key: string, value: string): string => (key === value ? key : `${key}: ${value}`);

const isBlank = ({ text }: FileFacts, { argsSpan }: CallExpr): boolean =>
  !argsSpan || text.slice(argsSpan[0] + 1, argsSpan[1] - 1).trim() === '';

/** As if an empty object stood there: what is too long for its line breaks inside the object's brackets. */
function onlyArgument(
  { text }: FileFacts,
  { span, argsSpan = [span[1], span[1]] }: CallExpr,
  [key = '', ...deeper]: readonly string[],
  value: string,
  style: Style,
): Change {
  const [start, end] = argsSpan;
  const list: BracketList = {
    text: `${text.slice(0, start)}({})${text.slice(end)}`,
    language: 'typescript',
    span: [start + 1, start + 3],
    items: [],
  };
  const inside = insertItem(list, property(key, nested(deeper, value)), -1, style).map((change) => change.text);
  return { start, end, text: `({${inside.join('')}})` };
}

/** What stands before it and is left out has to be there: options without any. */
function newArgument(
  file: FileFacts,
  call: CallExpr,
  position: number,
  value: string,
  style: Style,
): Change[] | undefined {
  const { argsSpan } = call;
  const lacking = position - call.args.length;
  if (!argsSpan || lacking < 0 || (lacking > 0 && !value.startsWith('{'))) return undefined;
  const items = call.args.map((arg) => arg.value.span);
  const list: BracketList = { text: file.text, language: 'typescript', span: argsSpan, items };
  return insertItem(list, `${'{}, '.repeat(lacking)}${value}`, items.length - 1, style);
}

interface NewProperty {
  keys: readonly string[];
  beside: readonly string[];
  value: string;
}

function intoValue(
  file: FileFacts,
  expr: Expr,
  { keys, beside, value }: NewProperty,
  style: Style,
): Change[] | undefined {
  const [key = '', ...deeper] = keys;
  if (expr.kind !== 'object') return spreadInto(file, expr, property(key, nested(deeper, value)), style);
  const entry = expr.entries.find((one) => 'key' in one && one.key === key);
  if (entry && 'key' in entry)
    return deeper.length === 0 ? undefined : intoValue(file, entry.value, { keys: deeper, beside: [], value }, style);
  const items = expr.entries.map(({ span }) => span);
  return insertItem(
    listOf(file, expr),
    property(key, nested(deeper, value)),
    indexOf(expr, beside, items.length),
    style,
  );
}

const listOf = ({ text }: FileFacts, { span, entries }: ExprOf<'object'>): BracketList => ({
  text,
  language: 'typescript',
  span,
  items: entries.map((entry) => entry.span),
});

/** Behind the key, unless something is spread in later on: the last one wins. */
function indexOf({ entries }: ExprOf<'object'>, beside: readonly string[], count: number): number {
  const lastSpread = entries.findLastIndex((entry) => 'spread' in entry);
  const key = entries.findIndex((entry) => 'key' in entry && beside.includes(entry.key));
  return key > lastSpread ? key : count - 1;
}

/** An object built elsewhere is copied with the property added, as if the copy had stood there. */
function spreadInto({ text }: FileFacts, expr: Expr, added: string, style: Style): Change[] | undefined {
  if (expr.kind !== 'name' && expr.kind !== 'member') return undefined;
  const [start, end] = expr.span;
  const copy = `{ ...${text.slice(start, end)} }`;
  const list: BracketList = {
    text: `${text.slice(0, start)}${copy}${text.slice(end)}`,
    language: 'typescript',
    span: [start, start + copy.length],
    items: [[start + 2, start + copy.length - 2]],
  };
  const made = applyEdits(list.text, insertItem(list, added, 0, style));
  return [{ start, end, text: made.slice(start, made.length - (text.length - end)) }];
}
