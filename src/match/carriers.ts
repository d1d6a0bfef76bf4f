/** Names under which a file hands on something that builds clients: other files that use them must be read too. */
import type { Attempt } from '../model/attempt.js';
import type { Clue } from '../model/clue.js';
import type { ExportFacts, Expr, FileFacts, FunctionFacts, LanguageId } from '../model/facts.js';
import type { Program } from '../model/program.js';
import { shapes } from '../model/shape.js';
import type { Span } from '../model/span.js';
import type { Flow, ValueOf } from '../model/value.js';
import type { Wire } from '../rules/wire.js';
import { definedHere } from './own.js';
import type { Tables } from './tables.js';

/** @param isReached whether a file has been found to hold a client, or to get one handed on */
type Carried = (file: FileFacts, isReached: (path: string) => boolean) => Clue[];

export function carriers(program: Program, all: Record<LanguageId, Tables>, wire: Wire, attempt: Attempt): Carried {
  return (file, isReached) =>
    attempt(file.path, () => carriersOf(program, file, all[file.language], wire, isReached), []);
}

function carriersOf(
  program: Program,
  file: FileFacts,
  tables: Tables,
  wire: Wire,
  isReached: (path: string) => boolean,
): Clue[] {
  // What comes from a file that holds nothing is nothing: it need not be read.
  const isSource = (path: string | undefined): boolean => path === undefined || isReached(path);
  const leadsSomewhere = (expr: Expr): boolean => isSource(program.importedFrom(expr, { file }));
  const stars = starsOf(program, file).filter(({ path }) => isSource(path));
  const carries = (one: Flow): boolean => carriesClient(program, tables, one) || carriesPath(program, one, wire);
  const names = [...offered(file), ...passedOn(stars, tables.classNames)]
    .filter(({ expr }) => leadsSomewhere(expr) && program.evaluate(expr, { file }).some(carries))
    .map(({ name }) => name);
  const modules = moduleWords(file.path);
  const through = (name: string | undefined): Clue[] => modules.map((module) => ({ name, module }));
  const clues = [...new Set([...names, ...carrierClasses(program, file, tables)])].flatMap((name): Clue[] => {
    if (name === 'default' || name === '=' || name === '*') return through(undefined);
    return isRare(name, file, tables) ? [{ name, module: undefined }] : through(name);
  });
  const isHandedOn = clues.length > 0 || stars.length > 0;
  return isHandedOn ? [...clues, ...through(STAR[file.language])] : clues;
}

/** The name of a project's class is rare enough by itself; `client` is not, nor is what the package itself calls its own. */
function isRare(name: string, { path, language }: FileFacts, { classNames }: Tables): boolean {
  if (!/[A-Z]/.test(name)) return false;
  // A package's entry is imported by the package's name, which may be anything.
  return !classNames.has(name) || (language === 'typescript' && isEntry(path));
}

/** How a module hands on all of another one, which is then asked what it carries. */
const STAR: Record<LanguageId, string> = { python: 'import *', typescript: 'export *' };

interface Star {
  module: string;
  span: Span;
  /** The project's file that it hands on; undefined: a package. */
  path: string | undefined;
}

/** Of names that come through a star none is written down: those are tried that packages have. */
function passedOn(stars: readonly Star[], names: ReadonlySet<string>): Offered[] {
  return stars.flatMap(({ module, span }) =>
    [...names].map((name) => ({ name, expr: reexported({ module, name }, span) })),
  );
}

function starsOf(program: Program, file: FileFacts): Star[] {
  const { language, stars, exports } = file;
  const written =
    language === 'python'
      ? stars.filter(({ scope }) => scope === 0)
      : exports.flatMap(({ name, from, span }) => (name === '*' && from ? [{ module: from.module, span }] : []));
  return written.map(({ module, span }) => ({
    module,
    span,
    path: program.importedFrom({ kind: 'import', module, span }, { file }),
  }));
}

const ENTRY = /^(?:index|main|mod|src|lib|__init__)$/;

const stemOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.\w+$/, '');
const isEntry = (path: string): boolean => ENTRY.test(stemOf(path));

/** How the files beside and below import the entry of their folder. */
const NEIGHBOURS: Partial<Record<string, readonly string[]>> = { index: ['.'], __init__: ['.', '..'] };

/** Of which an import of the file must mention one: its name, or for an entry that of a folder it is the entry of. */
function moduleWords(path: string): string[] {
  const parts = path.replace(/\.\w+$/, '').split('/');
  const entry = parts.at(-1) ?? '';
  if (parts.length > 1 && /^(?:index|__init__)$/.test(entry)) parts.pop();
  const words = parts.splice(-1);
  words.unshift(...(NEIGHBOURS[entry] ?? []));
  while (ENTRY.test(words.at(-1) ?? '') && parts.length > 0) words.push(...parts.splice(-1));
  return words;
}

interface Offered {
  name: string;
  expr: Expr;
}

/** What other files can import: every module-level name in Python, the exports in TypeScript. */
function offered(file: FileFacts): Offered[] {
  const end = file.text.length;
  const named = (name: string): Offered => ({ name, expr: { kind: 'name', name, scope: 0, span: [end, end] } });
  if (file.language === 'python')
    return [...new Set(file.bindings.filter(({ scope }) => scope === 0).map(({ name }) => name))].map(named);
  return file.exports.flatMap((row) => {
    const expr = row.value ?? (row.from && reexported(row.from, row.span));
    return expr && !row.typeOnly ? [{ name: row.name, expr }] : [];
  });
}

function reexported({ module, name }: NonNullable<ExportFacts['from']>, span: Span): Expr {
  return { kind: 'import', module, ...(name === undefined ? {} : { name }), span };
}

/** `export const PATHS = { chat: "v1/chat/completions" }`, or a function that gives such: other files send requests there. */
function carriesPath(program: Program, one: Flow, wire: Wire): boolean {
  const { value } = one;
  if (value.kind !== 'function') return holdsPath(program, one, wire);
  const { file } = value;
  const fn = file.functions[value.fn];
  // Most functions have nothing to do with URLs; following what they return would cost more than all the rest.
  if (!fn || !(isAddress(fn.name) || wire.holdsPath(isGetter(fn) ? file.text : file.text.slice(...fn.span))))
    return false;
  return fn.returns.some((returns) =>
    program.evaluate(returns, { file }).some((result) => holdsPath(program, result, wire)),
  );
}

/** `() => CHAT_PATH`: what it gives stands elsewhere in the file. */
const isGetter = ({ returns }: FunctionFacts): boolean =>
  returns.length === 1 && returns.every(({ kind }) => kind === 'name' || kind === 'member');

function holdsPath(program: Program, one: Flow, wire: Wire): boolean {
  const isPath = (flow: Flow): boolean => shapes([flow]).some(wire.isPath);
  if (one.value.kind === 'class' || one.value.kind === 'instance') {
    const { file, cls } = one.value;
    const facts = file.classes[cls];
    if (!facts || !wire.holdsPath(file.text.slice(...facts.span))) return false;
    return facts.members.some(({ value }) => value && program.evaluate(value, { file }).some(isPath));
  }
  return one.value.kind === 'object' ? tableHoldsPath(program, one.value, wire) : isPath(one);
}

/** `{ chat: "v1/chat/completions" }`, and tables of those: `{ "gpt-4o": { ...base, endpoint: () => CHAT_PATH } }`. */
function tableHoldsPath(program: Program, { expr, env }: ValueOf<'object'>, wire: Wire, left = MOST_NESTED): boolean {
  return expr.entries.some((entry) => {
    const isNamed = 'key' in entry && isAddress(entry.key);
    // Of what stands deeper, the rest is data of any kind, and much.
    if ('key' in entry && left < MOST_NESTED && !isNamed) return false;
    return program.evaluate('spread' in entry ? entry.spread : entry.value, env).some((one) => {
      if (one.value.kind === 'object') return left > 0 && tableHoldsPath(program, one.value, wire, left - 1);
      return isNamed && one.value.kind === 'function'
        ? carriesPath(program, one, wire)
        : shapes([one]).some(wire.isPath);
    });
  });
}

const isAddress = (name: string | undefined): boolean => name !== undefined && /(?:url|uri|endpoint)$/i.test(name);

function carriesClient(program: Program, tables: Tables, one: Flow): boolean {
  const { value } = one;
  if (value.kind === 'partial') return carriesClient(program, tables, value.target);
  if (value.kind === 'external') {
    const [built = ''] = value.name.split('()', 1);
    return (
      tables.constructors.lookup(built) !== undefined ||
      tables.httpClients.lookup(built) !== undefined ||
      tables.instances.lookup(value.name) !== undefined
    );
  }
  if (value.kind === 'function')
    return definedHere(program, tables, value) !== undefined || returnsClient(program, tables, value);
  if (value.kind === 'object') return holdsClient(program, tables, value);
  if (value.kind !== 'class') return false;
  if (definedHere(program, tables, value)) return true;
  const nowhere = {
    kind: 'call' as const,
    callee: { kind: 'opaque' as const, what: 'class', span: value.at.span },
    args: [],
    isNew: true,
    scope: 0,
    span: value.at.span,
  };
  return program
    .ancestors({ flow: one, call: { call: nowhere, env: { file: value.file } } })
    .some(({ flow: { value: above } }) =>
      above.kind === 'class'
        ? definedHere(program, tables, above) !== undefined
        : above.kind === 'external' && tables.constructors.lookup(above.name) !== undefined,
    );
}

/** `module.exports = { Client: require("…") }`, `TABLE = { openai: { Constructor: OpenAI } }`. */
function holdsClient(program: Program, tables: Tables, { expr, env }: ValueOf<'object'>, left = MOST_NESTED): boolean {
  return expr.entries
    .flatMap((entry) => ('key' in entry ? program.evaluate(entry.value, env) : []))
    .some(({ value, trail }) =>
      value.kind === 'object' && left > 0
        ? holdsClient(program, tables, value, left - 1)
        : value.kind === 'external' && carriesClient(program, tables, { value, trail }),
    );
}

/** Tables of tables of classes are as far as anybody goes. */
const MOST_NESTED = 2;

/** A factory: other files call it to get their client. */
function returnsClient(program: Program, tables: Tables, { file, fn }: ValueOf<'function'>): boolean {
  const results = (file.functions[fn]?.returns ?? []).flatMap((returns) => program.evaluate(returns, { file }));
  return results.some((one) => one.value.kind === 'external' && carriesClient(program, tables, one));
}

/** Classes that keep a client's class in a member, for a subclass elsewhere to call. */
function carrierClasses(program: Program, file: FileFacts, tables: Tables): string[] {
  return file.classes.flatMap(({ name, members }, cls) => {
    if (!name) return [];
    const kept = [
      ...members.flatMap(({ value }) => (value ? [value] : [])),
      ...file.writes.filter(({ self }) => self === cls).map(({ value }) => value),
    ];
    const isClass = (one: Flow): boolean =>
      one.value.kind === 'external' && tables.constructors.lookup(one.value.name) !== undefined;
    return kept.some((value) => value.kind !== 'call' && program.evaluate(value, { file }).some(isClass)) ? [name] : [];
  });
}
