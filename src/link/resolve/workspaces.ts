import { joinPath, parentOf, type Tree } from './resolver.js';

/** The repository's own packages, which a package manager would link into `node_modules`. */
export interface Workspaces {
  /** Package name → folder. */
  folders: ReadonlyMap<string, string>;
  /** The name of the package that a file belongs to. */
  packageOf(path: string): string | undefined;
  /** A path seen through `node_modules/<name>/` → the path it really is. */
  real(path: string): string;
  /** The source file behind a specifier whose declared entry is built output and so not in the tree. */
  source(module: string, sources: ReadonlySet<string>): string | undefined;
}

const ENDINGS = ['.ts', '.tsx', '.mts', '.js', '.jsx', '.mjs', '/index.ts', '/index.tsx', '/index.js', '/index.mjs'];

export function workspacePackages(tree: Tree): Workspaces {
  const folders = new Map<string, string>();
  const names = new Map<string, string | undefined>();
  for (const path of tree.paths) {
    if (path !== 'package.json' && !path.endsWith('/package.json')) continue;
    const name = nameIn(tree.readText(path));
    names.set(parentOf(path), name);
    if (name && !folders.has(name)) folders.set(name, parentOf(path));
  }
  return {
    folders,
    packageOf: (path) => nearest(names, parentOf(path)),
    real: (path) => realPath(folders, path),
    source: (module, sources) => sourceOf(folders, module, sources),
  };
}

/** A `package.json` without a name (`{ "type": "module" }`) says nothing about where the package ends. */
function nearest(names: ReadonlyMap<string, string | undefined>, folder: string): string | undefined {
  for (let at = folder; ; at = parentOf(at)) {
    const name = names.get(at);
    if (name !== undefined || at === '') return name;
  }
}

function nameIn(text: string | undefined): string | undefined {
  try {
    const data: unknown = JSON.parse(text ?? '{}');
    const name = typeof data === 'object' && data !== null && 'name' in data ? data.name : undefined;
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

function realPath(folders: ReadonlyMap<string, string>, path: string): string {
  const match = /^node_modules\/((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(path);
  const folder = match?.[1] === undefined ? undefined : folders.get(match[1]);
  return folder === undefined ? path : joinPath(folder, match?.[2] ?? '').replace(/\/$/, '');
}

function sourceOf(
  folders: ReadonlyMap<string, string>,
  module: string,
  sources: ReadonlySet<string>,
): string | undefined {
  const match = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(module);
  const folder = match?.[1] === undefined ? undefined : folders.get(match[1]);
  if (folder === undefined) return undefined;
  const inside = (match?.[2] ?? '').replace(/\.[cm]?js$/, '');
  const stems = inside ? [`src/${inside}`, inside] : ['src/index', 'index', 'src/main', 'lib/index'];
  for (const stem of stems)
    for (const ending of ENDINGS)
      if (sources.has(joinPath(folder, stem + ending))) return joinPath(folder, stem + ending);
  return undefined;
}
