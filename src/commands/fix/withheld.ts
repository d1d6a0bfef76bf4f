/** A diff quotes the lines it changes. Where a key stands in them, it is made in place and shown to nobody. */
import { holdsKey, redact } from '../../classify/redact.js';
import type { FileChange } from '../../fix/apply/change.js';
import { patchOf } from '../../fix/apply/patch.js';
import { plural, visible } from '../../report/text.js';

export interface Told {
  changes: FileChange[];
  withheld: string[];
}

export function withoutKeys(changes: readonly FileChange[]): Told {
  const isQuiet = (change: FileChange): boolean => patchOf([change]).split('\n').some(holdsKey);
  return {
    changes: changes.filter((change) => !isQuiet(change)),
    withheld: changes.filter(isQuiet).map(({ path }) => path),
  };
}

export function withheldSentence({ withheld }: Told): string {
  if (withheld.length === 0) return '';
  const files = plural(withheld.length, 'file');
  return `Left out of the diff: ${files} with a key in the lines around the change (${withheld.map(visible).join(', ')}). --write changes them, too.\n`;
}

/** Sentences about code, line by line. */
export function withoutSecrets(text: string): string {
  return text
    .split('\n')
    .map((line) => redact(line))
    .join('\n');
}
