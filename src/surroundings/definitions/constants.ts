/** Constants of a module that holds settings: `OPENAI_API_KEY = os.getenv("OPENAI_API_KEY")`. */
import type { FileFacts } from '../../model/facts.js';
import type { Block } from '../block.js';
import { blockOf, entriesOf, variablesIn, type Known } from './known.js';

export function constantBlocks(file: FileFacts, known: Known): Block[] {
  if (!known.isSettingsModule(file.path)) return [];
  const definitions = file.bindings
    .filter(({ kind, scope }) => kind === 'variable' && file.scopes[scope]?.kind === 'module')
    .flatMap(({ name, span, value }) =>
      value && value.kind !== 'object' && known.mayMatter(file, [span[0], Math.max(span[1], value.span[1])])
        ? [{ name, span, variables: variablesIn(known.program.evaluate(value, { file })) }]
        : [],
    );
  return blockOf(file, '', entriesOf(file, definitions, 'constant', known));
}
