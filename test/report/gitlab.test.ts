import { describe, expect, test } from 'vitest';
import { render } from '../../src/report/index.js';
import { plainView, report, site, smallReport } from './build.js';

interface Issue {
  fingerprint: string;
  severity: string;
}

const issues = (of: Parameters<typeof report>[0]): Issue[] =>
  JSON.parse(render(report(of), 'gitlab', plainView)) as Issue[];

describe('gitlab', () => {
  test('of a small report', () => {
    expect((JSON.parse(render(smallReport(), 'gitlab', plainView)) as Issue[])[0]).toMatchSnapshot();
  });

  test('of nothing is an empty list', () => {
    expect(render(report(), 'gitlab', plainView)).toBe('[]\n');
  });

  test('has a fingerprint for each, even if two ids were the same', () => {
    const sites = [site({ id: 'twin' }), site({ id: 'twin' }), site({ id: 'other' })];
    expect(new Set(issues({ sites }).map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });

  test('leaves out what is suppressed', () => {
    expect(issues({ sites: [site({ suppressed: { reason: 'health probe' } })] })).toEqual([]);
  });
});
