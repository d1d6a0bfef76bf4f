/** In the package's own repository its classes and factories are not imported but defined; they are the same ones. */
import type { FileFacts } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { ValueOf } from '../model/value.js';
import type { Constructed, Tables } from './tables.js';

export function definedHere(
  program: Program,
  tables: Tables,
  value: ValueOf<'class'> | ValueOf<'function'>,
): Constructed | undefined {
  return everyOneHere(program, tables, value).find(({ entry }) => !entry.when);
}

/** Those, too, that only some calls build. */
export function everyOneHere(
  program: Program,
  tables: Tables,
  value: ValueOf<'class'> | ValueOf<'function'>,
): Constructed[] {
  const { file } = value;
  const name = value.kind === 'class' ? file.classes[value.cls]?.name : file.functions[value.fn]?.name;
  if (!name) return [];
  const home = file.language === 'python' ? pythonModule(value) : publishedBy(program, file, name);
  return home === undefined ? [] : tables.constructors.lookupAll(`${home}.${name}`);
}

/**
 * Python's classes are known by the module they are defined in. A package defines none at its top: a program's own
 * `agents.py` bears no more than the name.
 */
function pythonModule({ kind, file: { path } }: ValueOf<'class'> | ValueOf<'function'>): string | undefined {
  if (kind !== 'class') return undefined;
  const module = path
    .replace(/^(?:.*\/)?src\//, '')
    .replace(/(?:\/__init__)?\.py$/, '')
    .replaceAll('/', '.');
  return module.includes('.') ? module : undefined;
}

/** What a file of a package exports is offered under the package's name; what it keeps for itself bears any name it likes. */
function publishedBy(program: Program, file: FileFacts, name: string): string | undefined {
  const isExported = file.exports.some(
    (row) => !row.typeOnly && (row.name === name || (row.value?.kind === 'name' && row.value.name === name)),
  );
  return isExported ? program.packageOf(file.path) : undefined;
}
