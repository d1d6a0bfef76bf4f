/**
 * What has been worked out already, so that nothing is worked out twice.
 *
 * A definition that leads back to itself adds nothing to what its other ways say: whoever is met again while being
 * worked out answers with nothing. Such an answer holds only as long as those that were met are still being worked
 * out; it is kept until the first of them is done, and so a circle is walked once, not once for every way through it.
 * The one at which a circle begins is not wanting for anything: its answer is kept for good, however deep it was asked.
 *
 * Where everything leads to everything, each that is done would have all others worked out again, twice as often with
 * each that is added. So nothing is worked out more than a few times for one that waits for it: after that, the answer
 * holds until that one is done.
 */
const MOST_TIMES = 3;

interface Work<T> {
  isActive: boolean;
  answer: T;
  /** Those that were met on the way to the answer, as they still were being worked out. */
  met: Set<Work<unknown>> | undefined;
  /** The first of them to be done, and the last; absent where the answer holds for good. */
  first: Work<unknown> | undefined;
  last: Work<unknown> | undefined;
  /** How often it was worked out for the last. */
  times: number;
  level: number;
  /** A limit ended it: the next question may get further. */
  isUnfinished: boolean;
}

export interface Answers<K, T> {
  get(key: K): Work<T> | undefined;
  set(key: K, work: Work<T>): unknown;
  delete(key: K): unknown;
}

export interface Memory {
  /** `nothing` is what a question says that is asked again on the way to its own answer. */
  once<K, T>(answers: Answers<K, T>, key: K, work: () => T, nothing: T): T;
  /** The same for what is not worth keeping, or, without a name, can't lead back to itself. */
  within<T>(name: string | undefined, work: () => T, nothing: T): T;
  /** What is being worked out remains unfinished. */
  giveUp(): void;
  /** How many wait for one another's answers. */
  depth(): number;
}

const begin = <T>(answer: T, level: number): Work<T> => ({
  isActive: true,
  answer,
  met: undefined,
  first: undefined,
  last: undefined,
  times: 1,
  level,
  isUnfinished: false,
});

const holds = ({ first, last, times }: Work<unknown>): boolean =>
  !first || first.isActive || (times >= MOST_TIMES && last?.isActive === true);

export function createMemory(): Memory {
  const stack: Work<unknown>[] = [];
  const named = new Map<string, Work<unknown>>();

  const meet = (one: Work<unknown>): void => {
    const asking = stack.at(-1);
    if (asking && asking !== one) (asking.met ??= new Set()).add(one);
  };

  const done = <T>(mine: Work<T>, work: () => T): T => {
    stack.push(mine);
    try {
      mine.answer = work();
    } finally {
      stack.pop();
      mine.isActive = false;
    }
    const asking = stack.at(-1);
    if (mine.isUnfinished && asking) asking.isUnfinished = true;
    for (const one of mine.met ?? []) {
      if (!one.isActive) continue;
      meet(one);
      if (!mine.first || one.level > mine.first.level) mine.first = one;
      if (!mine.last || one.level < mine.last.level) mine.last = one;
    }
    if (!mine.first) mine.met = undefined;
    return mine.answer;
  };

  return {
    once: (answers, key, work, nothing) => {
      const before = answers.get(key);
      if (before?.isActive) return (meet(before), nothing);
      if (before && holds(before)) {
        for (const one of before.met ?? []) if (one.isActive) meet(one);
        return before.answer;
      }
      const mine = begin(nothing, stack.length);
      if (before?.last?.isActive) mine.times = before.times + 1;
      answers.set(key, mine);
      let isKept = false;
      try {
        done(mine, work);
        isKept = !mine.isUnfinished || stack.length === 0;
      } finally {
        if (!isKept) answers.delete(key);
      }
      return mine.answer;
    },
    within: (name, work, nothing) => {
      const before = name === undefined ? undefined : named.get(name);
      if (before) return (meet(before), nothing);
      const mine = begin(nothing, stack.length);
      if (name !== undefined) named.set(name, mine);
      try {
        return done(mine, work);
      } finally {
        if (name !== undefined) named.delete(name);
      }
    },
    giveUp: () => {
      const asking = stack.at(-1);
      if (asking) asking.isUnfinished = true;
    },
    depth: () => stack.length,
  };
}
