import type { FileFacts } from '../../model/facts.js';
import type { ReplaceLiteral } from '../../model/remedy.js';
import type { Written } from './expression.js';
import type { Change } from './list.js';
import type { Style } from './style.js';

/** The value in the literal's place, in brackets where something else is done with it. */
export function replaced({ span, suffix }: ReplaceLiteral, file: FileFacts, value: Written, style: Style): Change {
  const [start, end] = span;
  const isWhole = isAlone(file.text, start, end);
  if (suffix === '') return { start, end, text: value.isCompound && !isWhole ? `(${value.text})` : value.text };
  const joined =
    file.language === 'python'
      ? `(${value.text}) + ${style.quote}${suffix}${style.quote}`
      : `\`\${${value.text}}${suffix}\``;
  return { start, end, text: file.language === 'python' && !isWhole ? `(${joined})` : joined };
}

/** Nothing but the end of an assignment, argument, entry or statement on both sides. */
function isAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).replace(/^[ \t]+/, '');
  return /(?:[^=!<>]=|[(,:[{]|\breturn)$/.test(before) && /^(?:[,;)\]}]|\r?\n|#|\/\/|\/\*|$)/.test(after);
}
