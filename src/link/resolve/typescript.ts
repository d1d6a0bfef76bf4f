import { posix } from 'node:path';
import enhanced from 'enhanced-resolve';
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
  const resolver = enhanced.ResolverFactory.createResolver({
    fileSystem: treeFileSystem(tree, MOUNT, workspaces),
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
    tsconfig: { references: 'auto' },
    symlinks: false,
  });
  const sources = new Set(tree.paths);
  const mayBeOurs = ownNames(tree, workspaces);
  const cache = new Map<string, Resolution>();
  const resolve = (from: string, module: string): Resolution => {
    if (isKnown(module) || !mayBeOurs(module)) return { kind: 'package', module: packageName(module) };
    const beside = besides(from, module, sources);
    if (beside !== undefined) return { kind: 'file', path: beside };
    try {
      const found = resolver.resolveSync({}, `${MOUNT}/${parentOf(from)}`, module);
      const path = found === false ? undefined : workspaces.real(found.slice(MOUNT.length + 1).replace(/[?#].*$/, ''));
      if (path !== undefined && sources.has(path)) return { kind: 'file', path };
    } catch {
      // Not in the tree: a package, or a workspace whose entry is built output.
    }
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
