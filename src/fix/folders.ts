/** The folders that a file is in, the innermost first, each with a final `/` unless empty. */
export const foldersAbove = (path: string): string[] =>
  [...path.matchAll(/\//g)]
    .map(({ index }) => path.slice(0, index + 1))
    .toReversed()
    .concat('');
