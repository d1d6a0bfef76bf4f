/** Blanks the literals that stand where a key or password is named: `api_key="…"`, `environ["TOKEN"] = "…"`, `secret or "…"`. */
import { isNameItself, isSecretName } from './secret-names.js';

/** The name, what may close around it, and what gives it a value. */
const NAMED =
  /(?<![\w.-])([\w.-]+)(?:\([^()\n]{0,80}\))?["'`]?\s*[)\]]*\s*(?:\??:\s*[\w.[\]| ]{1,60}?=|\?\?=?|\|\|=?|=>|\bor\b|[:=,(?])(?!=)/g;

type Hole = (value: string) => string;

export function withoutNamedLiterals(text: string, hole: Hole): string {
  let result = '';
  let done = 0;
  NAMED.lastIndex = 0;
  for (let match = NAMED.exec(text); match; match = NAMED.exec(text)) {
    const from = NAMED.lastIndex;
    // The next name may begin within what was taken for a type or a call.
    NAMED.lastIndex = match.index + (match[1]?.length ?? 1);
    if (!isSecretName(match[1] ?? '')) continue;
    for (const { start, end } of literalsFrom(text, from)) {
      if (start < done) continue;
      result += text.slice(done, start) + blanked(text.slice(start, end), hole);
      done = end;
    }
    NAMED.lastIndex = Math.max(NAMED.lastIndex, done);
  }
  return result + text.slice(done);
}

function blanked(value: string, hole: Hole): string {
  if (value === '' || value === hole('') || isNameItself(value)) return value;
  // `Bearer ${token}`: what is around the hole may be part of the key.
  const holes = value.match(/\$?\{[^{}]*\}/g);
  if (!holes) return hole(value);
  return (/^(?:Bearer|Basic|Token) /.exec(value)?.[0] ?? '') + holes.join('');
}

interface Literal {
  start: number;
  end: number;
}

/** What may stand before a string literal that is (part of) a value; keys are put together from pieces, and come in lists. */
const BEFORE = /(?:[\s([\\+]|\bor\b|\|\||\?\?|#[^\n]*\n)*(?:[rbfu]{1,2}(?=["'`]))?("""|'''|["'`])/iy;
const BETWEEN_ITEMS = /\s*,/y;

function literalsFrom(text: string, from: number): Literal[] {
  const literals: Literal[] = [];
  let at = from;
  let isList = false;
  for (;;) {
    BEFORE.lastIndex = at;
    const match = BEFORE.exec(text);
    const quote = match?.[1];
    if (quote === undefined) return literals;
    isList ||= match?.[0].includes('[') === true;
    const start = BEFORE.lastIndex;
    const end = endOfLiteral(text, start, quote);
    literals.push({ start, end });
    at = Math.min(text.length, end + quote.length);
    BETWEEN_ITEMS.lastIndex = at;
    if (isList && BETWEEN_ITEMS.test(text)) at = BETWEEN_ITEMS.lastIndex;
  }
}

function endOfLiteral(text: string, start: number, quote: string): number {
  let end = start;
  while (end < text.length && !text.startsWith(quote, end)) end += text[end] === '\\' ? 2 : 1;
  return Math.min(end, text.length);
}
