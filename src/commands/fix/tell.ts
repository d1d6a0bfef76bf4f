/** What a run of `fix` says on stderr. */
import type { Refusal } from '../../model/remedy.js';
import type { Rehearsal } from './rehearse.js';
import { visible } from '../../report/text.js';

export function fixSentences(
  { fixes, changes }: Rehearsal,
  refusals: readonly Refusal[],
  { write, patch, format }: { write: boolean; patch: string | undefined; format: string },
): string {
  const lines: string[] = [];
  if (fixes.length === 0) lines.push(refusals.length === 0 ? 'Nothing to fix.' : 'Nothing that could be fixed.');
  else {
    lines.push(
      ...fixes.map(
        ({ path, line, summary, safety }) =>
          `${path}:${line}: ${summary}${safety === 'review' ? ' (to be reviewed)' : ''}`,
      ),
    );
    const files = `${changes.length} ${changes.length === 1 ? 'file' : 'files'}`;
    const pipe = format === 'diff' ? ', or pipe it to git apply' : '';
    const hint = write || patch !== undefined ? '' : `; --write applies it${pipe}`;
    lines.push(write ? `Changed ${files}.` : `A change of ${files}${hint}.`);
  }
  if (refusals.length > 0) {
    lines.push('', `Left for a person (${refusals.length}):`);
    lines.push(...refusals.map(({ path, line, reason }) => `  ${path}:${line}: ${reason}`));
  }
  return `${lines.map((line) => visible(line)).join('\n')}\n`;
}
