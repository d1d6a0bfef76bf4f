import { describe, expect, it } from 'vitest';
import { lowerTypescript } from '../../../src/lower/typescript/index.js';
import type { FileFacts } from '../../../src/model/facts.js';
import { printCalls } from '../print.js';

const built = (facts: FileFacts): string[] => printCalls(facts).filter((call) => call.includes('new Client'));

describe('what is around a place that can not be read', () => {
  it.each([
    {
      name: 'a merge that nobody finished',
      text: 'new Client(1);\n<<<<<<< HEAD\nnew Client(2);\n=======\nnew Client(3);\n>>>>>>> theirs\nnew Client(4);\n',
      calls: ['new Client(1)', 'new Client(2)', 'new Client(3)', 'new Client(4)'],
    },
    {
      name: 'tags of a template',
      text: 'new Client(1);\n<% if (x) { %>\nnew Client(2);\n<% } %>\n{{#each a}}\nnew Client(<%= three %>);\n{{/each}}\n',
      calls: ['new Client(1)', 'new Client(2)', 'new Client(____________)'],
    },
    {
      name: 'a line that is no program',
      text: 'new Client(1);\nconst a = = 2;\nnew Client(3);\n',
      calls: ['new Client(1)', 'new Client(3)'],
    },
    {
      name: 'a bracket that never closes',
      text: 'new Client(1);\nfunction broken() {\n  if (a) {\n    new Client(2);\n}\nconst b = new Client(3);\n',
      calls: ['new Client(1)', 'new Client(3)'],
    },
    {
      name: 'a string that never ends',
      text: 'new Client(1);\nconst s = `abc;\nconst b = new Client(3);\n',
      calls: ['new Client(1)', 'new Client(3)'],
    },
  ])('is kept: $name', ({ text, calls }) => {
    const facts = lowerTypescript('a.ts', text);
    expect(built(facts)).toEqual(calls);
    expect(facts.problems.length).toBeGreaterThan(0);
    expect(facts.text).toBe(text);
  });

  it('is open where an argument may have been lost', () => {
    const facts = lowerTypescript('a.ts', 'new Client({\n  a: 1,\n  b: = = 2,\n});\nnew Client(\n  = 3,\n);\n');
    const [first, second] = facts.calls.map(({ call }) => call.args);
    expect(first?.[0]?.value).toMatchObject({
      kind: 'object',
      entries: [{ key: 'a' }, { spread: { kind: 'opaque' } }],
    });
    expect(second).toMatchObject([{ value: { kind: 'opaque' }, spread: 'list' }]);
  });

  it('is not looked for in a file that no person wrote', () => {
    expect(() => lowerTypescript('a.ts', `new Client();\n= =\n${'a();\n'.repeat(70_000)}`)).toThrow('syntax error');
  });
});
