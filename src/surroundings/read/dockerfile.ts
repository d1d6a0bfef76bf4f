/** `ENV` and `ARG` of a Dockerfile, stage by stage. */
import type { Block, Entry, Reading } from '../block.js';
import { linesOf, type Line } from './lines.js';
import { shellEntries } from './shell.js';
import { unquoted, written } from './values.js';
import { entryAt } from './entry.js';

const STAGE = /^\s*FROM\s+(?:--\S+\s+)*\S+(?:\s+AS\s+(\S+))?/i;
const PAIR = /([A-Za-z_]\w*)=("(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s\\]|\\.)*)/g;

export function readDockerfile(text: string, path: string): Reading {
  const blocks: Block[] = [];
  const begin = (owner: string): Block => {
    const block: Block = { kind: 'dockerfile', path, owner, entries: [], around: [], opens: [] };
    blocks.push(block);
    return block;
  };
  let block = begin('');
  let instruction = '';
  let goesOn = false;
  for (const line of linesOf(text)) {
    if (/^\s*#/.test(line.text)) continue;
    const stage = goesOn ? null : STAGE.exec(line.text);
    if (stage) block = begin(stage[1] === undefined ? '' : `stage ${stage[1]}`);
    if (!goesOn) instruction = /^\s*([A-Za-z]+)\s/.exec(line.text)?.[1]?.toUpperCase() ?? '';
    block.entries.push(...entriesOf(instruction, line, goesOn));
    goesOn = /\\\s*$/.test(line.text);
  }
  return { blocks: blocks.map((one) => ({ ...one, around: staged(one, blocks) })) };
}

/** A stage may build on another one: what is set in any of them may hold here. */
function staged(one: Block, blocks: readonly Block[]): Entry[] {
  return blocks.filter((other) => other !== one).flatMap(({ entries }) => entries);
}

function entriesOf(instruction: string, line: Line, goesOn: boolean): Entry[] {
  if (instruction === 'RUN') return shellEntries([line]);
  if (instruction !== 'ENV' && instruction !== 'ARG') return [];
  const rest = goesOn ? line.text : line.text.replace(/^\s*[A-Za-z]+\s+/, '');
  const idiom = instruction === 'ENV' ? 'dockerfile-env' : 'dockerfile-arg';
  const pairs = [...rest.matchAll(PAIR)].map(([, name = '', value = '']) => ({ name, ...written(unquoted(value)) }));
  const bare = /^([A-Za-z_]\w*)(?:\s+(.*?))?\s*\\?\s*$/.exec(rest.trim());
  const plain = pairs.length === 0 && bare ? [{ name: bare[1] ?? '', ...bareValue(bare[2]) }] : pairs;
  const form = goesOn || plain.length > 1 || /\\\s*$/.test(line.text) ? 'inline' : idiom;
  return plain.map(({ name, ...said }) => entryAt(line, name, form, said));
}

function bareValue(text: string | undefined): Pick<Entry, 'value' | 'from'> {
  return text === undefined ? { value: 'passed', from: [] } : written(unquoted(text));
}
