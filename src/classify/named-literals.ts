/** Blanks the literals that stand where a key or password is named: `api_key="…"`, `environ["TOKEN"] = "…"`, `secret or "…"`. */

const SECRET_WORD =
  'api_?-?key|apikey|access_?-?key|account_?-?key|private_?-?key|secret|token|passw(?:or)?d|passphrase|pwd|credential|authorization|auth_?key|bearer|cookie|session_?id|conn(?:ection)?_?str(?:ing)?|dsn|signature|license_?key|encryption_?key|signing_?key|webhook(?:_?url)?|pin_?code|_key|Key|KEY';

/** The name, what may close around it, and what gives it a value. */
const NAMED = new RegExp(
  `[\\w.-]*(?:${SECRET_WORD})[\\w-]*["'\`]?\\s*[)\\]]*\\s*(?::\\s*[\\w.[\\] |]+?\\s*=|[:=,(]|=>|\\bor\\b|\\|\\||\\?\\?=?|\\?|\\+=)(?!=)`,
  'gi',
);

export function isSecretName(name: string): boolean {
  return new RegExp(`(?:${SECRET_WORD})`, 'i').test(name.replace(/-/g, '_')) && !/tokens$|tokenizer|max_?token|keyword/i.test(name);
}

/** Names of variables, and holes of a template, are no values. */
const VARIABLE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

export function withoutNamedLiterals(text: string, mark: string): string {
  let result = '';
  let done = 0;
  NAMED.lastIndex = 0;
  for (let match = NAMED.exec(text); match; match = NAMED.exec(text)) {
    if (!isSecretName(match[0])) continue;
    let at = NAMED.lastIndex;
    for (let literal = literalAt(text, at); literal; literal = literalAt(text, at)) {
      const value = text.slice(literal.start, literal.end);
      result += text.slice(done, literal.start) + blanked(value, mark);
      done = literal.end;
      at = literal.next;
    }
    NAMED.lastIndex = Math.max(NAMED.lastIndex, done);
  }
  return result + text.slice(done);
}

function blanked(value: string, mark: string): string {
  if (value === '' || value === mark || VARIABLE.test(value)) return value;
  // `Bearer ${token}`: what is around the hole may be part of the key.
  const holes = value.match(/\$?\{[^{}]*\}/g);
  return holes ? holes.map((hole) => hole).join('').replace(/^/, /^(?:Bearer|Basic|Token) /.exec(value)?.[0] ?? '') : mark;
}

/** A string literal after blanks, brackets, a prefix, a plus: keys are put together from pieces. */
const BEFORE = /(?:[\s(\\+]|or\b|\|\||\?\?)*(?:[rbfu]{1,2}(?=["'`]))?("""|'''|["'`])/iy;

function literalAt(text: string, from: number): { start: number; end: number; next: number } | undefined {
  BEFORE.lastIndex = from;
  const quote = BEFORE.exec(text)?.[1];
  if (quote === undefined) return undefined;
  const start = BEFORE.lastIndex;
  let end = start;
  while (end < text.length && !text.startsWith(quote, end)) end += text[end] === '\\' ? 2 : 1;
  end = Math.min(end, text.length);
  return { start, end, next: Math.min(text.length, end + quote.length) };
}
