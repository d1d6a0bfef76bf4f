/** `npm run hostile`: what was tried of each class of input, and what came of it. */
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

declare module 'vitest' {
  interface TaskMeta {
    /** The class of input; without one, the title of the outermost group. */
    class?: string;
    /** How many inputs one test stands for. */
    tried?: number;
    /** What came of them, where that differs from input to input. */
    outcome?: string;
  }
}

const AS_PROMISED = 'as promised';

export default class Table implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = new Map<string, Map<string, number>>();
    for (const test of modules.flatMap((module) => [...module.children.allTests()])) {
      if (test.result().state === 'skipped') continue;
      const { tried = 1 } = test.meta();
      const row = rows.get(classOf(test)) ?? new Map<string, number>();
      rows.set(classOf(test), row.set(outcomeOf(test), (row.get(outcomeOf(test)) ?? 0) + tried));
    }
    console.log(tableOf(rows));
  }
}

function classOf(test: TestCase): string {
  let outermost: TestCase | TestSuite = test;
  while (outermost.parent.type === 'suite') outermost = outermost.parent;
  return test.meta().class ?? outermost.name;
}

function outcomeOf(test: TestCase): string {
  const { state, errors = [] } = test.result();
  if (state === 'passed') return test.meta().outcome ?? AS_PROMISED;
  if (errors.some(({ message }) => message.includes('timed out'))) return 'HANG';
  return errors.some(({ name }) => name !== 'AssertionError') ? 'CRASH' : 'BROKEN PROMISE';
}

function tableOf(rows: ReadonlyMap<string, ReadonlyMap<string, number>>): string {
  const lines = [...rows].map(([name, outcomes]) => {
    const told = [...outcomes].map(([outcome, count]) => (outcomes.size > 1 ? `${count} ${outcome}` : outcome));
    return `| ${name} | ${sum(outcomes)} | ${told.join(', ')} |`;
  });
  const all = [...rows.values()];
  const bad = ['CRASH', 'HANG', 'BROKEN PROMISE'].map((what) => {
    const count = all.reduce((total, outcomes) => total + (outcomes.get(what) ?? 0), 0);
    return `${what.toLowerCase()} ${count}`;
  });
  const total = all.reduce((count, outcomes) => count + sum(outcomes), 0);
  return [
    '',
    '| Input | Tried | Outcomes |',
    '| --- | --- | --- |',
    ...lines,
    `| All | ${total} | ${bad.join(', ')} |`,
  ].join('\n');
}

function sum(outcomes: ReadonlyMap<string, number>): number {
  return [...outcomes.values()].reduce((total, count) => total + count, 0);
}
