/** What the readers of definitions ask while they read. */
import type { FileFacts } from '../../model/facts.js';
import type { Program } from '../../model/program.js';
import type { Span } from '../../model/span.js';
import type { Idiom } from '../../model/surroundings.js';
import type { Flow } from '../../model/value.js';
import type { Block, Entry } from '../block.js';
import type { Concern } from '../concern.js';
import { placeOfDefinition } from './statement.js';

export interface Known {
  program: Program;
  concern: Concern;
  /** The file's path says that it holds settings. */
  isSettingsModule(path: string): boolean;
  /** The name of a class or object says so. */
  isSettingsOwner(name: string | undefined): boolean;
  schemas: Schemas;
  /** Undefined where a file names nothing that matters. */
  fileAt(path: string): FileFacts | undefined;
  /** The source text names a variable that matters: only then is it worth a question to the program. */
  mayMatter(file: FileFacts, span: Span): boolean;
}

/** By canonical names, but for methods. */
export interface Schemas {
  /** A function that makes a schema, of objects or of other schemas. */
  isMade(name: string): boolean;
  /** A schema, or something of one. */
  isInside(name: string): boolean;
  /** The result of the method has what its arguments describe as well. */
  joins(method: string): boolean;
  /** The result of the method may lack anything. */
  drops(method: string): boolean;
}

/** A definition: what it is called, and the variables that its value may come from. */
export interface Definition {
  name: string;
  span: Span;
  variables: string[];
}

const IS_NAME = /^[\w.:-]+$/;

export function variablesIn(flows: readonly Flow[]): string[] {
  // Where it is asked by a name that is not known, there stands the source text.
  return [
    ...new Set(flows.flatMap(({ value }) => (value.kind === 'env' && IS_NAME.test(value.name) ? [value.name] : []))),
  ];
}

/**
 * Definitions as entries. What is read from no variable counts only as a base URL: a literal one is one, too,
 * but a field that happens to be called like a key may be anybody's.
 */
export function entriesOf(file: FileFacts, definitions: readonly Definition[], idiom: Idiom, known: Known): Entry[] {
  return definitions.flatMap(({ name, span, variables }): Entry[] => {
    const { concern } = known;
    const telling = variables.find((one) => concern.pairOf(one)) ?? variables.find((one) => concern.isBaseUrl(one));
    const variable = telling ?? variables[0];
    if (variable === undefined && !looksLikeBaseUrl(name, concern)) return [];
    const from = variables.filter((one) => !one.includes('.'));
    const place = placeOfDefinition(file, span);
    return [
      { name, variable: variable ?? name, ...place, idiom, value: 'set', from, ...(variable ? {} : { bare: true }) },
    ];
  });
}

function looksLikeBaseUrl(name: string, { names, isBaseUrl }: Concern): boolean {
  const generic = names.pairOfAny('key')?.accepted ?? [];
  return isBaseUrl(name) || generic.includes(names.normal(name));
}

export function blockOf(file: FileFacts, owner: string, entries: Entry[], around: Entry[] = []): Block[] {
  return entries.length === 0 ? [] : [{ kind: 'settings-class', path: file.path, owner, entries, around, opens: [] }];
}
