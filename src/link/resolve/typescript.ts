import { posix } from 'node:path';
import enhanced from 'enhanced-resolve';
import { aliases } from './aliases.js';
import { ownNames } from './own-names.js';
import { parentOf, type Resolution, type Resolve, type Tree } from './resolver.js';
import { treeFileSystem } from './tree-fs.js';
import { workspacePackages, type Workspaces } from './workspaces.js';

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte', '.astro'];
const MOUNT = '/repository';

/**
 * Resolves TS/JS imports with the resolver that bundlers use, over a file system that holds nothing but the scanned
 * tree. `known` are the packages that rules know: of an import by that name the rules speak, even where the package's
 * own source, or an example named after it, is in the tree.
 */
export function typescriptResolver(
  tree: Tree,
  known: ReadonlySet<string>,
  workspaces: Workspaces = workspacePackages(tree),
): Resolve {
  const isKnown = (module: string): boolean => {
    const name = /^(?:@[^/]+\/)?[^/.][^/]*/.exec(module)?.[0];
    return name !== undefined && known.has(name) && workspaces.folders.has(name);
  };
  const fileSystem = treeFileSystem(tree, MOUNT, workspaces);
  const sources = new Set(tree.paths);
  const lookup = (resolver: Resolver, folder: string, module: string): string | undefined => {
    try {
      const found = resolver.resolveSync({}, `${MOUNT}/${folder}`, module);
      const path = found === false ? undefined : workspaces.real(found.slice(MOUNT.length + 1).replace(/[?#].*$/, ''));
      return path !== undefined && sources.has(path) ? path : undefined;
    } catch {
      // Not in the tree: a package, or a workspace whose entry is built output.
      return undefined;
    }
  };
  const resolver = resolverFor(fileSystem);
  const others = new Map<string, Resolver>();
  const byAlias = aliases(tree, {
    relative: (folder, module) => lookup(resolver, folder, module),
    byConfig: (config, folder, module) => {
      let other = others.get(config);
      if (!other) others.set(config, (other = resolverFor(fileSystem, `${MOUNT}/${config}`)));
      return lookup(other, folder, module);
    },
  });
  const mayBeOurs = ownNames(tree, workspaces);
  const cache = new Map<string, Resolution>();
  const resolve = (from: string, module: string): Resolution => {
    if (isKnown(module) || !mayBeOurs(module)) return { kind: 'package', module: packageName(module) };
    const beside = besides(from, module, sources);
    if (beside !== undefined) return { kind: 'file', path: beside };
    const folder = parentOf(from);
    const path = lookup(resolver, folder, module) ?? (module.startsWith('.') ? undefined : byAlias(folder, module));
    if (path !== undefined) return { kind: 'file', path };
    const source = workspaces.source(module, sources);
    return source ? { kind: 'file', path: source } : { kind: 'package', module: packageName(module) };
  };
  return (from, module) => {
    const key = `${parentOf(from)}\0${module}`;
    let found = cache.get(key);
    if (!found) cache.set(key, (found = resolve(from, module)));
    return found;
  };
}

type Resolver = ReturnType<typeof enhanced.ResolverFactory.createResolver>;

/** @param configFile else the nearest `tsconfig.json` */
function resolverFor(fileSystem: ReturnType<typeof treeFileSystem>, configFile?: string): Resolver {
  return enhanced.ResolverFactory.createResolver({
    fileSystem,
    useSyncFileSystemCalls: true,
    extensions: EXTENSIONS,
    extensionAlias: {
      '.js': ['.ts', '.tsx', '.js', '.jsx'],
      '.mjs': ['.mts', '.mjs'],
      '.cjs': ['.cts', '.cjs'],
      '.jsx': ['.tsx', '.jsx'],
    },
    conditionNames: ['source', 'development', 'types', 'import', 'require', 'node', 'default'],
    mainFields: ['source', 'types', 'module', 'main'],
    tsconfig: { references: 'auto', ...(configFile === undefined ? {} : { configFile }) },
    symlinks: false,
  });
}

/** Most imports: `./x` with nothing of that very name, but a source file that an extension completes it to. */
function besides(from: string, module: string, sources: ReadonlySet<string>): string | undefined {
  if (!/^\.\.?\//.test(module) || /[?#]|\.[cm]?jsx?$/.test(module)) return undefined;
  const path = posix.join(parentOf(from), module);
  if (path.startsWith('..') || path.endsWith('/') || sources.has(path)) return undefined;
  const extension = EXTENSIONS.find((one) => sources.has(path + one));
  return extension === undefined ? undefined : path + extension;
}

/** `npm:openai@4/azure`, `https://esm.sh/openai@4` and `openai/azure` all name the same package. */
function packageName(module: string): string {
  const bare = module
    .replace(/^(npm|jsr|node|bun):\/?/, '')
    .replace(
      /^https?:\/\/(esm\.sh|cdn\.skypack\.dev|cdn\.jsdelivr\.net\/npm|unpkg\.com|esm\.run|deno\.land\/x)\/(v\d+\/|npm\/|\*)?/,
      '',
    );
  return bare.replace(/^((?:@[^/@]+\/)?[^/@]+)@[^/]*/, '$1').replace(/[?#].*$/, '');
}
