/** The changes as suggestions of reviewdog's format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf */
import { structuredPatch } from 'diff';
import type { FileChange } from '../../fix/apply/change.js';
import type { PlannedFix } from '../../model/remedy.js';
import type { Rehearsal } from './rehearse.js';

export function rdjsonOf({ fixes, changes }: Rehearsal): string {
  const diagnostics = changes.flatMap((change) => suggestionsOf(change, fixes));
  return `${JSON.stringify({ source: { name: 'reroute' }, severity: 'WARNING', diagnostics }, null, 2)}\n`;
}

function suggestionsOf({ path, before, after }: FileChange, fixes: readonly PlannedFix[]): object[] {
  const { hunks } = structuredPatch(path, path, before, after, undefined, undefined, { context: 0 });
  return hunks.map(({ oldStart, oldLines, lines }) => {
    const added = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1));
    // A pure insertion stands behind a line: that line is suggested again, with what follows it.
    const kept = oldLines === 0 ? lineOf(before, oldStart) : undefined;
    const start = Math.max(1, oldStart);
    const end = oldLines === 0 ? start : oldStart + oldLines - 1;
    const range = {
      start: { line: start, column: 1 },
      end: { line: end, column: (lineOf(before, end) ?? '').length + 1 },
    };
    const near =
      fixes.find((fix) => fix.path === path && fix.line >= start && fix.line <= end + 1) ??
      fixes.find((fix) => fix.path === path);
    return {
      message: near?.summary ?? 'needed by the change of another line',
      location: { path, range },
      suggestions: [{ range, text: [...(kept === undefined ? [] : [kept]), ...added].join('\n') }],
    };
  });
}

const lineOf = (text: string, line: number): string | undefined => text.split('\n')[line - 1]?.replace(/\r$/, '');
