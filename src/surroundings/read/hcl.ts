/** Terraform and Terragrunt as text: names with a value, grouped by the brackets around them. */
import type { Block, Entry, Reading } from '../block.js';
import { linesOf, type Line } from './lines.js';
import { unquoted, written } from './values.js';
import { entryAt } from './entry.js';

interface Bracket {
  kind: '{' | '[' | '(';
  entries: Entry[];
  label: string;
  outer?: Bracket;
}

const NAMED = /(?:^|[{,\s])"?(?:name|key|Name)"?\s*[=:]\s*"([A-Za-z_]\w*)"/;
const PAIR = /^\s*"?([A-Za-z_][\w.]*)"?\s*[=:]\s*(?![=~])(.*)$/;
const LABELS = /^\s*([\w-]+)((?:\s+"[^"]*")*)\s*(?:=\s*)?[{[(]/;

export function readHcl(text: string, path: string): Reading {
  const root: Bracket = { kind: '{', entries: [], label: '' };
  const open: Bracket[] = [root];
  const done: Bracket[] = [root];
  for (const line of linesOf(text)) {
    const code = line.text.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => quoted.replace(/[{}[\]()#/]/g, '_'));
    const bare = code.replace(/(#|\/\/).*$/, '');
    noteEntries(line, bare, open);
    for (const [char] of bare.matchAll(/[{}[\]()]/g)) {
      if (char === '{' || char === '[' || char === '(') {
        const outer = open.at(-1) ?? root;
        const bracket: Bracket = { kind: char, entries: [], label: labelOf(line.text), outer };
        open.push(bracket);
        done.push(bracket);
      } else if (open.length > 1) open.pop();
    }
  }
  const blocks = done.filter(({ entries }) => entries.length > 0);
  return { blocks: blocks.map((one) => ({ ...blockOf(path, one.label, one.entries), around: beside(one, blocks) })) };
}

function blockOf(path: string, owner: string, entries: Entry[]): Block {
  return { kind: 'kubernetes', path, owner, entries, around: [], opens: [] };
}

/** `environment = {…}` and `secrets = {…}` of one container. */
function beside(one: Bracket, all: readonly Bracket[]): Entry[] {
  if (one.outer?.outer === undefined) return [];
  return all.filter((other) => other !== one && other.outer === one.outer).flatMap(({ entries }) => entries);
}

/** `name = "X"` inside an item of a list belongs to the list; any other pair to the nearest brackets. */
function noteEntries(line: Line, bare: string, open: readonly Bracket[]): void {
  if (bare.trim() === '') return;
  const name = NAMED.exec(line.text)?.[1];
  if (name !== undefined) {
    const list = [...open].reverse().find(({ kind }) => kind === '[') ?? open.at(-2) ?? open.at(-1);
    list?.entries.push(entryAt(line, name, line.text.includes('{') ? 'hcl' : 'text', { value: 'passed', from: [''] }));
    return;
  }
  const [, key, value = ''] = PAIR.exec(line.text) ?? [];
  if (key === undefined || /[{[(]\s*$/.test(bare)) return;
  const said = /^\s*"/.test(value) ? written(unquoted(value)) : { value: 'passed' as const, from: [value.trim()] };
  open.at(-1)?.entries.push(entryAt(line, key, 'hcl', said));
}

function labelOf(text: string): string {
  const match = LABELS.exec(text);
  return match ? `${match[1] ?? ''}${(match[2] ?? '').replace(/"/g, '')}` : '';
}
