import { isConventional } from './aliases.js';
import { isCompilerConfig } from './compiler-config.js';
import type { Tree } from './resolver.js';
import type { Workspaces } from './workspaces.js';

/**
 * Whether a specifier could lead into the tree at all: `react` can not, where nothing bears that name. Of a package
 * the resolver would otherwise look for its folder beside every folder that an importing file is in.
 */
export function ownNames(tree: Tree, workspaces: Workspaces): (module: string) => boolean {
  const names = new Set<string>();
  for (const path of tree.paths) for (const part of path.split('/')) names.add(part).add(part.replace(/\..*$/, ''));
  for (const name of workspaces.folders.keys()) names.add(firstPart(name));
  const aliases = tree.paths.filter(isCompilerConfig).flatMap((path) => aliasesIn(tree.readText(path) ?? ''));
  return (module) =>
    /^[./#]/.test(module) ||
    isConventional(module) ||
    names.has(firstPart(module)) ||
    aliases.some((alias) => module.startsWith(alias));
}

const firstPart = (module: string): string => module.split('/', 1)[0] ?? module;

/** What stands before the `*` of every key with a list: those of `paths` are among them. */
function aliasesIn(config: string): string[] {
  return [...config.matchAll(/["']([^"'*]*)\*?[^"']*["']\s*:\s*\[/g)].map(([, start = '']) => start);
}
