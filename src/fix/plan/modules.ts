/** How one Python module of the project imports another. */
import type { Analysis } from '../../model/analysis.js';
import type { FileFacts } from '../../model/facts.js';

/** What else mentions a name is not worth parsing. */
export const mayBePython = (path: string): boolean => /\.(py|ipynb)$/.test(path);

/** More modules than this are not followed in search of a circle. */
const MOST_MODULES = 400;

/** The project's modules that a module imports while it loads, by path. */
function importsOf({ program }: Analysis, file: FileFacts): { module: string; path: string }[] {
  return file.bindings.flatMap(({ kind, scope, typeOnly, value }) => {
    if (kind !== 'import' || scope !== 0 || typeOnly || value?.kind !== 'import') return [];
    const whole = { kind: 'import' as const, module: value.module, span: value.span };
    return program
      .evaluate(whole, { file })
      .flatMap(({ value: found }) => (found.kind === 'module' ? [{ module: value.module, path: found.path }] : []));
  });
}

/** Whether loading `from` leads to `to`. */
export function leadsTo(analysis: Analysis, from: string, to: string): boolean {
  const seen = new Set([from]);
  const waiting = [from];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (path === to) return true;
    const facts = analysis.file(path);
    for (const { path: next } of facts ? importsOf(analysis, facts) : [])
      if (!seen.has(next) && seen.size < MOST_MODULES) waiting.push((seen.add(next), next));
  }
  return false;
}

/** With the slash at its end; nothing at the top. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** `target` as `file` would import it, in the manner of the imports that it has; undefined when it can't be told. */
export function moduleName(analysis: Analysis, file: FileFacts, target: string): string | undefined {
  const own = importsOf(analysis, file);
  const absolute = own.find(({ module }) => !module.startsWith('.'));
  const root = absolute ? rootOf(absolute) : packageRoot(analysis, file.path);
  const isRelative = !absolute && own.some(({ module }) => module.startsWith('.'));
  if (isRelative) return relative(file.path, target);
  return root === undefined || !target.startsWith(root) ? undefined : dotted(target.slice(root.length));
}

/** The folder that `a.b` is found from, when it is `x/a/b.py`. */
function rootOf({ module, path }: { module: string; path: string }): string | undefined {
  const tail = module.replaceAll('.', '/');
  const end = [`${tail}.py`, `${tail}/__init__.py`, tail].find((one) => path.endsWith(one));
  return end === undefined ? undefined : path.slice(0, -end.length);
}

/** Above the outermost folder that is a package. */
function packageRoot(analysis: Analysis, path: string): string | undefined {
  let folder = folderOf(path);
  if (!analysis.file(`${folder}__init__.py`)) return undefined;
  while (folder !== '' && analysis.file(`${folder}__init__.py`)) folder = folderOf(folder.slice(0, -1));
  return folder;
}

const dotted = (path: string): string => path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');

function relative(from: string, to: string): string | undefined {
  const here = folderOf(from).split('/').slice(0, -1);
  const there = dotted(to).split('.');
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared++;
  return shared === 0 ? undefined : '.'.repeat(here.length - shared + 1) + there.slice(shared).join('.');
}
