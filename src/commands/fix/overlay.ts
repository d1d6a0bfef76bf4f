import type { FileChange } from '../../fix/apply/change.js';
import type { Sources } from '../../model/discovery.js';

/** The scanned files as they will be. */
export function overlay(sources: Sources, changes: readonly FileChange[]): Sources {
  const changed = new Map(changes.map(({ path, after }) => [path, Buffer.from(after)]));
  return {
    ...sources,
    read: (path) => changed.get(path) ?? sources.read(path),
    mentioning: (needles, among) => {
      const isHolding = (bytes: Buffer): boolean => needles.some((needle) => bytes.includes(needle));
      const untouched = new Set(
        sources.mentioning(
          needles,
          among.filter((path) => !changed.has(path)),
        ),
      );
      return among.filter((path) => {
        const bytes = changed.get(path);
        return bytes ? isHolding(bytes) : untouched.has(path);
      });
    },
  };
}
