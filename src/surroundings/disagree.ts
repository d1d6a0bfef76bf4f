/** Two environment files of one folder that name different values for one base URL. */
import { folderOf } from './join.js';
import type { Judged } from './judge.js';
import { groupBy } from '../model/groups.js';

/** Only where values are kept at all: in templates. They are compared here, and told to nobody. */
export function withDisagreements(all: readonly Judged[]): Judged[] {
  const said = groupBy(all.filter(isCompared), subjectOf);
  return all.map((one) => {
    const others = (isCompared(one) ? (said.get(subjectOf(one)) ?? []) : []).filter(
      (other) => other.at.literal !== one.at.literal && other.block.path !== one.block.path,
    );
    if (others.length === 0) return one;
    const paths = [...new Set(others.map(({ block }) => block.path))].sort();
    return { ...one, message: `${one.message}; ${paths.join(', ')} says otherwise` };
  });
}

const isCompared = ({ block, status, at }: Judged): boolean =>
  block.kind === 'env-file' && status === 'present' && at.literal !== undefined;

const subjectOf = ({ block, at }: Judged): string => `${folderOf(block.path)}\0${at.subject}`;
