import type { FileFacts } from '../../../model/facts.js';
import type { AssignSetting } from '../../../model/remedy.js';
import type { Written } from '../expression.js';
import { indentAt, lineEnd, lineStart, type Change } from '../list.js';
import type { Style } from '../style.js';
import { afterImports } from './imports.js';

/** On a line of its own behind another statement, or behind the imports. */
export function assigned(
  { target, behind, slash }: AssignSetting,
  file: FileFacts,
  value: Written,
  style: Style,
): Change {
  const text = `${target} = ${slash ? `(${value.text}).rstrip(${style.quote}/${style.quote}) + ${style.quote}/${style.quote}` : value.text}`;
  if (!behind) {
    const at = afterImports(file);
    return { start: at, end: at, text: `${style.eol}${style.eol}${text}` };
  }
  const own = indentAt(file.text, behind[0]);
  const next = lineEnd(file.text, behind[1]);
  // An import has more of them below it, and is set apart from what follows.
  const isImport = /^(?:import|from) /.test(file.text.slice(lineStart(file.text, behind[0])).trimStart());
  const more = isImport
    ? new RegExp(`^(?:\\r?\\n${own}(?:import|from) [^\\n(\\\\]*$)*`, 'm').exec(file.text.slice(next))
    : null;
  const at = next + (more?.[0].replace(/\r$/, '').length ?? 0);
  const isApart = isImport && /^\r?\n[ \t]*\r?\n/.test(file.text.slice(at));
  const lead = `${isApart ? style.eol : ''}${style.eol}${own}`;
  return { start: at, end: at, text: `${lead}${text}` };
}
