/** How much work one question, and all questions about one file, may cause: whoever wrote the files must not decide it. */
import type { TooInvolved } from '../../model/program.js';

export interface Effort {
  /** A new question, about this file. */
  ask(path: string): void;
  /** Counts work; false once there is none left to give. */
  spend(steps: number): boolean;
  /** The present question has no answer. */
  giveUp(): void;
  exceeded(): TooInvolved[];
}

/** One question may take this part of what all questions about its file may. */
const SHARE = 50;
/** What a question may take even when all else is spent: enough to see that a call builds a client, not where its URL is from. */
const SPARE = 40;

export function createEffort(maxSteps: number): Effort {
  const spent = new Map<string, number>();
  const exceeded = new Set<string>();
  let asking = '';
  let taken = 0;
  const total = (): number => spent.get(asking) ?? 0;
  return {
    ask: (path) => {
      asking = path;
      taken = 0;
    },
    spend: (steps) => {
      taken += steps;
      spent.set(asking, total() + steps);
      const isLeft = taken <= SPARE || (taken <= maxSteps / SHARE && total() <= maxSteps);
      if (!isLeft) exceeded.add(asking);
      return isLeft;
    },
    giveUp: () => void exceeded.add(asking),
    exceeded: () => [...exceeded].map((path) => ({ path, wholly: (spent.get(path) ?? 0) > maxSteps })),
  };
}
