import { describe, expect, it } from 'vitest';
import { changedFrom, moved, parseDiff } from '../../src/gate/diff.js';
import { isTouched } from '../../src/gate/touched.js';
import type { Site } from '../../src/model/report.js';
import { configured, site } from '../report/build.js';

const hunks = (path: string, ...lines: string[]): string =>
  `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n${lines.join('\n')}\n`;

describe('a diff', () => {
  it.each([
    ['a changed line', '@@ -3 +3 @@\n-a\n+b', [[3, 3]]],
    ['added lines', '@@ -3,0 +4,2 @@\n+a\n+b', [[4, 5]]],
    ['taken away: its neighbours', '@@ -3,2 +2,0 @@\n-a\n-b', [[2, 3]]],
    [
      'two hunks',
      '@@ -1 +1 @@\n-a\n+b\n@@ -9 +9,2 @@\n-a\n+b\n+c',
      [
        [1, 1],
        [9, 10],
      ],
    ],
    ['a line that looks like a header', '@@ -1 +1,2 @@\n---- a/x\n+++ b/y\n+@@ -50 +50 @@', [[1, 2]]],
    [
      'no newline at the end',
      '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file',
      [[1, 1]],
    ],
  ])('%s', (_what, text, ranges) => {
    expect(parseDiff(hunks('a.py', text)).files).toEqual(new Map([['a.py', ranges]]));
  });

  it.each([
    ['"b/f\\303\\274r.py"', 'für.py'],
    ['"b/a\\tb.py"', 'a\tb.py'],
    ['b/a b.py\t', 'a b.py'],
  ])('reads the name %s', (written, path) => {
    expect([...parseDiff(`+++ ${written}\n@@ -1 +1 @@\n-a\n+b\n`).files.keys()]).toEqual([path]);
  });

  it('has no lines of a deleted file, but its words', () => {
    const { files, removedWords } = parseDiff('--- a/s.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-llm_url = None\n');
    expect(files.size).toBe(0);
    expect([...removedWords]).toEqual(['llm_url', 'None']);
  });

  it('misses no words of files that decide nothing', () => {
    const lost = (path: string): string => hunks(path, '@@ -1 +0,0 @@\n-llm_url');
    const { removedWords } = parseDiff(lost('README.md') + lost('a.py'), (path) => path === 'a.py');
    expect([...removedWords]).toEqual(['llm_url']);
    expect([...parseDiff(lost('README.md'), (path) => path === 'a.py').removedWords]).toEqual([]);
  });
});

describe('staged lines, where the work tree has them', () => {
  it.each([
    ['nothing later', '', [[5, 6]]],
    ['lines added above', hunks('a.py', '@@ -1,0 +2,3 @@\n+a\n+b\n+c'), [[8, 9]]],
    ['lines taken away above', hunks('a.py', '@@ -1,2 +0,0 @@\n-a\n-b'), [[3, 4]]],
    ['lines added below', hunks('a.py', '@@ -8,0 +9 @@\n+a'), [[5, 6]]],
    ['another file', hunks('b.py', '@@ -1,0 +2,3 @@\n+a\n+b\n+c'), [[5, 6]]],
  ])('%s', (_what, later, ranges) => expect(moved([[5, 6]], later, 'a.py')).toEqual(ranges));
});

describe('a site is touched', () => {
  const setting = configured({ path: 'app.py', line: 10, endLine: 14 });
  const unseen: Partial<Site> = {
    status: 'unresolved',
    baseUrl: { expression: 'settings.llm_base_url', origins: [] },
  };
  it.each<[string, Site, string, boolean]>([
    ['by its first line', setting, hunks('app.py', '@@ -10 +10 @@\n-a\n+b'), true],
    ['by its last line', setting, hunks('app.py', '@@ -14 +14 @@\n-a\n+b'), true],
    ['inside', setting, hunks('app.py', '@@ -12 +11,0 @@\n-a'), true],
    ['not above', setting, hunks('app.py', '@@ -8 +8 @@\n-a\n+b'), false],
    ['not in another file', setting, hunks('b.py', '@@ -10 +10 @@\n-a\n+b'), false],
    ['by a hop', setting, hunks('backend/copilot/config.py', '@@ -14 +14 @@\n-a\n+b'), true],
    ['by its origin', setting, hunks('backend/copilot/config.py', '@@ -31 +31 @@\n-a\n+b'), true],
    ['not beside its origin', setting, hunks('backend/copilot/config.py', '@@ -33 +33 @@\n-a\n+b'), false],
    ['by a setting that is gone', site(unseen), hunks('s.py', '@@ -3 +2,0 @@\n-    llm_base_url: str'), true],
    ['not by another that is gone', site(unseen), hunks('s.py', '@@ -3 +2,0 @@\n-    llm_key: str'), false],
    [
      'in a notebook by any line',
      site({ path: 'a.ipynb', cell: 2 }),
      hunks('a.ipynb', '@@ -900 +900 @@\n-a\n+b'),
      true,
    ],
  ])('%s', (_what, one, diff, expected) => {
    expect(isTouched(one, changedFrom('since main', parseDiff(diff)))).toBe(expected);
  });

  it('by being new', () => {
    expect(isTouched(setting, changedFrom('since main', parseDiff(''), ['app.py']))).toBe(true);
  });
});
