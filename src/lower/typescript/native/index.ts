import type { ParseResult } from '@babel/parser';
import { asBabelSays, type Raw } from './shape.js';
import { askThread, LONGEST, type Language } from './thread.js';

/** The tree of a text that the native parser reads without complaint, in Babel's shape. */
export function readNatively(path: string, text: string): ParseResult | undefined {
  if (text.length > LONGEST) return undefined;
  const answer = askThread({ language: languageOf(path), text, comments: text.includes('reroute:') });
  if (answer?.tree === undefined) return undefined;
  const { node } = JSON.parse(answer.tree) as { node: Raw };
  // To this parser the first line of a script is a comment.
  const comments = answer.comments.filter(({ start }) => !text.startsWith('#!', start));
  return { program: asBabelSays(node, text), comments, errors: [] } as unknown as ParseResult;
}

function languageOf(path: string): Language {
  if (/\.tsx$/i.test(path)) return 'tsx';
  return /\.[cm]?jsx?$/i.test(path) ? 'jsx' : 'ts';
}
