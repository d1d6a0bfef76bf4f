/** Whether a text spells out how a path of the wire protocol ends, wherever in it. */
import type { Rules } from '../model/rules.js';
import { endingsOf, pathNeedle } from './needles.js';
import { escapeRegex } from '../model/pattern.js';

/** `../models` is a module, `/models` the end of a URL. */
export function pathTest(rules: Pick<Rules, 'wire' | 'vendor-wire'>): (text: string) => boolean {
  const pieces = endingsOf(rules).map(pathPiece);
  const any = new RegExp([...new Set(pieces)].join('|'), 'g');
  return (text) => {
    for (const { index } of text.matchAll(any)) {
      const before = text.slice(Math.max(0, index - 160), index);
      if (!/(?:["'`](?:\.|@|~)|from\s*["'])[^"'`\s]*$/.test(before)) return true;
    }
    return false;
  };
}

function pathPiece(path: string): string {
  const piece = pathNeedle(path);
  const escaped = escapeRegex(piece);
  return path.endsWith(piece) ? `${escaped}(?![\\w-]|[./]\\w)` : escaped;
}
