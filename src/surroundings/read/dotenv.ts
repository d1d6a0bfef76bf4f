/** Environment files: `NAME=value` by line. Of those that hold real values, only names are kept. */
import type { Block, Entry, Reading } from '../block.js';
import { linesOf, type Line } from './lines.js';
import { unquoted, written } from './values.js';
import { entryAt } from './entry.js';

const ASSIGNMENT = /^[ \t]*(export[ \t]+|set[ \t]+|setenv[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=(.*)$/;
/** A variable that waits in a comment for somebody to need it. */
const COMMENTED = /^[ \t]*#+[ \t]*(export[ \t]+)?([A-Z][A-Z\d_]*)[ \t]*=(.*)$/;
const LONGEST_VALUE = 200;

export function readDotenv(text: string, path: string): Reading {
  const keepsValues = isTemplate(path);
  const entries = [...assignments(linesOf(text))].map((entry): Entry => {
    if (keepsValues) return entry;
    const { literal, ...named } = entry;
    return literal === undefined ? entry : named;
  });
  const block: Block = {
    kind: 'env-file',
    path,
    owner: '',
    entries,
    around: [],
    opens: takenIn(text, path),
    isOffer: true,
  };
  return { blocks: [block] };
}

/** What direnv, or a shell, reads before it goes on. */
const TAKES_IN =
  /^[ \t]*(dotenv|source_env|source_up|source|\.)(?:_if_exists)?(?:[ \t]+["']?([^\s"';&|]+))?[ \t]*["']?[ \t]*$/gm;

/** It may take in others, whatever it names itself. */
export const isDirenv = (path: string): boolean => path.endsWith('.envrc');

function takenIn(text: string, path: string): string[] {
  return [...text.matchAll(TAKES_IN)].flatMap(([, how = '', file]) => {
    if (how === 'source' || how === '.') return file ?? [];
    if (!isDirenv(path)) return [];
    if (how === 'dotenv') return file ?? '.env';
    return how === 'source_up' ? '../.envrc' : (file ?? []);
  });
}

/** Meant to be copied and filled in. Anything else may hold real values. */
export function isTemplate(path: string): boolean {
  return /example|sample|template|default|dist\b|tpl|demo|placeholder/i.test(path.slice(path.lastIndexOf('/') + 1));
}

function* assignments(lines: readonly Line[]): Generator<Entry> {
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    const match = line && (ASSIGNMENT.exec(line.text) ?? COMMENTED.exec(line.text));
    if (!match) continue;
    const [, keyword, name = '', rest = ''] = match;
    const isCommented = /^[ \t]*#/.test(line.text);
    const last = isCommented ? index : lastLineOf(lines, index, rest);
    const end = lines[last] ?? line;
    const value = last === index ? written(unquoted(rest)) : { value: 'set' as const, from: [] };
    const said = { ...value, ...(isCommented ? { value: 'commented' as const } : {}) };
    const entry = entryAt(line, name, keyword === undefined ? 'dotenv' : 'export', said);
    yield { ...entry, end: end.start + end.text.length };
    index = last;
  }
}

/** A quoted value may go on over lines. */
function lastLineOf(lines: readonly Line[], first: number, rest: string): number {
  const quote = /^\s*(["'])/.exec(rest)?.[1];
  if (quote === undefined || rest.trim().slice(1).includes(quote)) return first;
  const limit = Math.min(lines.length, first + LONGEST_VALUE);
  for (let index = first + 1; index < limit; index++) if (lines[index]?.text.includes(quote)) return index;
  return first;
}
