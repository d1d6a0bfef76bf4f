/** How a file is written, so that what is added looks like what is there. */
import type { LanguageId } from '../../model/facts.js';

export interface Style {
  eol: string;
  indent: string;
  quote: '"' | "'";
  semicolon: string;
  trailingComma: boolean;
  width: number;
}

/** Settings of formatters: `undefined` where nothing is said. */
export type WidthOf = (path: string, language: LanguageId) => number | undefined;

export function styleOf(path: string, text: string, language: LanguageId, widthOf: WidthOf): Style {
  return {
    eol: /\r\n/.test(text) ? '\r\n' : '\n',
    indent: indentOf(text, language),
    quote: quoteOf(text, language),
    semicolon: language === 'typescript' && /;[ \t]*\r?$/m.test(text) ? ';' : '',
    trailingComma: language === 'python' || trailsCommas(text),
    width: widthOf(path, language) ?? usualWidth(text, language),
  };
}

function indentOf(text: string, language: LanguageId): string {
  const steps = new Map<string, number>();
  let before = '';
  for (const line of text.split('\n', 2000)) {
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
  const without = text.match(/[\w)\]}"'`][ \t]*\r?\n[ \t]*\}/g)?.length ?? 0;
  const withComma = text.match(/,[ \t]*\r?\n[ \t]*[}\])]/g)?.length ?? 0;
  return withComma > 0 || without === 0;
}

/** The formatters' defaults, unless lines are there that they would have broken. */
function usualWidth(text: string, language: LanguageId): number {
  const usual = language === 'python' ? 88 : 80;
  const breakable = text
    .split('\n')
    .filter((line) => line.length <= 120 && /\w\(.*, .*\)/.test(line) && !/["'`]{3}|^\s*(#|\/\/|\*)/.test(line));
  const longest = Math.max(0, ...breakable.map((line) => line.trimEnd().length));
  return longest <= usual ? usual : longest <= 100 ? 100 : 120;
}
