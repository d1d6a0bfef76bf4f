/** Scanned text is hostile: nothing of it may move the cursor, reorder the line, hide, or be no character at all. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]|(?!\p{VS})\p{DI}/gu;
const UNSEEN_IN_BLOCK = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]|(?!\p{VS})\p{DI}/gu;
const NAMED: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** What a build server would obey: GitHub's commands at the start of a line, its old ones and Azure's anywhere. */
export const unobeyed = (text: string): string =>
  text.replace(/^(\s*):(?=:)/gm, '$1\\x3a').replace(/##(?=\w*\[)/g, '#\\x23');

function spelled(char: string): string {
  const hex = (char.codePointAt(0) ?? 0).toString(16);
  return NAMED[char] ?? (hex.length < 3 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`);
}

/** One line in which every control or invisible character is spelled out. */
export function visible(text: string): string {
  return unobeyed(spelledOut(text));
}

/** The same for what has a way of its own to say no command. */
export const spelledOut = (text: string): string => text.replace(UNSEEN, spelled);

/** A remark as part of a longer sentence: on one line, without the full stop it may have. */
export function phrase(text: string): string {
  return visible(text.trim()).replace(/(?<!\.)\.$/, '');
}

/** The same for several lines: line breaks and tabs stay. */
export function visibleBlock(text: string): string {
  return unobeyed(text.replace(/\r\n?/g, '\n').replace(UNSEEN_IN_BLOCK, spelled));
}

/** Source text on one line: line breaks and indentation are layout there, not content. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, ' ').trim());
}

export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, Math.max(0, max - 1)).replace(/\p{Cs}/gu, '')}…`;
}

/** Unpaired surrogates cannot be encoded, and some encoders throw on them. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/** `1,234`. The platform's own formatting takes longer to load than a short report to write. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

export function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
