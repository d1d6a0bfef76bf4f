/** `fix -i`: a person says yes or no to each fix. */
import { visible } from '../../report/text.js';
import type { PlannedFix } from '../../model/remedy.js';
import type { Io } from '../io.js';

const KEYS = '[y]es, [n]o, [a]ll that follow, [q]uit';

/** The ids of the fixes that are wanted. What a wanted one requires comes along unasked. */
export async function wantedOf(fixes: readonly PlannedFix[], { ask, stderr }: Io): Promise<Set<string>> {
  const wanted = new Set<string>();
  const required = new Set(fixes.flatMap(({ requires }) => requires));
  const asked = fixes.filter(({ id }) => !required.has(id));
  for (const [index, { id, path, line, summary }] of asked.entries()) {
    const answer = (await ask?.(`${visible(`${path}:${line}: ${summary}`)}\n${KEYS}? `))?.trim().toLowerCase();
    if (answer === undefined || answer === 'q') return wanted;
    if (answer === 'a') return new Set([...wanted, ...asked.slice(index).map((fix) => fix.id)]);
    if (answer === 'y' || answer === 'yes') wanted.add(id);
    else if (answer !== 'n' && answer !== 'no') stderr('Taken as no.\n');
  }
  return wanted;
}
