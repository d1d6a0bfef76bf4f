import type { FileChange } from '../../fix/apply/change.js';
import type { Sources } from '../../model/discovery.js';

/** The scanned files as they will be. */
export function overlay(sources: Sources, changes: readonly FileChange[]): Sources {
  const changed = new Map(changes.map(({ path, after }) => [path, Buffer.from(after)]));
  return {
    ...sources,
    read: (path) => changed.get(path) ?? sources.read(path),
    mentioning: (needles, among) =>
      sifted(
        among,
        (bytes) => needles.some((needle) => bytes.includes(needle)),
        (rest) => sources.mentioning(needles, rest),
      ),
    passing: (test, among, question) =>
      sifted(
        among,
        (bytes, path) => test(path, bytes.toString('latin1')),
        (rest) => sources.passing(test, rest, question),
      ),
  };

  function sifted(
    among: readonly string[],
    holds: (bytes: Buffer, path: string) => boolean,
    ofUntouched: (paths: string[]) => string[],
  ): string[] {
    const untouched = new Set(ofUntouched(among.filter((path) => !changed.has(path))));
    return among.filter((path) => {
      const bytes = changed.get(path);
      return bytes ? holds(bytes, path) : untouched.has(path);
    });
  }
}
