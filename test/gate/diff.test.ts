import { describe, expect, it } from 'vitest';
import { changedFrom, editsBetween, moved, touchedBy, wordsOf, type Diff } from '../../src/gate/diff.js';
import { isTouched } from '../../src/gate/touched.js';
import type { LineRange } from '../../src/model/verdict.js';
import type { Site } from '../../src/model/report.js';
import { configured, site } from '../report/build.js';

const lines = (count: number, ...changes: [line: number, text: string | undefined][]): string => {
  const changed = new Map(changes);
  const all = Array.from({ length: count }, (_none, at) =>
    changed.has(at + 1) ? changed.get(at + 1) : `line ${at + 1}`,
  );
  return all.flatMap((text) => (text === undefined ? [] : [`${text}\n`])).join('');
};

describe('what differs', () => {
  it.each<[string, string, string, [number, number][]]>([
    ['nothing', lines(5), lines(5), []],
    ['a changed line', lines(5), lines(5, [3, 'b']), [[3, 3]]],
    ['added lines', lines(5), lines(5, [3, 'line 3\na\nb']), [[4, 5]]],
    ['lines added at the top', lines(3), `a\nb\n${lines(3)}`, [[1, 2]]],
    ['taken away: its neighbours', lines(5), lines(5, [3, undefined], [4, undefined]), [[2, 3]]],
    ['taken away at the top', lines(5), lines(5, [1, undefined]), [[0, 1]]],
    [
      'two places',
      lines(12),
      lines(12, [1, 'a'], [9, 'a\nb']),
      [
        [1, 1],
        [9, 10],
      ],
    ],
    ['no line feed at the end', 'a', 'b', [[1, 1]]],
    ['line endings alone', 'a\nb\n', 'a\r\nb\r\n', []],
  ])('%s', (_what, before, after, ranges) => {
    expect(editsBetween(before, after)?.map(touchedBy)).toEqual(ranges);
  });

  it('has the words of what went', () => {
    const edits = editsBetween('a = 1\nllm_url = None\n', 'a = 1\n') ?? [];
    expect(edits.flatMap(({ words }) => words)).toEqual(['llm_url', 'None']);
  });

  it('gives up where nothing is alike', () => {
    const text = (word: string): string => Array.from({ length: 3000 }, (_none, at) => `${word}${at}\n`).join('');
    expect(editsBetween(text('a'), text('b'))).toBeUndefined();
  });
});

describe('staged lines, where the work tree has them', () => {
  const staged = lines(10);
  it.each<[string, string, [number, number][]]>([
    ['nothing later', staged, [[5, 6]]],
    ['lines added above', lines(10, [1, 'line 1\na\nb\nc']), [[8, 9]]],
    ['lines added right above', lines(10, [4, 'line 4\na']), [[6, 7]]],
    ['lines taken away above', lines(10, [1, undefined], [2, undefined]), [[3, 4]]],
    ['lines added below', lines(10, [8, 'line 8\na']), [[5, 6]]],
  ])('%s', (_what, now, ranges) => expect(moved([[5, 6]], editsBetween(staged, now) ?? [])).toEqual(ranges));
});

const touching = (path: string, range: LineRange, removed = ''): Diff => ({
  files: new Map([[path, [range]]]),
  removedWords: new Set(wordsOf(removed)),
});

describe('a site is touched', () => {
  const setting = configured({ path: 'app.py', line: 10, endLine: 14 });
  const unseen: Partial<Site> = {
    status: 'unresolved',
    baseUrl: { expression: 'settings.llm_base_url', origins: [] },
  };
  it.each<[string, Site, Diff, boolean]>([
    ['by its first line', setting, touching('app.py', [10, 10]), true],
    ['by its last line', setting, touching('app.py', [14, 14]), true],
    ['inside', setting, touching('app.py', [11, 12]), true],
    ['not above', setting, touching('app.py', [8, 8]), false],
    ['not in another file', setting, touching('b.py', [10, 10]), false],
    ['by a hop', setting, touching('backend/copilot/config.py', [14, 14]), true],
    ['by its origin', setting, touching('backend/copilot/config.py', [31, 31]), true],
    ['not beside its origin', setting, touching('backend/copilot/config.py', [33, 33]), false],
    ['by a setting that is gone', site(unseen), touching('s.py', [2, 3], 'llm_base_url: str'), true],
    ['not by another that is gone', site(unseen), touching('s.py', [2, 3], 'llm_key: str'), false],
    ['in a notebook by any line', site({ path: 'a.ipynb', cell: 2 }), touching('a.ipynb', [900, 900]), true],
  ])('%s', (_what, one, diff, expected) => {
    expect(isTouched(one, changedFrom('since main', diff))).toBe(expected);
  });

  it('by being new', () => {
    expect(
      isTouched(setting, changedFrom('since main', { files: new Map(), removedWords: new Set() }, ['app.py'])),
    ).toBe(true);
  });
});
