/** What a run of `fix` says on stderr. */
import type { Moved, Refusal } from '../../model/remedy.js';
import type { Rehearsal } from './rehearse.js';
import { visible } from '../../report/text.js';

/** What is not done: sites that should be moved, and places around the program that should name a variable. */
export interface Left {
  refusals: readonly Refusal[];
  byHand: readonly Refusal[];
  byEnvironment: readonly Moved[];
}

export function fixSentences(
  { fixes, changes }: Rehearsal,
  { refusals, byHand, byEnvironment }: Left,
  { write, patch, format }: { write: boolean; patch: string | undefined; format: string },
): string {
  const lines: string[] = [];
  const isDone = refusals.length === 0;
  const isMoved = byEnvironment.length > 0;
  if (fixes.length === 0)
    lines.push(isDone ? (isMoved ? 'No code has to change.' : 'Nothing to fix.') : 'Nothing that could be fixed.');
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
  lines.push(
    ...listed('Moved by the environment alone', byEnvironment),
    ...(isMoved ? ['', POLICY] : []),
    ...listed('Left for a person', refusals),
    ...listed('To be added by hand', byHand),
  );
  return `${lines.map((line) => visible(line)).join('\n')}\n`;
}

const POLICY =
  'Whether that is enough, policy.implicitEnv says: where it is fail, as by default, a check fails them; --implicit-env fix writes the variable into the code.';

function listed(title: string, all: readonly Refusal[]): string[] {
  if (all.length === 0) return [];
  return ['', `${title} (${all.length}):`, ...all.map(({ path, line, reason }) => `  ${path}:${line}: ${reason}`)];
}
