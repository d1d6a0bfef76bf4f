/** What we write, broken where formatters break it: `a or b or c` that is too long for its line. */
import type { LanguageId } from '../../model/facts.js';
import type { Style } from './style.js';

const widthOf = (line: string): number => line.replaceAll('\t', '    ').length;

/** `param=a or b`, `key: a || b` on a line of its own that begins with `indent` and ends in `end`. */
export function fittedItem(item: string, indent: string, style: Style, language: LanguageId, end = ','): string {
  if (widthOf(`${indent}${item}${end}`) <= style.width) return item;
  if (language === 'python') {
    const [, head, argument] = /^(\w+=[\w.]+)\((\w+=.* or .*)\)$/.exec(item) ?? [];
    const inner = `${indent}${style.indent}`;
    return head === undefined || argument === undefined
      ? item.replaceAll(' or ', `${style.eol}${indent}or `)
      : `${head}(${style.eol}${inner}${fittedItem(argument, inner, style, language, '')}${style.eol}${indent})`;
  }
  const [, key, value] = /^([\w$]+:) (.* \|\| .*)$/.exec(item) ?? [];
  return key === undefined || value === undefined || value.startsWith('{')
    ? item
    : `${key}${below(value, `${indent}${style.indent}`, style, 1)}`;
}

/** `NAME = a or b`; `head` ends in the sign of assignment. */
export function fittedAssignment(head: string, value: string, style: Style, language: LanguageId): string {
  const indent = /^[ \t]*/.exec(head)?.[0] ?? '';
  const inner = `${indent}${style.indent}`;
  const line = `${head} ${value}${style.semicolon}`;
  if (widthOf(line) <= style.width || !/ or | \|\| /.test(value)) return line;
  if (language === 'typescript')
    return `${head}${below(value, inner, style, style.semicolon.length)}${style.semicolon}`;
  const whole = widthOf(inner + value) <= style.width ? value : value.replaceAll(' or ', `${style.eol}${inner}or `);
  return `${head} (${style.eol}${inner}${whole}${style.eol}${indent})`;
}

/** Under its name, in one line or in one line for each part. */
function below(value: string, indent: string, style: Style, more: number): string {
  const isShort = widthOf(indent + value) + more <= style.width;
  return `${style.eol}${indent}${isShort ? value : value.replaceAll(' || ', ` ||${style.eol}${indent}`)}`;
}
