/**
 * Notebook cells hold lines that are not Python. They are overwritten, never removed: every offset stays true.
 */

/** Cell magics whose body is ordinary Python run in the notebook's own process. */
const PYTHON_BODY = /^%%(?:time|timeit|capture|prun|memit|debug|px|scalene|snakeviz|heat|skip_if_error)\b/;
/** One notebook dialect switches a whole cell's language with a single percent sign. */
const OTHER_LANGUAGE = /^%(?:(?:md|md-sandbox|scala|r|sh|fs)\b|sql[ \t]*(?:\r|\n|$))/;
/** `%time client = make()`: the statement after the magic does run. */
const RUNS_STATEMENT = /^%(?:time|timeit|prun|memit)(?:[ \t]+-\w+(?:[ \t]+\d+)?)*[ \t]+(?=[^\s-])/;
const MAGIC_LINE = /^(?:[!%?]|[\w.*]+(?:\[[^\]\r\n]*\])?\?{1,2}[ \t]*$)/;
/** `files = !ls`, `rows = %sql select 1`. */
const MAGIC_VALUE = /^[^=#'"\r\n]*=[ \t]*(?=[!%])/;

/** The cell as Python alone, of the same length and with the same lines. */
export function withoutMagics(source: string): string {
  const first = source.trimStart();
  const isOther = (first.startsWith('%%') && !PYTHON_BODY.test(first)) || OTHER_LANGUAGE.test(first);
  return isOther ? blanked(source) : overwriteMagicLines(source);
}

export function blanked(source: string): string {
  return source.replace(/[^\r\n]/g, ' ');
}

function overwriteMagicLines(source: string): string {
  const kept: string[] = [];
  let at = 0;
  while (at < source.length) {
    const statementEnd = endOfLine(source, at);
    const line = source.slice(at, statementEnd);
    const replaced = overwritten(line, () => source.slice(at, endOfMagic(source, at)));
    const end = replaced === undefined ? endOfStatement(source, at) : at + replaced.length;
    kept.push(replaced ?? source.slice(at, end));
    at = end;
  }
  return kept.join('');
}

/** The line with its magic written over, or nothing where it holds none. `whole` adds the lines it continues on. */
function overwritten(line: string, whole: () => string): string | undefined {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const code = line.slice(indent.length);
  const runs = RUNS_STATEMENT.exec(code)?.[0];
  if (runs) return `${indent}${'pass;'.padEnd(runs.length)}${code.slice(runs.length)}`;
  if (MAGIC_LINE.test(code))
    return indent + placeholder(whole().slice(indent.length), indent === '' ? [] : ['pass', '0']);
  const target = MAGIC_VALUE.exec(line)?.[0];
  // An expression that is no known value: what a magic gives back cannot be said.
  return target && target + placeholder(whole().slice(target.length), ['...', '~0']);
}

/** The first of `candidates` that fits on the first line; all the rest is blank. */
function placeholder(text: string, candidates: readonly string[]): string {
  const room = endOfLine(text, 0);
  const chosen = candidates.find((candidate) => candidate.length <= room) ?? '';
  return chosen + blanked(text.slice(chosen.length));
}

function endOfLine(source: string, from: number): number {
  for (let at = from; at < source.length; at++) if (isBreak(source.charCodeAt(at))) return at;
  return source.length;
}

/** A backslash at the end of a magic line joins the next line to it. */
function endOfMagic(source: string, from: number): number {
  let end = endOfLine(source, from);
  while (end < source.length && source.charAt(end - 1) === '\\') end = endOfLine(source, pastBreak(source, end));
  return end;
}

function pastBreak(source: string, at: number): number {
  return source.startsWith('\r\n', at) ? at + 2 : at + 1;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Brackets, line breaks, and whatever may hide them. No alternative can fail half way, so none is tried twice. */
const TOKEN = new RegExp(
  [
    /\r\n|[\r\n()[\]{}]/,
    /#[^\r\n]*/,
    /\\(?:\r\n|[^])/,
    /"""(?:[^\\"]+|\\[^]|"(?!""))*(?:"""|\\?$)/,
    /'''(?:[^\\']+|\\[^]|'(?!''))*(?:'''|\\?$)/,
    /"(?:[^"\\\r\n]+|\\(?:\r\n|[^]))*"?/,
    /'(?:[^'\\\r\n]+|\\(?:\r\n|[^]))*'?/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** Just after the line break that ends the statement: not one inside brackets or a string. */
function endOfStatement(source: string, from: number): number {
  let depth = 0;
  TOKEN.lastIndex = from;
  for (let found = TOKEN.exec(source); found; found = TOKEN.exec(source)) {
    const token = found[0];
    if ('([{'.includes(token)) depth++;
    else if (')]}'.includes(token)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && isBreak(token.charCodeAt(0))) return TOKEN.lastIndex;
  }
  return source.length;
}
