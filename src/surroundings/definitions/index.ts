/** Definitions of settings in the program → blocks, like those of the files around it. */
import type { FileFacts } from '../../model/facts.js';
import type { Program } from '../../model/program.js';
import type { SettingsRule } from '../../model/rule.js';
import type { Block } from '../block.js';
import type { Concern } from '../concern.js';
import { classBlocks } from './classes.js';
import { constantBlocks } from './constants.js';
import { compositions } from './compositions.js';
import type { Known, Schemas } from './known.js';
import { objectBlocks } from './objects.js';

export function definitionBlocks(
  files: readonly FileFacts[],
  program: Program,
  definitions: NonNullable<SettingsRule['definitions']>,
  concern: Concern,
): Block[] {
  const module = new RegExp(definitions.modules, 'i');
  const owner = new RegExp(definitions.owners);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const known: Known = {
    program,
    concern,
    isSettingsModule: (path) => module.test(path),
    isSettingsOwner: (name) => name !== undefined && owner.test(name),
    schemas: schemasOf(definitions),
    fileAt: (path) => byPath.get(path),
    mayMatter: ({ text }, span) => {
      const source = text.slice(...span);
      return concern.words.some((word) => source.includes(word));
    },
  };
  const composed = compositions(files, known);
  return files.flatMap((file) => [
    ...classBlocks(file, known),
    ...constantBlocks(file, known),
    ...objectBlocks(file, known, composed),
  ]);
}

function schemasOf({ schemas, compositions: rule }: NonNullable<SettingsRule['definitions']>): Schemas {
  const makers = new Set([...schemas, ...rule.functions]);
  const joins = new Set(rule.methods);
  const drops = new Set(rule.drops);
  return {
    isMade: (name) => makers.has(name),
    isInside: (name) => makers.has(name.slice(0, Math.max(0, name.indexOf('()')))),
    joins: (method) => joins.has(method),
    drops: (method) => drops.has(method),
  };
}
