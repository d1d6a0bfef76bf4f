/** Constants of a module that holds settings: `OPENAI_API_KEY = os.getenv("OPENAI_API_KEY")`. */
import type { FileFacts } from '../../model/facts.js';
import type { Block, Entry } from '../block.js';
import { blockOf, entriesOf, variablesIn, type Known } from './known.js';

const DEEPEST = 4;

export function constantBlocks(file: FileFacts, known: Known, depth = 0): Block[] {
  if (!known.isSettingsModule(file.path)) return [];
  const definitions = file.bindings
    .filter(({ kind, scope }) => kind === 'variable' && file.scopes[scope]?.kind === 'module')
    .flatMap(({ name, span, value }) =>
      value && value.kind !== 'object' && known.mayMatter(file, [span[0], Math.max(span[1], value.span[1])])
        ? [{ name, span, variables: variablesIn(known.program.evaluate(value, { file })) }]
        : [],
    );
  const entries = entriesOf(file, definitions, 'constant', known);
  return blockOf(file, '', entries, depth < DEEPEST ? starred(file, known, depth) : []);
}

/** `from .base import *`: what is there is here as well. */
function starred(file: FileFacts, known: Known, depth: number): Entry[] {
  return file.stars
    .filter(({ scope }) => scope === 0)
    .flatMap(({ module, span }) => known.program.evaluate({ kind: 'import', module, span }, { file }))
    .flatMap(({ value }) => (value.kind === 'module' ? (known.fileAt(value.path) ?? []) : []))
    .flatMap((other) => constantBlocks(other, known, depth + 1))
    .flatMap(({ entries, around }) => [...entries, ...around]);
}
