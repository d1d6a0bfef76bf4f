/** Entries of objects: `NAME: z.string()` in a schema, `name: process.env.NAME`. */
import type { FileFacts } from '../../../model/facts.js';
import type { Gap } from '../../../model/surroundings.js';
import type { Made, RenderInputs } from '../index.js';
import { lineEnd } from '../list.js';
import { styleOf } from '../style.js';
import { typescriptEnvironment } from '../typescript/environment.js';
import type { Filling } from './index.js';

export function propertyBeside(
  gap: Gap,
  { values }: Filling,
  file: FileFacts,
  { widthOf }: RenderInputs,
): Made | undefined {
  const { twin, names, missing, path } = gap;
  const { text, language } = file;
  if (language !== 'typescript') return undefined;
  const style = styleOf(path, text, language, widthOf);
  const entry = text.slice(twin.start, twin.end);
  const { read } = typescriptEnvironment(file, style);
  const valueOf = (variable: string): string | undefined =>
    /^[^:]+:\s*process\.env\b/.test(entry) ? read(variable) : values[variable]?.replaceAll("'", style.quote);
  const lines = names.map((name, index) => {
    const value = valueOf(missing[index] ?? name);
    return value === undefined ? undefined : `${style.eol}${twin.indent}${name}: ${value},`;
  });
  if (lines.includes(undefined)) return undefined;
  const rest = text.slice(twin.end, lineEnd(text, twin.end));
  // A last entry without its comma.
  const code = withoutComment(entry);
  const needsComma = !/^\s*,/.test(rest) && !code.endsWith(',');
  if (needsComma && !/^\s*(\/\/.*)?$/.test(rest)) return undefined;
  const at = lineEnd(text, twin.end);
  const end = twin.start + code.length;
  const comma = needsComma ? [{ start: end, end, text: ',' }] : [];
  return { path, changes: [...comma, { start: at, end: at, text: lines.join('') }], needs: [] };
}

/** The comment at the end of an entry's last line is no part of its value. */
function withoutComment(entry: string): string {
  const last = entry.slice(entry.lastIndexOf('\n') + 1);
  const code = /^(?:[^'"`/]|'[^']*'|"[^"]*"|`[^`]*`|\/(?!\/))*/.exec(last)?.[0] ?? last;
  const isComment = last.startsWith('//', code.length);
  return (isComment ? entry.slice(0, entry.length - last.length + code.length) : entry).trimEnd();
}
