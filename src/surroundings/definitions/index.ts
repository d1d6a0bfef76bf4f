/** Definitions of settings in the program → blocks, like those of the files around it. */
import type { FileFacts } from '../../model/facts.js';
import type { Program } from '../../model/program.js';
import { isTestCode } from '../../model/role.js';
import type { SettingsRule } from '../../model/rule.js';
import type { Block } from '../block.js';
import type { Concern } from '../concern.js';
import { classBlocks } from './classes.js';
import { constantBlocks } from './constants.js';
import type { Known } from './known.js';
import { objectBlocks } from './objects.js';

export function definitionBlocks(
  files: readonly FileFacts[],
  program: Program,
  definitions: NonNullable<SettingsRule['definitions']>,
  concern: Concern,
): Block[] {
  const module = new RegExp(definitions.modules, 'i');
  const owner = new RegExp(definitions.owners);
  const schemas = new Set(definitions.schemas);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const known: Known = {
    program,
    concern,
    isSettingsModule: (path) => module.test(path),
    isSettingsOwner: (name) => name !== undefined && owner.test(name),
    isSchema: (name) => schemas.has(name),
    fileAt: (path) => byPath.get(path),
    mayMatter: ({ text }, span) => {
      const source = text.slice(...span);
      return concern.words.some((word) => source.includes(word));
    },
  };
  const product = files.filter(({ path }) => !isTestCode(path));
  return product.flatMap((file) => [
    ...classBlocks(file, known),
    ...constantBlocks(file, known),
    ...objectBlocks(file, known),
  ]);
}
