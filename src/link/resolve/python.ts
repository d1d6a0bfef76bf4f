import { joinPath, parentOf, type Resolution, type Resolve, type Tree } from './resolver.js';

/**
 * Resolves Python imports by the tree alone. There is no `sys.path` to read, so every folder that could be on it is
 * tried, nearest to the importing file first. `shadowable` are the package names that rules know: a project file of
 * that name stands for the package only where Python would really find it first.
 */
export function pythonResolver(tree: Tree, shadowable: ReadonlySet<string>): Resolve {
  const index = indexTree(tree);
  const cache = new Map<string, Resolution>();
  return (from, module) => {
    const key = `${parentOf(from)}\0${module}`;
    let found = cache.get(key);
    if (!found)
      cache.set(
        key,
        (found = module.startsWith('.') ? relative(index, from, module) : absolute(index, from, module, shadowable)),
      );
    return found;
  };
}

interface Index {
  files: Set<string>;
  folders: Set<string>;
  /** First segment of a module → the folders it could be imported from. */
  roots: Map<string, string[]>;
  /** Folders that a packaging file makes an import root. */
  projects: Set<string>;
}

function indexTree(tree: Tree): Index {
  const index: Index = { files: new Set(), folders: new Set(), roots: new Map(), projects: new Set(['']) };
  for (const path of tree.paths) {
    if (/(^|\/)(pyproject\.toml|setup\.(py|cfg))$/.test(path)) index.projects.add(parentOf(path));
    if (!path.endsWith('.py')) continue;
    index.files.add(path);
    addRoot(index, path.slice(path.lastIndexOf('/') + 1, -3), parentOf(path));
    for (let folder = parentOf(path); folder && !index.folders.has(folder); folder = parentOf(folder)) {
      index.folders.add(folder);
      addRoot(index, folder.slice(folder.lastIndexOf('/') + 1), parentOf(folder));
    }
  }
  return index;
}

function addRoot(index: Index, name: string, folder: string): void {
  const roots = index.roots.get(name);
  if (roots) roots.push(folder);
  else index.roots.set(name, [folder]);
}

function relative(index: Index, from: string, module: string): Resolution {
  const dots = /^\.+/.exec(module)?.[0].length ?? 0;
  let folder = parentOf(from);
  for (let up = 1; up < dots; up++) folder = parentOf(folder);
  return at(index, folder, module.slice(dots)) ?? { kind: 'package', module };
}

function absolute(index: Index, from: string, module: string, shadowable: ReadonlySet<string>): Resolution {
  const first = module.split('.', 1)[0] ?? module;
  const candidates = (index.roots.get(first) ?? []).filter((root) => mayBeRoot(index, root, first, shadowable));
  for (const root of byNearness(candidates, from)) {
    const found = at(index, root, module);
    if (found) return found;
  }
  return { kind: 'package', module };
}

/** A folder inside a package is no import root; for the name of a known package only a real project root is. */
function mayBeRoot(index: Index, root: string, first: string, shadowable: ReadonlySet<string>): boolean {
  if (index.files.has(joinPath(root, '__init__.py'))) return false;
  if (!shadowable.has(first)) return true;
  const isProject = index.projects.has(root) || (/(^|\/)src$/.test(root) && index.projects.has(parentOf(root)));
  return isProject && index.files.has(joinPath(root, `${first}/__init__.py`));
}

function byNearness(roots: string[], from: string): string[] {
  const shared = (root: string): number => {
    if (root === '' || from.startsWith(`${root}/`)) return 1000 + root.length;
    let common = 0;
    while (common < root.length && root[common] === from[common]) common++;
    return common;
  };
  return [...roots].sort((a, b) => shared(b) - shared(a) || a.length - b.length || (a < b ? -1 : 1));
}

function at(index: Index, root: string, module: string): Resolution | undefined {
  const path = joinPath(root, module.replaceAll('.', '/')).replace(/\/$/, '');
  if (index.files.has(`${path}.py`) && module) return { kind: 'file', path: `${path}.py` };
  const init = joinPath(path, '__init__.py');
  if (index.files.has(init)) return { kind: 'file', path: init };
  return index.folders.has(path) || path === '' ? { kind: 'folder', path } : undefined;
}
