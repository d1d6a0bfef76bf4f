import { parsePython, type SyntaxNode, type SyntaxTree } from './tree.js';

/** Places that are looked after in one file; a file with more of them is no program. */
const MAX_ROUNDS = 6;

/**
 * An unclosed bracket makes the parser read all that follows as one error. Where an error runs over several lines, the
 * line it begins on is taken out and the rest is read again. The errors told are those of the text as written.
 */
export function parseRecovering(text: string): SyntaxTree {
  const written = parsePython(text);
  let best = written;
  let source = text;
  let latest = written;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const culprit = culpritOf(latest, source);
    if (culprit === undefined) break;
    source = withoutLine(source, culprit);
    latest = parsePython(source);
    if (spread(latest, source) < spread(best, source)) best = latest;
  }
  return { ...best, errors: written.errors };
}

/** How much text lies in errors of several lines. */
function spread(tree: SyntaxTree, source: string): number {
  const sizes = tree.errors.filter((error) => runsOver(error, source)).map(({ start, end }) => end - start);
  return sizes.reduce((sum, size) => sum + size, 0);
}

function runsOver({ start, end }: SyntaxNode, source: string): boolean {
  return /[\r\n]/.test(source.slice(start, end).trim());
}

/** Where the first long error begins, past the whole statements that were swept into it. */
function culpritOf(tree: SyntaxTree, source: string): number | undefined {
  const error = tree.errors.find((found) => runsOver(found, source));
  const first = error?.children.find(({ type }) => !/_(statement|definition)$/.test(type));
  return first?.start ?? error?.start;
}

function withoutLine(source: string, at: number): string {
  const before = source.slice(0, at);
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const end = start + (/^[^\r\n]*/.exec(source.slice(start))?.[0].length ?? 0);
  return source.slice(0, start) + ' '.repeat(end - start) + source.slice(end);
}
