/** Patterns as in a .gitignore, for ignore files as well as for --include and --exclude. */
import ignore from 'ignore';
import { UserError } from '../errors.js';
import type { PatternSet } from '../model/options.js';
import { joined } from './names.js';

export type Verdict = 'ignored' | 'unignored' | undefined;
export type PathTest = (path: string) => Verdict;

/** `path` is relative to the folder of the ignore file; folders end in `/`. */
export function ignoreFileTest(text: string, refused: (pattern: string) => void): PathTest {
  const lines = text.split(/\r?\n/).filter((line) => {
    if (!isInvolved(line)) return true;
    refused(line);
    return false;
  });
  const rules = ignore({ ignorecase: false }).add(lines);
  return (path) => {
    const { ignored, unignored } = rules.test(path);
    return ignored ? 'ignored' : unignored ? 'unignored' : undefined;
  };
}

export function matcher(sets: readonly PatternSet[]): (path: string) => boolean {
  const tests = sets
    .filter(({ patterns }) => patterns.length > 0)
    .map(({ rootBelow, patterns }) => {
      patterns.forEach(assertUsable);
      const rules = ignore({ ignorecase: false }).add(patterns);
      return (path: string) => rules.ignores(joined(rootBelow, path));
    });
  return (path) => tests.some((test) => test(path));
}

function assertUsable(pattern: string): void {
  const wrong = complaint(pattern);
  if (wrong !== undefined) throw new UserError('bad-glob', `${JSON.stringify(pattern)} ${wrong}`);
}

function complaint(pattern: string): string | undefined {
  if (pattern.trim() === '') return 'is empty';
  if (pattern.startsWith('!')) return 'starts with "!": say the opposite with --include or --exclude';
  if (pattern.startsWith('#')) return 'would be a comment: write "\\#" for a name that starts with "#"';
  if (/(^|\/)\.\.?(\/|$)/.test(pattern)) return 'has a "." or ".." in it: patterns start at the folder that is read';
  if (isInvolved(pattern)) return 'has too many stars';
  return undefined;
}

/** Patterns become regular expressions, and one with many stars can take for ever on a name made for it. */
function isInvolved(pattern: string): boolean {
  const stars = (text: string): number => text.match(/\*+/g)?.length ?? 0;
  return stars(pattern) > 6 || pattern.split('/').some((segment) => stars(segment) > 3);
}
