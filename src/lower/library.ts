import { UserError } from '../errors.js';
import type { Attempt } from '../model/attempt.js';
import type { FileFacts } from '../model/facts.js';
import type { FileOutcome } from '../model/outcome.js';
import { lowerFile } from './index.js';
import { reasonOf } from './reason.js';

/** The files' facts, each lowered when it is first asked for, and what became of every one. */
export interface Library {
  file(path: string): FileFacts | undefined;
  outcomes(): FileOutcome[];
  attempt: Attempt;
}

export function openLibrary(known: ReadonlySet<string>, read: (path: string) => Buffer): Library {
  const outcomes = new Map<string, FileOutcome>();
  const outcomeOf = (path: string): FileOutcome | undefined => {
    let outcome = outcomes.get(path);
    if (!outcome && known.has(path)) outcomes.set(path, (outcome = readAndLower(path, read)));
    return outcome;
  };
  return {
    file: (path) => {
      const outcome = outcomeOf(path);
      return outcome?.status === 'analysed' ? outcome.facts : undefined;
    },
    outcomes: () => [...outcomes.values()],
    attempt: (path, run, otherwise) => {
      try {
        return run();
      } catch (error) {
        if (error instanceof UserError) throw error;
        outcomes.set(path, { status: 'failed', path, reason: `could not be analysed: ${reasonOf(error)}` });
        return otherwise;
      }
    },
  };
}

function readAndLower(path: string, read: (path: string) => Buffer): FileOutcome {
  try {
    return lowerFile(path, read(path));
  } catch (error) {
    return { status: 'failed', path, reason: error instanceof Error ? error.message : String(error) };
  }
}
