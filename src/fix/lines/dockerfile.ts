/** `ARG` and `ENV` of a Dockerfile. */
import type { Gap, Mention } from '../../model/surroundings.js';
import { lineEnd, lineStart, type Change } from '../render/list.js';

interface Added {
  fallback: string;
  comment: string;
}

/** What an image is built with, and what it passes on of that to the program: a variable that is empty there is not absent. */
export function dockerChanges(
  { idiom, names, twin }: Gap,
  { fallback, comment }: Added,
  text: string,
  eol: string,
): Change[] | undefined {
  const below = (lineFor: (name: string) => string): Change => {
    const at = lineEnd(text, twin.end);
    const lines = [comment, ...names.map(lineFor)];
    return { start: at, end: at, text: lines.map((line) => `${eol}${twin.indent}${line}`).join('') };
  };
  if (idiom === 'dockerfile-env') return [below((name) => `ENV ${name}=${fallback}`)];
  if (idiom !== 'dockerfile-arg') return undefined;
  const kept = keptBy(text, twin);
  if (!kept) return [below((name) => `ARG ${name}`)];
  if (kept.isAmongOthers) return undefined;
  return [
    below((name) => `ARG ${name}=${fallback}`),
    {
      start: kept.end,
      end: kept.end,
      text: names.map((name) => `${eol}${kept.indent}ENV ${name}=$${name}`).join(''),
    },
  ];
}

/** Where the same stage makes a variable of the program of the argument. */
function keptBy(text: string, twin: Mention): { end: number; indent: string; isAmongOthers: boolean } | undefined {
  const rest = text.slice(twin.end);
  const stage = rest.slice(0, /^\s*FROM\s/im.exec(rest)?.index);
  const match = new RegExp(`^([ \\t]*)ENV[ \\t]+(?:[^\\n]*[ \\t])?${twin.name}[= ][^\\n]*$`, 'im').exec(stage);
  if (!match)
    return new RegExp(`^[ \\t]+${twin.name}=`, 'm').test(stage)
      ? { end: 0, indent: '', isAmongOthers: true }
      : undefined;
  const [line, indent = ''] = match;
  const isAmongOthers = /\\\s*$/.test(line) || (line.match(/\w+=/g)?.length ?? 0) > 1;
  return { end: lineEnd(text, lineStart(text, twin.end + match.index + line.length)), indent, isAmongOthers };
}
