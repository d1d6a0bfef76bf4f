import type enhanced from 'enhanced-resolve';
import { isCompilerConfig, withOwnBases } from './compiler-config.js';
import { parentOf, type Tree } from './resolver.js';
import type { Workspaces } from './workspaces.js';

type FileSystem = Parameters<typeof enhanced.ResolverFactory.createResolver>[0]['fileSystem'];

const FILE = { isFile: () => true, isDirectory: () => false, isSymbolicLink: () => false };
const FOLDER = { isFile: () => false, isDirectory: () => true, isSymbolicLink: () => false };

/**
 * A read-only file system made of the tree's list of paths, with the repository's own packages mounted under
 * `node_modules`. The resolver can neither see nor read anything else.
 */
export function treeFileSystem(tree: Tree, mount: string, workspaces: Workspaces): FileSystem {
  const files = new Set(tree.paths);
  const folders = new Set<string>(['', 'node_modules']);
  for (const path of tree.paths)
    for (let up = parentOf(path); up && !folders.has(up); up = parentOf(up)) folders.add(up);
  for (const name of workspaces.folders.keys()) if (name.startsWith('@')) folders.add(`node_modules/${parentOf(name)}`);

  const inTree = (path: unknown): string | undefined => {
    const text = String(path);
    if (text === mount) return '';
    return text.startsWith(`${mount}/`) ? workspaces.real(text.slice(mount.length + 1)) : undefined;
  };
  const stat = (path: unknown): typeof FILE => {
    const inner = inTree(path);
    if (inner !== undefined && files.has(inner)) return FILE;
    if (inner !== undefined && folders.has(inner)) return FOLDER;
    throw NOT_FOUND;
  };
  const read = (path: unknown): string => {
    const inner = inTree(path);
    const text = inner !== undefined && files.has(inner) ? tree.readText(inner) : undefined;
    if (inner === undefined || text === undefined) throw NOT_FOUND;
    return isCompilerConfig(inner) ? withOwnBases(inner, text, baseAt) : text;
  };
  const baseAt = (specifier: string): string | undefined => {
    const path = [specifier, workspaces.real(`node_modules/${specifier}`)].find((one) => files.has(one));
    return path && `${mount}/${path}`;
  };
  const refuse = (): never => {
    throw REFUSED;
  };
  // The resolver's type asks for all of node:fs; it calls only these.
  return {
    statSync: stat,
    lstatSync: stat,
    readFileSync: (path: unknown, encoding?: unknown) => (encoding ? read(path) : Buffer.from(read(path))),
    readlinkSync: refuse,
    readdirSync: refuse,
    realpathSync: String,
    stat: refuse,
    lstat: refuse,
    readFile: refuse,
    readlink: refuse,
    readdir: refuse,
  } as unknown as FileSystem;
}

/** Made once: most questions of a resolver are answered by it, and each new error would note where it arose. */
const NOT_FOUND = Object.assign(new Error('not in the tree'), { code: 'ENOENT' });
const REFUSED = Object.assign(new Error('not to be had here'), { code: 'EINVAL' });
