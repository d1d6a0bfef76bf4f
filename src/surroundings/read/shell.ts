/** Variables that a script sets, writes to a file or hands to a container. Nothing is expanded: only names are looked for. */
import type { Idiom } from '../../model/surroundings.js';
import type { Entry } from '../block.js';
import type { Line } from './lines.js';
import { unquoted, written } from './values.js';
import { entryAt } from './entry.js';

const ASSIGNED = /(?:^|[\s"'`;&|(,\\])([A-Za-z_][\w.]*)=(?![=~])("[^"]*"?|'[^']*'?|[^\s"'`;&|]*)/g;
const HANDED_ON = /(?:^|\s)(?:-e|--env|--build-arg)[ =]["']?([A-Za-z_]\w*)["']?(?=\s|$|\\)/g;
const HERE_DOCUMENT = /<<[-~]?\s*\\?(["']?)(\w+)\1/;
const APPENDS = /(?:>>?|\|\s*(?:sudo\s+)?tee(?:\s+-a)?)\s*["']?[\w./${}~-]+/;

export function shellEntries(lines: readonly Line[]): Entry[] {
  const entries: Entry[] = [];
  let ending: string | undefined;
  for (const line of lines) {
    const text = line.text.trim();
    if (ending !== undefined && text === ending) ending = undefined;
    else if (ending === undefined && text.startsWith('#')) continue;
    else entries.push(...entriesIn(line, ending !== undefined));
    ending ??= HERE_DOCUMENT.exec(text)?.[2];
  }
  return entries;
}

function entriesIn(line: Line, inHereDocument: boolean): Entry[] {
  const assigned = [...line.text.matchAll(ASSIGNED)].map(([, name = '', value = '']) => ({
    name,
    ...written(unquoted(value)),
  }));
  const handedOn = [...line.text.matchAll(HANDED_ON)].map(([, name = '']) => ({
    name,
    value: 'passed' as const,
    from: [name],
  }));
  const idiom = idiomOf(line, inHereDocument, assigned.length + handedOn.length);
  return [...assigned, ...handedOn].map(({ name, ...said }) => entryAt(line, name, idiom, said));
}

function idiomOf({ text }: Line, inHereDocument: boolean, count: number): Idiom {
  const bare = text.trim();
  if (inHereDocument) return /^[A-Za-z_]\w*=/.test(bare) ? 'dotenv' : 'shell';
  if (count === 1 && /^(?:-\s+)?(?:echo|printf)\s/.test(bare) && APPENDS.test(bare)) return 'shell-append';
  return count === 1 && /^export\s/.test(bare) ? 'export' : 'shell';
}

/** Templates that a script copies to become an environment file: `cp .env.example .env`. */
export function copiedFiles(text: string): string[] {
  return [...text.matchAll(/\bcp\s+(?:-\w+\s+)*["']?([\w./-]*env[\w./-]*)["']?\s+["']?[\w./-]*env/g)].map(
    ([, path = '']) => path,
  );
}
