/** Which values of a chart its templates use, and whether only where they are not empty. Nothing is filled in. */
import type { ValueUse } from '../block.js';

const ACTION = /\{\{-?\s*([\s\S]*?)\s*-?\}\}/g;
const OPENS = /^(?:if|with|range|define|block)\b/;
/** One value and nothing else: what a longer condition means is not decided here. */
const GUARD = /^(?:if|with)\s+\$?\.Values\.([\w.]+)$/;
/** `range .Values.env`, `range $name, $value := .Values.env`: each entry, if there is any. */
const LISTED = /^range\b.*?\.Values\.([\w.]+)$/;
const USED = /\.Values\.([\w.]+)/g;

export function valuesUsed(text: string): ValueUse[] {
  const uses: ValueUse[] = [];
  const open: (string | undefined)[] = [];
  for (const [, action = ''] of text.matchAll(ACTION)) {
    const guard = GUARD.exec(action)?.[1];
    // `with` hands on its value as a dot.
    if (guard !== undefined && action.startsWith('with')) uses.push({ path: guard, isGuarded: true });
    const listed = LISTED.exec(action)?.[1];
    if (listed !== undefined) uses.push({ path: listed, isGuarded: true });
    if (OPENS.test(action)) open.push(guard);
    else if (action === 'end') open.pop();
    else if (action.startsWith('else')) open.splice(-1, 1, undefined);
    else for (const [, path = ''] of action.matchAll(USED)) uses.push({ path, isGuarded: open.includes(path) });
  }
  return uses;
}
