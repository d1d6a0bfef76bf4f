/** How a file is written, so that what is added looks like what is there. */
import type { LanguageId } from '../../model/facts.js';

export interface Style {
  eol: string;
  indent: string;
  quote: '"' | "'";
  semicolon: string;
  trailingComma: boolean;
  /** The same behind the last argument of a call, where some do without. */
  trailingArgument: boolean;
  width: number;
}

/** As formatters are set to, else as the code looks. */
export type WidthOf = (path: string, language: LanguageId, text: string) => number;

export function styleOf(path: string, text: string, language: LanguageId, widthOf: WidthOf): Style {
  return {
    eol: /\r\n/.test(text) ? '\r\n' : '\n',
    indent: indentOf(text, language),
    quote: quoteOf(text, language),
    semicolon: language === 'typescript' && /;[ \t]*\r?$/m.test(text) ? ';' : '',
    trailingComma: language === 'python' || trailsCommas(text),
    trailingArgument: language === 'python' || trailsArguments(text),
    width: widthOf(path, language, text),
  };
}

function indentOf(text: string, language: LanguageId): string {
  const steps = new Map<string, number>();
  let before = '';
  // What is in a text of several lines may be indented in any way.
  const code = language === 'python' ? text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''/g, '""') : text;
  for (const line of code.split('\n', 2000)) {
    const indent = /^[ \t]*(?=[^\s*#/])/.exec(line)?.[0];
    if (indent === undefined) continue;
    const step = indent.startsWith(before) ? indent.slice(before.length) : '';
    if (step !== '' && (step === '\t' || step.length === 2 || step.length === 4))
      steps.set(step, (steps.get(step) ?? 0) + 1);
    before = indent;
  }
  const [first] = [...steps].sort((a, b) => b[1] - a[1]);
  return first?.[0] ?? (language === 'python' ? '    ' : '  ');
}

function quoteOf(text: string, language: LanguageId): '"' | "'" {
  const code = text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''|\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)(#|\/\/).*/gm, '');
  const double = code.match(/"(?:[^"\\\n]|\\.)*"/g)?.length ?? 0;
  const single = code.match(/'(?:[^'\\\n]|\\.)*'/g)?.length ?? 0;
  if (double === single) return language === 'python' ? '"' : "'";
  return double > single ? '"' : "'";
}

function trailsCommas(text: string): boolean {
  const property = /^[ \t]*(?:["']?[\w$-]+["']?:[ \t][^\n]*[^\s,;{([]|\.{3}[\w$.]+)[ \t]*\r?\n[ \t]*\}/gm;
  const without = text.match(property)?.length ?? 0;
  const withComma = text.match(/,[ \t]*\r?\n[ \t]*[}\])]/g)?.length ?? 0;
  return withComma > 0 || without === 0;
}

/** Formatters were long set to leave it out, and not only where commas are left out everywhere. */
function trailsArguments(text: string): boolean {
  const without = text.match(/[\w)\]}"'`][ \t]*\r?\n[ \t]*\)[;,)]/g)?.length ?? 0;
  const withComma = text.match(/,[ \t]*\r?\n[ \t]*\)/g)?.length ?? 0;
  return withComma > 0 || (without === 0 && trailsCommas(text));
}

const USUAL: Readonly<Record<LanguageId, number>> = { python: 88, typescript: 80 };

/** The formatters' defaults, unless there are lines that they would have broken. */
export function usualWidth(text: string, language: LanguageId): number {
  const usual = USUAL[language];
  const longest = Math.max(
    0,
    ...text.split('\n').map((line) => (isBreakable(line, usual) ? line.trimEnd().length : 0)),
  );
  return longest <= usual ? usual : longest <= 100 ? 100 : 120;
}

/** What stands alone between brackets, on a line of its own, would not have fitted beside them. */
const BROKEN = /^([^\n#/]*[([])\r?\n[ \t]+([^\n#/]*[^\s,#/])\r?\n[ \t]*([)\]][^\n#/]*)$/gm;

/** The widest that formatters can have been set to, by what they have broken. */
export function brokenWidth(text: string, language: LanguageId): number {
  const usual = USUAL[language];
  const joined = [...text.matchAll(BROKEN)].map(([, head = '', body = '', tail = '']) =>
    `${head}${body}${tail}`.trimEnd(),
  );
  // What would have fitted was broken by hand, or by a comma.
  const shortest = Math.min(...joined.map(({ length }) => length).filter((length) => length > usual));
  if (shortest === Infinity) return Infinity;
  return [120, 100].find((width) => width < shortest) ?? usual;
}

/** Long for more than the texts in it, which nothing can break. */
function isBreakable(line: string, usual: number): boolean {
  if (line.length <= usual || line.length > 120 || /["'`]{3}|^\s*(#|\/\/|\*)|https?:/.test(line)) return false;
  const bare = line.replace(/(["'`])(?:(?!\1).)*\1/g, '""').replace(/\s(#|\/\/).*/, '');
  return bare.trimEnd().length > usual && /\w\(.*, .*\)/.test(bare);
}
