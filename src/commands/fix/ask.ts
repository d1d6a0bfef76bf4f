/** `fix -i`: a person sees what each fix changes, and says yes or no to it. */
import { visible, visibleBlock } from '../../report/text.js';
import type { PlannedFix } from '../../model/remedy.js';
import type { Io } from '../io.js';
import { made, type Stage } from './rehearse.js';
import { quietIn, withheldSentence, withoutKeys, withoutSecrets } from './withheld.js';

const KEYS = '[y,n,a,q,?]';
const HELP = `y  do this
n  leave this
a  do this and all that follow
q  leave this and all that follow
?  print this
`;

/** The ids of the fixes that are wanted. What a wanted one requires comes along, and is shown with it. */
export async function wantedOf(fixes: readonly PlannedFix[], stage: Stage, io: Io): Promise<Set<string>> {
  const wanted = new Set<string>();
  const required = new Set(fixes.flatMap(({ requires }) => requires));
  const asked = fixes.filter(({ id }) => !required.has(id));
  for (const [index, fix] of asked.entries()) {
    io.stderr(shown(fix, fixes, stage));
    const answer = await answerTo(`${title(fix)} (${index + 1}/${asked.length}) ${KEYS}? `, io);
    if (answer === 'q') return wanted;
    if (answer === 'a') return new Set([...wanted, ...asked.slice(index).map(({ id }) => id)]);
    if (answer === 'y') wanted.add(fix.id);
  }
  return wanted;
}

const title = ({ path, line, summary }: PlannedFix): string => visible(withoutSecrets(`${path}:${line}: ${summary}`));

/** A diff, with all that has to be changed together: a setting and the call that reads it. */
function shown(fix: PlannedFix, fixes: readonly PlannedFix[], stage: Stage): string {
  const together = fixes.filter(({ id }) => id === fix.id || fix.requires.includes(id));
  const told = withoutKeys(made(together, stage).changes, quietIn(stage.audited));
  return `${visibleBlock(told.patch)}${withheldSentence(told)}`;
}

/** Asks again until it is understood; no answer at all is the end. */
async function answerTo(question: string, { ask, stderr }: Io): Promise<'y' | 'n' | 'a' | 'q'> {
  for (;;) {
    const answer = (await ask?.(question))?.trim().toLowerCase();
    if (answer === undefined) return 'q';
    const [letter] = /^(?:y|yes|n|no|a|all|q|quit)$/.test(answer) ? answer : '?';
    if (letter === 'y' || letter === 'n' || letter === 'a' || letter === 'q') return letter;
    stderr(HELP);
  }
}
