/** A piece of code on one line, beside its mask: what is in texts and comments reads as `_` there. */
import type { LanguageId } from '../../../model/facts.js';
import type { Span } from '../../../model/span.js';

export interface Code {
  text: string;
  /** As long as `text`. */
  mask: string;
}

const HIDDEN: Record<LanguageId, RegExp> = {
  python:
    /#[^\n]*|"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/g,
  // What looks like a division where a value has to begin is a pattern.
  typescript:
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<=(?:^|[=(,:[!&|?{};>])\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/\w*|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/g,
};

/** Stands for what is in a text of several lines, which no line of it may be taken from. */
export const TORN = '\u0000';

export const masked = (text: string, language: LanguageId): string =>
  text.replace(HIDDEN[language], (found) => {
    const isComment = /^(?:#|\/[/*])/.test(found);
    if (isComment) return found.replace(/[^\n]/g, '\u0001');
    return found.includes('\n') ? found.replace(/[^\n]/g, TORN) : '_'.repeat(found.length);
  });

export const COMMENT = '\u0001';

export const cut = ({ text, mask }: Code, start: number, end?: number): Code => ({
  text: text.slice(start, end),
  mask: mask.slice(start, end),
});

export function trimmed(code: Code): Code {
  const start = code.mask.length - code.mask.trimStart().length;
  return cut(code, start, Math.max(start, code.mask.trimEnd().length));
}

export const joined = (a: Code, b: Code): Code => ({ text: a.text + b.text, mask: a.mask + b.mask });

export const plain = (text: string): Code => ({ text, mask: text });

export const widthOf = (line: string): number => line.replaceAll('\t', '    ').length;

/** Brackets that open and close in the code and are in no others that do: both brackets included. */
export function pairs({ mask }: Code): Span[] {
  const open: number[] = [];
  const found: Span[] = [];
  for (let at = 0; at < mask.length; at++) {
    const letter = mask[at] ?? '';
    if ('([{'.includes(letter)) open.push(at);
    else if (')]}'.includes(letter)) {
      const start = open.pop();
      if (start === undefined) continue;
      while ((found.at(-1)?.[0] ?? -1) > start) found.pop();
      found.push([start, at + 1]);
    }
  }
  return found;
}

/** The mask with brackets and all in them hidden. */
export function flat(code: Code): string {
  let { mask } = code;
  for (const [start, end] of pairs(code))
    mask = `${mask.slice(0, start)}(${'_'.repeat(end - start - 2)})${mask.slice(end)}`;
  return mask;
}

/** Every bracket has its other one. */
export const isBalanced = (code: Code): boolean => !/[([{)\]}]/.test(flat(code).replace(/\(_*\)/g, ''));

/** Offsets of the brackets that stay open. */
export function unclosed(mask: string): number[] {
  const open: number[] = [];
  for (let at = 0; at < mask.length; at++) {
    if ('([{'.includes(mask[at] ?? ' ')) open.push(at);
    else if (')]}'.includes(mask[at] ?? ' ')) open.pop();
  }
  return open;
}

/** Cut before each of the offsets. */
export function cutAt(code: Code, offsets: readonly number[]): Code[] {
  const bounds = [0, ...offsets, code.mask.length];
  return bounds.slice(1).map((end, index) => trimmed(cut(code, bounds[index] ?? 0, end)));
}
