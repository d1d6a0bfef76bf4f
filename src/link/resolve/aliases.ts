/** Aliases of folders that the nearest `tsconfig.json` does not explain. */
import { groupBy } from '../../model/groups.js';
import { isCompilerConfig } from './compiler-config.js';
import { parentOf, type Tree } from './resolver.js';

/** What templates and frameworks call folders of a project, where no file of the repository says so. */
const CONVENTIONS: readonly [alias: RegExp, homes: readonly string[]][] = [
  [/^[@~]\//, ['src/', 'app/', '']],
  [/^(?:@@|~~)\//, ['']],
  [/^\$lib\//, ['src/lib/']],
];

/** No package is called like this. */
export const isConventional = (module: string): boolean => CONVENTIONS.some(([alias]) => alias.test(module));

export interface Lookups {
  /** By the aliases of this compiler configuration. */
  byConfig(config: string, folder: string, module: string): string | undefined;
  relative(folder: string, module: string): string | undefined;
}

/**
 * Tries the compiler configurations of other names (`jsconfig.json`, `tsconfig.app.json`, to which a `tsconfig.json`
 * only refers) from the importing folder upwards, then what is common.
 */
export function aliases(tree: Tree, lookups: Lookups): (folder: string, module: string) => string | undefined {
  const configs = groupBy(
    tree.paths.filter((path) => isOtherConfig(path, tree)),
    parentOf,
  );
  return (folder, module) => {
    const around = foldersAround(folder);
    return (
      first(around, (up) => first(configs.get(up) ?? [], (config) => lookups.byConfig(config, folder, module))) ??
      first(around, (up) => first(homesOf(module), (home) => lookups.relative(up, `./${home}`)))
    );
  };
}

const isOtherConfig = (path: string, tree: Tree): boolean =>
  isCompilerConfig(path) &&
  !/(^|\/)tsconfig\.json$/.test(path) &&
  /"(?:paths|baseUrl)"/.test(tree.readText(path) ?? '');

const homesOf = (module: string): string[] =>
  CONVENTIONS.flatMap(([alias, homes]) => (alias.test(module) ? homes.map((home) => module.replace(alias, home)) : []));

/** The folder itself first, the root last. */
function foldersAround(folder: string): string[] {
  const around = [folder];
  for (let up = folder; up; up = parentOf(up)) around.push(parentOf(up));
  return around;
}

function first<T>(items: readonly T[], look: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
