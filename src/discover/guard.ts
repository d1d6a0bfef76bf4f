/** No run takes for ever: when its time or the memory is used up, the files that are left are left out, and told. */
import { getHeapStatistics } from 'node:v8';
import type { Sources } from '../model/discovery.js';

export interface Guarded {
  sources: Sources;
  /** Why files were left out, if some were. */
  stopped(): string | undefined;
}

/** Of the heap; what is above is needed to tell what was found. */
const MOST_MEMORY = 0.9;

/** @param seconds from now on */
export function guarded(sources: Sources, seconds: number, now: () => number = Date.now): Guarded {
  const until = now() + seconds * 1000;
  let reason: string | undefined;
  const stopped = (): string | undefined => {
    if (reason === undefined && now() > until) reason = `the time is up (${seconds} s)`;
    if (reason === undefined && isFull()) reason = 'the memory is used up';
    return reason;
  };
  return {
    stopped: () => reason,
    sources: {
      read: (path) => {
        const why = stopped();
        if (why !== undefined) throw new Error(`left out: ${why}`);
        return sources.read(path);
      },
      // Any of the rest might: it will be read, and told as left out.
      mentioning: (words, among) => (stopped() === undefined ? sources.mentioning(words, among) : [...among]),
      passing: (test, among, question) =>
        stopped() === undefined ? sources.passing(test, among, question) : [...among],
    },
  };
}

function isFull(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > limit * MOST_MEMORY;
}
