import { joinPath, parentOf, type Resolution, type Resolve, type Tree } from './resolver.js';

/**
 * Resolves Python imports by the tree alone. There is no `sys.path` to read, so every folder that could be on it is
 * tried, nearest to the importing file first. `shadowable` are the package names that rules know: a project file of
 * that name hides the package only where Python would find it first.
 */
export function pythonResolver(tree: Tree, shadowable: ReadonlySet<string>): Resolve {
  const index = indexTree(tree);
  const cache = new Map<string, Resolution>();
  const isOwn = once((path) => offersOwn(tree.readText(path) ?? '', path));
  const shadows: Shadows = (root, module, from) => {
    const first = firstOf(module);
    return !shadowable.has(first) || hides(index, joinPath(root, first), module, { root, from, isOwn });
  };
  return (from, module) => {
    // A file that has a package's name is asked for itself.
    const key = `${shadowable.has(stemOf(from)) ? from : parentOf(from)}\0${module}`;
    let found = cache.get(key);
    if (!found)
      cache.set(
        key,
        (found = module.startsWith('.') ? relative(index, from, module) : absolute(index, from, module, shadows)),
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

/** The module at this root is found before an installed package of its name. */
type Shadows = (root: string, module: string, from: string) => boolean;

function absolute(index: Index, from: string, module: string, shadows: Shadows): Resolution {
  const roots = index.roots.get(firstOf(module)) ?? [];
  // A folder inside a package is no import root.
  const candidates = roots.filter(
    (root) => !index.files.has(joinPath(root, '__init__.py')) && shadows(root, module, from),
  );
  for (const root of byNearness(candidates, from)) {
    const found = at(index, root, module);
    if (found) return found;
  }
  return { kind: 'package', module };
}

/**
 * A script's own folder and those above it come before what is installed, as do a project's roots. Not so a folder
 * inside a package; nor one without `__init__.py`, unless for what only it holds; nor an empty package; nor a module that
 * imports the package of its own name: it could not, did it stand on the path.
 */
function hides(
  index: Index,
  path: string,
  module: string,
  { root, from, isOwn }: { root: string; from: string; isOwn: (path: string) => boolean },
): boolean {
  const isAbove = (root === '' || from.startsWith(`${root}/`)) && !isInsidePackage(index, root);
  if (!isAbove && !isProject(index, root)) return false;
  const file = `${path}.py`;
  if (index.files.has(file)) return file !== from && isOwn(file);
  if (isProject(index, root) && index.files.has(joinPath(path, '__init__.py'))) return true;
  // What stands in `providers/openai/` and imports `openai` has no need to ask itself.
  const inside = isAbove && !from.startsWith(`${path}/`) ? at(index, root, module) : undefined;
  return inside?.kind === 'file' && isOwn(inside.path);
}

/** Also a folder without an `__init__.py` of its own. */
function isInsidePackage(index: Index, folder: string): boolean {
  for (let above = folder; above; above = parentOf(above))
    if (index.files.has(joinPath(above, '__init__.py'))) return true;
  return false;
}

const isProject = (index: Index, root: string): boolean =>
  index.projects.has(root) || (/(^|\/)src$/.test(root) && index.projects.has(parentOf(root)));

const firstOf = (module: string): string => module.split('.', 1)[0] ?? module;

const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.py$/, '');

/** Not an empty file, and none that imports what has its own name. */
const offersOwn = (text: string, path: string): boolean =>
  text.trim() !== '' && !new RegExp(`^\\s*(?:import|from)\\s+${stemOf(path)}\\b`, 'm').test(text);

function once(ask: (path: string) => boolean): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const answer = known.get(path) ?? ask(path);
    known.set(path, answer);
    return answer;
  };
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
