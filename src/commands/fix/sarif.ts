/** The findings as SARIF; a result that a rehearsed fix is for carries it, whole by itself. */
import type { MadeChange } from '../../fix/apply/change.js';
import type { PlannedFix } from '../../model/remedy.js';
import { sarifWith, type Repair, type Replacement } from '../../report/index.js';
import { made, type Rehearsal, type Stage } from './rehearse.js';
import { quietIn, withoutSecrets } from './withheld.js';

export function sarifOf({ fixes }: Rehearsal, stage: Stage): string {
  const byId = new Map(fixes.map((fix) => [fix.id, fix]));
  const repairs = fixes.flatMap((fix): [string, Repair][] => {
    const repair = repairOf(fix, byId, stage);
    return repair ? [[fix.id, repair]] : [];
  });
  return sarifWith(stage.audited.report, new Map(repairs));
}

/** Undefined where a key would be quoted. What the fix requires comes along, for a viewer may apply this one alone. */
function repairOf(fix: PlannedFix, fixes: ReadonlyMap<string, PlannedFix>, stage: Stage): Repair | undefined {
  const required = fix.requires.flatMap((id) => fixes.get(id) ?? []);
  const { changes, refused, failed } = made([fix, ...required], stage);
  if (refused.length > 0 || failed.length > 0 || changes.length === 0) return undefined;
  const quiet = quietIn(stage.audited);
  if (changes.some(({ path, edits }) => edits.some(({ text }) => quiet(path, text.split('\n')).size > 0)))
    return undefined;
  return {
    summary: withoutSecrets(fix.summary),
    files: changes.map((change) => ({ path: change.path, replacements: replacementsOf(change) })),
  };
}

/** A byte order mark is no part of the text that SARIF counts in. */
function replacementsOf({ before, edits }: MadeChange): Replacement[] {
  const mark = before.startsWith('\uFEFF') ? 1 : 0;
  const text = before.slice(mark);
  return edits.map((edit) => ({
    start: positionOf(text, Math.max(0, edit.start - mark)),
    end: positionOf(text, Math.max(0, edit.end - mark)),
    text: edit.text,
  }));
}

function positionOf(text: string, offset: number): Replacement['start'] {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
