import { describe, expect, test } from 'vitest';
import { render } from '../../src/report/index.js';
import { configuration, plainView, report, smallReport } from './build.js';
import { manySites } from './many.js';

const many = report({
  sites: manySites(30_000),
  configuration: Array.from({ length: 3000 }, () => configuration()),
});

describe('summary', () => {
  test('of a small report', () => {
    expect(render(smallReport(), 'summary', plainView)).toMatchSnapshot();
  });

  test.each([
    ['a step summary', undefined, 1024 * 1024],
    ['a comment', 65_000, 65_000],
    ['a short comment', 5000, 5000],
  ])('of 30,000 findings fits into %s and says what it left out', (_what, maxChars, limit) => {
    const output = render(many, 'summary', { ...plainView, ...(maxChars === undefined ? {} : { maxChars }) });
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(limit);
    expect(output.match(/[\d,]+ more [\w ]+ left out/g)).toMatchSnapshot();
    expect(output.split('\n').find((line) => line.startsWith('| high'))).toContain('block_999.py');
  });

  test('of nothing is short', () => {
    expect(render(report(), 'summary', plainView).split('\n').length).toBeLessThan(10);
  });
});
