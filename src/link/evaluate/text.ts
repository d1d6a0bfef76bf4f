/** Strings put together from parts. */
import { isBegun } from '../../model/begun.js';
import type { Expr, ExprOf } from '../../model/facts.js';
import type { At, Env, Flow } from '../../model/value.js';
import { at, flow, type Engine } from './engine.js';

/** Ways in which the parts of one text may combine before it is kept as parts. */
const MOST = 16;
/** A longer text is kept as parts: doubled again and again, it would outgrow any memory. */
const LONGEST = 1 << 16;

/** One flow for each text the parts can make, as long as every part is known; else one text with its parts. */
export function joined(parts: (string | Flow[])[], where: At): Flow[] {
  let texts: { text: string; trail: Flow['trail'] }[] = [{ text: '', trail: undefined }];
  // What a setting begins as is not what it will be.
  if (beginsUnset(parts)) return [flow({ kind: 'text', parts, at: where }, firstTrail(parts))];
  for (const part of parts) {
    if (typeof part === 'string') {
      texts = texts.map(({ text, trail }) => ({ text: text + part, trail }));
      continue;
    }
    const known = part.every(({ value }) => value.kind === 'literal');
    if (!known || part.length === 0 || texts.length * part.length > MOST || lengthOf(texts, part) > LONGEST)
      return [flow({ kind: 'text', parts, at: where }, firstTrail(parts))];
    texts = texts.flatMap(({ text, trail }) =>
      part.map((one) => ({
        text: text + String(one.value.kind === 'literal' ? one.value.value : ''),
        trail: trail ?? one.trail,
      })),
    );
  }
  return texts.map(({ text, trail }) => flow({ kind: 'literal', value: text, at: where }, trail));
}

function beginsUnset(parts: readonly (string | Flow[])[]): boolean {
  const first = parts.find((part) => part !== '');
  return (
    parts.length > 1 && first !== undefined && typeof first !== 'string' && first.length > 0 && first.every(isBegun)
  );
}

/** Undefined where the text would grow too long: it may be told to double twenty times in a row. */
export function replaced(text: string, from: string, to: string, most: number): string | undefined {
  const pieces = text.split(from);
  const times = Math.min(pieces.length - 1, most);
  const grown = text.length + times * (to.length - from.length);
  if (grown > Math.max(LONGEST, text.length)) return undefined;
  return pieces.reduce((before, piece, index) => before + (index <= times ? to : from) + piece);
}

/** Of the longest text that the two can make together. */
function lengthOf(texts: readonly { text: string }[], part: readonly Flow[]): number {
  const longest = (lengths: number[]): number => Math.max(0, ...lengths);
  return (
    longest(texts.map(({ text }) => text.length)) +
    longest(part.map(({ value }) => (value.kind === 'literal' ? String(value.value).length : 0)))
  );
}

function firstTrail(parts: (string | Flow[])[]): Flow['trail'] {
  for (const part of parts) {
    const unknown = typeof part === 'string' ? undefined : part.find(({ value }) => value.kind !== 'literal');
    if (unknown) return unknown.trail;
  }
  return undefined;
}

/** `a + b + c` and `base / "path"`; a long chain is walked, not recursed into. */
export function concatenated(engine: Engine, expr: ExprOf<'binary'>, env: Env): Flow[] {
  const terms: (string | Flow[])[] = [];
  let rest: Expr = expr;
  while (rest.kind === 'binary' && rest.op === expr.op) {
    terms.unshift(engine.evaluate(rest.right, env));
    if (expr.op === '/') terms.unshift('/');
    rest = rest.left;
  }
  terms.unshift(engine.evaluate(rest, env));
  return joined(terms, at(env.file, expr));
}

const HOLE = /%[sdr]|\{[^{}]*\}/;

/** `"…%s…" % x`, `"…{}…".format(x)`: holes are filled in order, named ones by whatever is left. */
export function formatted(engine: Engine, template: Expr, values: Expr[], env: Env, where: At): Flow[] {
  const fills = values.map((value) => engine.evaluate(value, env));
  return engine.evaluate(template, env).flatMap((one) => {
    if (one.value.kind !== 'literal' || typeof one.value.value !== 'string') {
      return [flow({ kind: 'text', parts: [[one], ...fills], at: where }, one.trail)];
    }
    const pieces = one.value.value.split(new RegExp(HOLE, 'g'));
    const unknown = [flow({ kind: 'opaque' as const, reason: 'a hole of a format string', at: where })];
    return joined(
      pieces.flatMap((piece, index) => (index === 0 ? [piece] : [fills[index - 1] ?? unknown, piece])),
      where,
    );
  });
}
