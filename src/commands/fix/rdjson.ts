/** The changes as suggestions of reviewdog's format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf */
import { structuredPatch } from 'diff';
import type { FileChange } from '../../fix/apply/change.js';
import type { PlannedFix } from '../../model/remedy.js';
import type { Rehearsal } from './rehearse.js';
import { withoutSecrets } from './withheld.js';

export function rdjsonOf({ fixes, changes }: Rehearsal): string {
  const diagnostics = changes.flatMap((change) => suggestionsOf(change, fixes));
  return `${JSON.stringify({ source: { name: 'reroute' }, severity: 'WARNING', diagnostics }, null, 2)}\n`;
}

function suggestionsOf({ path, before, after }: FileChange, fixes: readonly PlannedFix[]): object[] {
  const { hunks } = structuredPatch(path, path, before, after, undefined, undefined, { context: 0 });
  return hunks.map(({ oldStart, oldLines, lines }) => {
    const added = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1).replace(/\r$/, ''));
    // A pure insertion stands in front of line `oldStart`: the line behind which it goes is suggested again, with it.
    const isInsertion = oldLines === 0;
    const start = isInsertion ? Math.max(1, oldStart - 1) : oldStart;
    const end = isInsertion ? start : oldStart + oldLines - 1;
    const kept = isInsertion ? [lineOf(before, start) ?? ''] : [];
    const text = isInsertion && oldStart <= 1 ? [...added, ...kept] : [...kept, ...added];
    // Lines that only go take their end with them. The format counts columns in bytes of UTF-8.
    const isRemoval = text.length === 0;
    const range = {
      start: { line: start, column: 1 },
      end: isRemoval
        ? { line: end + 1, column: 1 }
        : { line: end, column: Buffer.byteLength(lineOf(before, end) ?? '') + 1 },
    };
    const near =
      fixes.find((fix) => fix.path === path && fix.line >= start && fix.line <= end + 1) ??
      fixes.find((fix) => fix.path === path);
    return {
      message: near ? withoutSecrets(near.summary) : 'needed by the change of another line',
      location: { path, range },
      suggestions: [{ range, text: text.join('\n') }],
    };
  });
}

const lineOf = (text: string, line: number): string | undefined => text.split('\n')[line - 1]?.replace(/\r$/, '');
