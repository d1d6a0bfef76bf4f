import type * as t from '@babel/types';
import type { Directive } from '../../model/facts.js';

export function directivesOf(comments: readonly t.Comment[]): Directive[] {
  return comments
    .filter((comment) => comment.value.includes('reroute:'))
    .map((comment) => ({ text: unmarked(comment.value), span: [comment.start ?? 0, comment.end ?? 0] }));
}

/** `/** … *\/` comments carry a star on each line. */
function unmarked(text: string): string {
  return text.replace(/^[ \t]*\*+/gm, '').trim();
}
