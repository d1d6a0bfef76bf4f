/** What modules offer, in both languages. */
import type { Expr, ExprOf, ExportFacts, FileFacts } from '../../model/facts.js';
import type { At, Env, Flow, Found } from '../../model/value.js';
import { joinPath } from '../resolve/resolver.js';
import { bindingsIn } from '../scopes.js';
import { at, flow, found, hop, merge, nothingFound, type Engine } from './engine.js';

export function importedValue(engine: Engine, expr: ExprOf<'import'>, env: Env): Flow[] {
  const where = at(env.file, expr);
  const target = engine.resolve[env.file.language](env.file.path, expr.module);
  if (target.kind === 'package') {
    if (target.module.startsWith('.'))
      return [flow({ kind: 'opaque', reason: `module ${target.module} is not in the repository`, at: where })];
    return [
      flow({
        kind: 'external',
        name: expr.name === undefined ? target.module : `${target.module}.${expr.name}`,
        at: where,
      }),
    ];
  }
  const module: Flow = flow({ kind: 'module', path: target.path, at: where });
  if (expr.name === undefined) return [module, ...assignedExports(engine, target.path)];
  const { flows, open } = exported(engine, target.path, expr.name, env.file.language);
  const rest: Flow[] =
    open || flows.length === 0
      ? [flow({ kind: 'opaque', reason: `${expr.name} of ${target.path} can't be seen`, at: where })]
      : [];
  return hop(`import ${expr.name}`, where, [...flows, ...rest]);
}

/** `module.exports = X`: the module is X. */
function assignedExports(engine: Engine, path: string): Flow[] {
  const file = engine.file(path);
  const rows = file?.exports.filter(({ name, value }) => name === '=' && value) ?? [];
  return file ? rows.flatMap(({ value }) => (value ? engine.evaluate(value, { file }) : [])) : [];
}

const LONGEST_CHAIN = 24;

/** Where a name has been looked for already: re-exports may meet again, or go in circles. */
interface Chain {
  left: number;
  seen: Set<string>;
}

export function exported(
  engine: Engine,
  path: string,
  name: string,
  language: FileFacts['language'],
  { left, seen }: Chain = { left: LONGEST_CHAIN, seen: new Set() },
): Found {
  if (left === 0) return { flows: [], open: true, absent: false };
  const place = `${path}\0${name}`;
  if (seen.has(place)) return nothingFound;
  seen.add(place);
  const further = { left: left - 1, seen };
  return language === 'python' ? pythonExport(engine, path, name, further) : scriptExport(engine, path, name, further);
}

function pythonExport(engine: Engine, path: string, name: string, chain: Chain): Found {
  const file = path.endsWith('.py') ? engine.file(path) : undefined;
  if (file && bindingsIn(file, 0, name).length > 0) {
    const flows = atModuleEnd(engine, file, name);
    // `from . import name` in a package binds its own submodule.
    const inside = flows.length === 0 ? submodule(engine, path, name) : undefined;
    return inside ?? found(flows);
  }
  for (const star of file?.stars.filter(({ scope }) => scope === 0) ?? []) {
    const target = engine.resolve.python(path, star.module);
    if (target.kind === 'package') {
      if (target.module.startsWith('.')) continue;
      return found([flow({ kind: 'external', name: `${target.module}.${name}`, at: at(file as FileFacts, star) })]);
    }
    const inner = exported(engine, target.path, name, 'python', chain);
    if (inner.flows.length > 0) return inner;
  }
  return (
    submodule(engine, path, name) ??
    (file || !path.endsWith('.py') ? nothingFound : { flows: [], open: true, absent: false })
  );
}

/** The value a module-level name has once the module has run. */
function atModuleEnd(engine: Engine, file: FileFacts, name: string): Flow[] {
  return engine.evaluate(nameAtEnd(file, name), { file });
}

const endNames = new WeakMap<FileFacts, Map<string, Expr>>();

/** Asked by every module that imports the name: one expression, so that one answer is remembered. */
function nameAtEnd(file: FileFacts, name: string): Expr {
  const names = endNames.get(file) ?? new Map<string, Expr>();
  endNames.set(file, names);
  const end = file.text.length;
  const asked = names.get(name) ?? { kind: 'name', name, scope: 0, span: [end, end] };
  names.set(name, asked);
  return asked;
}

function submodule(engine: Engine, path: string, name: string): Found | undefined {
  const folder = path.endsWith('/__init__.py') ? path.slice(0, -'/__init__.py'.length) : path;
  if (folder.endsWith('.py')) return undefined;
  const target = engine.resolve.python(joinPath(folder, '__init__.py'), `.${name}`);
  if (target.kind === 'package') return undefined;
  const file = engine.file(target.path);
  const where: At | undefined = file && { file, span: [0, 0] };
  return where ? found([flow({ kind: 'module', path: target.path, at: where })]) : undefined;
}

function scriptExport(engine: Engine, path: string, name: string, chain: Chain): Found {
  const file = engine.file(path);
  if (!file) return { flows: [], open: true, absent: false };
  const named = file.exports.filter((row) => row.name === name && !(row.typeOnly && !row.value));
  if (named.length > 0) return merge(named.map((row) => exportRow(engine, file, row, chain)));
  const assigned = file.exports.filter((row) => row.name === '=' && row.value);
  if (assigned.length > 0) {
    const values = assigned.flatMap(({ value }) => (value ? engine.evaluate(value, { file }) : []));
    return name === 'default' ? found(values) : merge(values.map((value) => engine.get(value, name)));
  }
  const stars = file.exports
    .filter((row) => row.name === '*' && row.from)
    .map((row) => starExport(engine, file, row, name, chain));
  const hits = stars.filter(({ flows }) => flows.length > 0);
  return hits.length > 0 ? merge(hits) : (stars.find(({ open }) => open) ?? nothingFound);
}

function exportRow(engine: Engine, file: FileFacts, row: ExportFacts, chain: Chain): Found {
  if (row.value) return found(engine.evaluate(row.value, { file }));
  if (!row.from) return nothingFound;
  const target = engine.resolve.typescript(file.path, row.from.module);
  const { name } = row.from;
  if (target.kind === 'package')
    return found([
      flow({ kind: 'external', name: name ? `${target.module}.${name}` : target.module, at: at(file, row) }),
    ]);
  return name
    ? exported(engine, target.path, name, 'typescript', chain)
    : found([flow({ kind: 'module', path: target.path, at: at(file, row) })]);
}

function starExport(engine: Engine, file: FileFacts, row: ExportFacts, name: string, chain: Chain): Found {
  const target = row.from ? engine.resolve.typescript(file.path, row.from.module) : undefined;
  if (!target || name === 'default') return nothingFound;
  if (target.kind === 'package')
    return found([flow({ kind: 'external', name: `${target.module}.${name}`, at: at(file, row) })]);
  return exported(engine, target.path, name, 'typescript', chain);
}

/** A name that no statement binds may come from `from m import *`. */
export function starImported(engine: Engine, name: string, env: Env): Flow[] {
  for (const star of [...env.file.stars].reverse()) {
    const target = engine.resolve.python(env.file.path, star.module);
    const where = at(env.file, star);
    if (target.kind !== 'package') {
      const { flows } = exported(engine, target.path, name, 'python');
      if (flows.length > 0) return hop(`from ${star.module} import *`, where, flows);
    }
  }
  // Of a package's star import nothing can be listed; a capitalised name is more likely its than a global's.
  const outside = env.file.stars
    .map(({ module }) => module)
    .find((module) => engine.resolve.python(env.file.path, module).kind === 'package');
  return outside && /^[A-Z]/.test(name)
    ? [flow({ kind: 'external', name: `${outside}.${name}`, at: { file: env.file, span: [0, 0] } })]
    : [];
}
