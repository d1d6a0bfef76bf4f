/** What methods that cut or replace make of a text that is written out. */
import type { CallExpr, Expr } from '../../model/facts.js';
import type { Env } from '../../model/value.js';
import { replaced } from './text.js';

/** Undefined where it can't be said; null where the text would grow too long. */
export function rewrittenText(text: string, { callee, args }: CallExpr, env: Env): string | null | undefined {
  if (callee.kind !== 'member') return undefined;
  const [first, second] = args.map(({ value }) => value);
  const given = textOf(first);
  const { language } = env.file;
  if (callee.property === 'replace' && first && second) {
    const to = textOf(second);
    if (to === undefined) return undefined;
    if (given) return replaced(text, given, to, language === 'python' ? Infinity : 1) ?? null;
    return first.kind === 'opaque' && language === 'typescript'
      ? withoutMatch(text, env.file.text.slice(...first.span), to)
      : undefined;
  }
  return language === 'python' && given ? cut(text, callee.property, given) : undefined;
}

const textOf = (expr: Expr | undefined): string | undefined =>
  expr?.kind === 'literal' ? String(expr.value) : undefined;

/** `url.rstrip("/")`, `url.removesuffix("/v1")`. */
function cut(text: string, method: string, given: string): string | undefined {
  if (method === 'removesuffix') return text.endsWith(given) ? text.slice(0, -given.length) : text;
  if (method === 'removeprefix') return text.startsWith(given) ? text.slice(given.length) : text;
  if (!/^[lr]?strip$/.test(method)) return undefined;
  let [start, end] = [0, text.length];
  if (method !== 'rstrip') while (start < end && given.includes(text.charAt(start))) start++;
  if (method !== 'lstrip') while (end > start && given.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** One letter as it stands, which may be repeated: nothing else of expressions is tried, so that none can take long. */
const PIECE = /^(?:\\([/.:\-?])|([\w/:-]))([+*?]?)/;

/** `url.replace(/\/v1\/?$/, "")`: plain letters that the text ends or begins with. */
function withoutMatch(text: string, written: string, to: string): string | undefined {
  const [, source = '', flags = ''] = /^\/(.+)\/([gi]*)$/.exec(written) ?? [];
  const isAnchored = source.startsWith('^') || source.endsWith('$');
  if (!isAnchored || to.includes('$') || flags.includes('i')) return undefined;
  let rest = source.replace(/^\^/, '').replace(/\$$/, '');
  let repeated = 0;
  for (let piece = PIECE.exec(rest); piece; piece = PIECE.exec(rest)) {
    if (piece[3]) repeated++;
    rest = rest.slice(piece[0].length);
  }
  return rest === '' && repeated <= 2 && text.length <= LONGEST ? text.replace(new RegExp(source), to) : undefined;
}

/** No URL that anybody wrote is longer. */
const LONGEST = 2048;
