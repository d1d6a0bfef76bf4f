import type { FileFacts, LanguageId } from '../model/facts.js';

/** Facts of a file of which nothing is known yet but its text. Scope 0 is the module. */
export function emptyFacts(path: string, language: LanguageId, text: string): FileFacts {
  return {
    path,
    language,
    text,
    lines: lineStarts(text),
    scopes: [{ kind: 'module', parent: undefined }],
    bindings: [],
    functions: [],
    classes: [],
    types: [],
    calls: [],
    writes: [],
    guards: [],
    exports: [],
    stars: [],
    directives: [],
    problems: [],
  };
}

/** LF, CRLF and a lone CR all end a line, as they do for both parsers. */
function lineStarts(text: string): number[] {
  const starts = [0];
  const breaks = /\r\n|\r|\n/g;
  while (breaks.exec(text)) starts.push(breaks.lastIndex);
  return starts;
}
