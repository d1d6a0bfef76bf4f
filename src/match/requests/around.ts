/** What stands around a place in a file. */
import type { FileFacts } from '../../model/facts.js';
import { covers, type Span } from '../../model/span.js';

/** The names of the file, and of the classes and functions, that it stands in. */
export function namesAround({ path, classes, functions }: FileFacts, { span }: { span: Span }): string[] {
  const around = [...classes, ...functions].filter((one) => covers(one.span, span));
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, '');
  return [stem, ...around.flatMap(({ name }) => name ?? [])];
}

/** The text of the outermost function that it stands in, and of those of the file that are called there. */
export function codeReached(file: FileFacts, at: { span: Span }): string | undefined {
  const code = codeAround(file, at);
  if (code === undefined) return undefined;
  const called = new Set(code.match(/\w+(?=\()/g));
  const reached = file.functions.filter(({ name, span }) => name && called.has(name) && !covers(span, at.span));
  return [code, ...reached.map(({ span }) => file.text.slice(...span))].join('\n');
}

/** The text of the outermost function that it stands in. */
export function codeAround({ functions, text }: FileFacts, { span }: { span: Span }): string | undefined {
  const [outermost] = functions.filter((one) => covers(one.span, span)).sort((a, b) => a.span[0] - b.span[0]);
  return outermost && text.slice(...outermost.span);
}
