/** What documents need not tell. */
import { variablesDeciding, type Client } from './concern.js';
import type { Judged } from './judge.js';
import type { Names } from './names.js';

/** A document lacks a base URL only where one can be set: a client of the program reads it, or another file has it for the same key. */
export function withoutIdleDocuments(all: readonly Judged[], sites: readonly Client[], { normal }: Names): Judged[] {
  const product = sites.filter(({ test }) => !test);
  const read = new Set(product.flatMap(variablesDeciding).map(normal));
  const paired = new Set(
    all.filter(({ block, status }) => block.kind !== 'doc' && status !== 'missing').flatMap(subjects),
  );
  return all.filter(
    (one) =>
      one.block.kind !== 'doc' ||
      !one.missing ||
      read.has(normal(one.missing.variable)) ||
      subjects(one).some((key) => paired.has(key)),
  );
}

const subjects = ({ keys }: Judged): string[] => keys.map(({ subject }) => subject);
