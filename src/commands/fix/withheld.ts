/** A diff quotes the lines it changes. Where a key stands in them, it is made in place and shown to nobody. */
import { quietLines } from '../../classify/quiet.js';
import { redact } from '../../classify/redact.js';
import { secretsIn } from '../../classify/secrets.js';
import type { FileChange } from '../../fix/apply/change.js';
import { MOST_CONTEXT, patchOf } from '../../fix/apply/patch.js';
import type { Audited } from '../../model/analysis.js';
import { plural, visible } from '../../report/text.js';

export interface Told {
  changes: FileChange[];
  /** Of these. */
  patch: string;
  withheld: string[];
}

/** Which lines of a text of a file may not be shown. */
export type QuietLines = (path: string, lines: readonly string[]) => Set<number>;

/** What flows into a key is one, whatever it looks like. */
export function quietIn({ file, keys }: Pick<Audited, 'file' | 'keys'>): QuietLines {
  return (path, lines) => {
    const facts = file(path);
    return quietLines(path, lines, [...keys, ...(facts ? secretsIn([facts]) : [])]);
  };
}

/** With fewer lines around a change, if that is what it takes; `git apply` wants one. */
export function withoutKeys(changes: readonly FileChange[], quiet: QuietLines): Told {
  const told: Told = { changes: [], patch: '', withheld: [] };
  for (const change of changes) {
    const { path, before, after } = change;
    const [old, made] = [before, after].map((text) => quiet(path, text.split('\n')));
    const patch = [MOST_CONTEXT, 2, 1]
      .map((context) => patchOf(change, context))
      .find((text) => !quotedIn(text).some(({ side, index }) => (side === 'before' ? old : made)?.has(index)));
    if (patch === undefined) told.withheld.push(path);
    else {
      told.changes.push(change);
      told.patch += patch;
    }
  }
  return told;
}

interface Quoted {
  side: 'before' | 'after';
  index: number;
}

/** The lines of the file that stand in a patch. */
function quotedIn(patch: string): Quoted[] {
  let [before, after] = [0, 0];
  let isHead = true;
  return patch.split('\n').flatMap((line): Quoted[] => {
    const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line);
    if (head) {
      [before, after] = [Number(head[1]) - 1, Number(head[2]) - 1];
      isHead = false;
    } else if (!isHead && line.startsWith('+')) return [{ side: 'after', index: after++ }];
    else if (!isHead && line.startsWith('-')) return [{ side: 'before', index: before++ }];
    else if (!isHead && line.startsWith(' ')) {
      after++;
      return [{ side: 'before', index: before++ }];
    }
    return [];
  });
}

export function withheldSentence({ withheld }: Told): string {
  if (withheld.length === 0) return '';
  const files = plural(withheld.length, 'file');
  return `Left out of the diff: ${files} with a key in the lines around the change (${withheld.map(visible).join(', ')}). --write changes them, too.\n`;
}

/** Sentences about code, line by line. */
export function withoutSecrets(text: string, secrets: readonly string[] = []): string {
  return text
    .split('\n')
    .map((line) => redact(line, secrets))
    .join('\n');
}
