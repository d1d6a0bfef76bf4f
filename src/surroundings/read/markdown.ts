/** Documents: which variables they name, and which they list as what can be set. */
import type { Entry, Reading } from '../block.js';
import { linesOf, type Line } from './lines.js';
import { entryAt } from './entry.js';

const NAME = /\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/g;
/** What a list tells of: `NAME=…` or `NAME: …` in a code block, `| NAME |` in a table, `- NAME` in a list. */
const TOLD =
  /^\s*(?:export\s+|set\s+|-e\s+|#\s*|[-*+|]\s*)*[`*_[]*([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)[`*_\]]*\s*(?:[=:|(–—-]|$)/;
/** Fewer are an example of how to start. */
const FEWEST = 3;

/** Histories and licences tell of what was. */
export function tellsOfSettings(path: string): boolean {
  if (/(^|\/)(change-?logs?|release-?notes?|blog|news)\//i.test(path)) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /\.mdx?$/i.test(name) && !/^(change|history|release|news|licen[cs]e|security|code_of_conduct)/i.test(name);
}

export function readMarkdown(text: string, path: string): Reading {
  // Most documents name no variable at all, which one look tells.
  const entries = text.search(NAME) < 0 ? [] : entriesOf(linesOf(text));
  return { blocks: [{ kind: 'doc', path, owner: '', entries, around: [], opens: [] }] };
}

function entriesOf(lines: readonly Line[]): Entry[] {
  const listed = new Set(lists(lines).flat());
  return lines.flatMap((line) => {
    if (!line.text.includes('_')) return [];
    return [...line.text.matchAll(NAME)].map(([name]): Entry => {
      const isListed = listed.has(line) && TOLD.exec(line.text)?.[1] === name;
      return entryAt(line, name, 'text', { value: 'set', from: [], ...(isListed ? {} : { bare: true }) });
    });
  });
}

/** Lines that tell of a variable each, in one table, list or code block: nothing but a blank line ends it. */
function lists(lines: readonly Line[]): Line[][] {
  const all: Line[][] = [[]];
  for (const line of lines) {
    if (line.text.trim() === '' || /^\s*(```|~~~)/.test(line.text)) all.push([]);
    else if (line.text.includes('_') && TOLD.test(line.text)) all.at(-1)?.push(line);
  }
  return all.filter((list) => list.length >= FEWEST);
}
