import type { Binding } from '../model/facts.js';

/** A name for `name` of a module, or for the module as a whole, while the program runs. */
export const isImportOf = ({ value, typeOnly }: Binding, module: string, name: string | undefined): boolean =>
  !typeOnly && value?.kind === 'import' && value.module === module && value.name === name;
