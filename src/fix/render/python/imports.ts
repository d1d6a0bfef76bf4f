/** Where an import belongs in a Python file, and how it is written there. */
import type { FileFacts } from '../../../model/facts.js';
import type { ImportGroup } from '../imports.js';
import { indentAt, lineEnd, lineStart, type Change } from '../list.js';
import type { Style } from '../style.js';
import { isStandard } from './stdlib.js';

/** A top-level import statement. */
interface Statement {
  start: number;
  /** Of its last line. */
  end: number;
  module: string;
  isFrom: boolean;
}

export function addPythonImport(file: FileFacts, needed: ImportGroup, style: Style): Change[] {
  return [...(needed.isThere ? [] : imported(file, needed, style)), ...kept(file, needed, style)];
}

/** What is made of it once, set apart from the imports. */
function kept(file: FileFacts, { keeps }: ImportGroup, { eol }: Style): Change[] {
  if (keeps === undefined) return [];
  const at = afterImports(file);
  return [{ start: at, end: at, text: `${eol}${eol}${keeps}` }];
}

function imported(file: FileFacts, needed: ImportGroup, style: Style): Change[] {
  if (needed.inside !== undefined) return [insideFunction(file, needed, needed.inside, style)];
  // Below other code there may be further ones, which come too late.
  const statements = importsOf(file).filter(({ end }) => end <= needed.before);
  const same = isWhole(needed) ? undefined : statements.find((one) => one.isFrom && one.module === needed.module);
  return (same && extended(file.text, same, needed.names, style)) ?? [asStatement(file, statements, needed, style)];
}

const isWhole = ({ names }: ImportGroup): boolean => names.length === 0;

const written = ({ module, names }: ImportGroup): string =>
  names.length === 0 ? `import ${module}` : `from ${module} import ${sorted(names).join(', ')}`;

/** The statements at the margin that bind imported names, in order. */
function importsOf(file: FileFacts): Statement[] {
  const { text } = file;
  const found = new Map<number, Statement>();
  for (const binding of file.bindings) {
    if (binding.kind !== 'import' || binding.scope !== 0 || binding.block !== 0) continue;
    const start = statementStart(text, binding.span[0]);
    const match = /^(from|import)[ \t]+(\.*[\w.]*)/.exec(text.slice(start, start + 300));
    if (!match || found.has(start)) continue;
    found.set(start, { start, end: statementEnd(text, start), module: match[2] ?? '', isFrom: match[1] === 'from' });
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function statementStart(text: string, at: number): number {
  let start = lineStart(text, at);
  while (start > 0 && !/^(from|import)\b/.test(text.slice(start, start + 7))) start = lineStart(text, start - 1);
  return start;
}

/** Brackets and backslashes carry an import over several lines. */
function statementEnd(text: string, start: number): number {
  let end = lineEnd(text, start);
  const opened = text.slice(start, end).includes('(') && !text.slice(start, end).includes(')');
  if (opened) return lineEnd(text, Math.max(end, text.indexOf(')', start)));
  while (text[end - 1] === '\\') end = lineEnd(text, text.indexOf('\n', end) + 1);
  return end;
}

/** `from a import b` becomes `from a import b, c`, in order, where no comment stands in it. */
function extended(
  text: string,
  { start, end }: Statement,
  added: readonly string[],
  style: Style,
): Change[] | undefined {
  const match = /^(from[ \t]+\S+[ \t]+import[ \t]+)(?:([\w, \t]+)|\(([\w,\s]+)\))$/.exec(text.slice(start, end));
  if (!match) return undefined;
  const [, head = '', flat, bracketed = ''] = match;
  const names = (flat ?? bracketed).split(',').flatMap((one) => (one.trim() === '' ? [] : one.trim()));
  const all = sorted(names).join() === names.join() ? sorted([...names, ...added]) : [...names, ...added];
  const line = all.join(', ');
  const isFlat = flat !== undefined && head.length + line.length <= style.width;
  const inner = `${style.eol}${style.indent}`;
  const lines = /\n.*\w.*\n.*\w/.test(bracketed) || flat !== undefined ? all.join(`,${inner}`) : line;
  const written = isFlat ? line : `(${inner}${lines},${style.eol})`;
  return [{ start: start + head.length, end, text: written }];
}

const sorted = (names: readonly string[]): string[] =>
  [...names].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));

/** Constants, classes, the rest: as isort has them. */
const order = (name: string): string =>
  `${/^[A-Z0-9_]+$/.test(name) && name.length > 1 ? 0 : /^[A-Z]/.test(name) ? 1 : 2}${name.toLowerCase()}`;

function asStatement(file: FileFacts, statements: Statement[], needed: ImportGroup, style: Style): Change {
  const { text } = file;
  const real = statements.filter(({ module }) => module !== '__future__');
  const groups = groupsOf(text, real);
  const { near, isAhead } = needed;
  const group = groups.find((one) => belongs(one, needed.module));
  if (group) return inGroup(text, group, needed, style);
  const beside = near === undefined ? undefined : groups.find((one) => belongs(one, near));
  const [first] = beside ?? [];
  if (first && isAhead)
    return { start: first.start, end: first.start, text: `${written(needed)}${style.eol}${style.eol}` };
  if (beside) return inGroup(text, beside, needed, style);
  if (isStandard(needed.module)) {
    const [top] = real;
    if (top) return { start: top.start, end: top.start, text: `${written(needed)}${style.eol}${style.eol}` };
  }
  const last = real.at(-1);
  if (last) return { start: last.end, end: last.end, text: `${style.eol}${style.eol}${written(needed)}` };
  return atTop(file, statements, needed, style);
}

/** Statements without an empty line between them. */
function groupsOf(text: string, statements: readonly Statement[]): Statement[][] {
  const groups: Statement[][] = [];
  for (const statement of statements) {
    const before = groups.at(-1)?.at(-1);
    const isNext = before && /^\s*?\r?\n?$/.test(text.slice(before.end, statement.start));
    if (isNext && text.slice(before.end, statement.start).split('\n').length === 2) groups.at(-1)?.push(statement);
    else groups.push([statement]);
  }
  return groups;
}

/** Packages of one maker stand together: `pydantic`, `pydantic_settings`. */
const familyOf = (module: string): string => (module.startsWith('.') ? '.' : (module.split(/[._]/, 1)[0] ?? module));

function belongs(group: readonly Statement[], module: string): boolean {
  if (isStandard(module)) return group.some((one) => isStandard(one.module));
  return group.some((one) => familyOf(one.module) === familyOf(module));
}

/** Before the first statement that sorts behind it: `import x` in front of `from x import y`. */
function inGroup(text: string, group: readonly Statement[], needed: ImportGroup, style: Style): Change {
  const isFrom = !isWhole(needed);
  const rank = (from: boolean, module: string): string => `${from ? 1 : 0}${module.toLowerCase()}`;
  const mine = rank(isFrom, needed.module);
  const own = group.filter((one) => belongs([one], needed.module));
  const fits = own.length > 0 ? own : group;
  const mixed = group.some((one, index) => index > 0 && !one.isFrom && group[index - 1]?.isFrom === true);
  const name = needed.module.toLowerCase();
  const isBehind = (one: Statement): boolean =>
    one.module.toLowerCase() > name || (!isFrom && one.isFrom && one.module.toLowerCase() === name);
  const next = mixed ? fits.find(isBehind) : fits.find((one) => rank(one.isFrom, one.module) > mine);
  if (next) return { start: next.start, end: next.start, text: `${written(needed)}${style.eol}` };
  const last = fits.at(-1) ?? group.at(-1);
  const at = last?.end ?? text.length;
  return { start: at, end: at, text: `${style.eol}${written(needed)}` };
}

/** After the shebang, comments, the docstring and `from __future__`. */
function atTop({ text }: FileFacts, statements: readonly Statement[], needed: ImportGroup, style: Style): Change {
  const future = statements.find(({ module }) => module === '__future__');
  if (future) return { start: future.end, end: future.end, text: `${style.eol}${style.eol}${written(needed)}` };
  const head =
    /^\uFEFF?(?:[ \t]*(?:#.*)?\r?\n)*(?:[rRuU]?(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*')[ \t]*(?:#.*)?(?:\r?\n|$))?/.exec(
      text,
    )?.[0] ?? '';
  const isDocstring = /["'][ \t]*(#.*)?\r?\n?$/.test(head);
  const blank = isDocstring ? style.eol : '';
  const rest = text.slice(head.length);
  const after = /^\r?\n\r?\n/.test(rest) ? '' : style.eol;
  return {
    start: head.length,
    end: head.length,
    text: `${blank}${written(needed)}${style.eol}${isDocstring ? '' : after}`,
  };
}

/** As the first statement of the function, after its docstring and the imports that stand there. */
function insideFunction(file: FileFacts, needed: ImportGroup, at: number, style: Style): Change {
  const fn = file.functions
    .filter(({ span, kind }) => span[0] <= at && at < span[1] && kind !== 'lambda')
    .sort((a, b) => b.span[0] - a.span[0])[0];
  const scope = fn?.scope;
  const local = file.bindings
    .filter((one) => one.scope === scope && one.block === scope && one.kind === 'import')
    .at(-1);
  if (local) {
    const end = statementEnd(file.text, lineStart(file.text, local.span[0]));
    return { start: end, end, text: `${style.eol}${indentAt(file.text, local.span[0])}${written(needed)}` };
  }
  const start = lineStart(file.text, at);
  return { start, end: start, text: `${indentAt(file.text, at)}${written(needed)}${style.eol}` };
}

/** Where code may stand that needs what is imported. */
export function afterImports(file: FileFacts): number {
  return importsOf(file).at(-1)?.end ?? 0;
}
