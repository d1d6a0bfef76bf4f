import { describe, expect, test } from 'vitest';
import { render } from '../../src/report/index.js';
import { plainView, report, site, smallReport } from './build.js';

const rows = (path: string, callee = 'openai.OpenAI'): string =>
  render(report({ sites: [site({ path, callee })] }), 'csv', plainView)
    .split('\r\n')
    .slice(1)
    .join('\r\n');

describe('csv', () => {
  test('of a small report', () => {
    expect(render(smallReport(), 'csv', plainView)).toMatchSnapshot();
  });

  test('of nothing is its header', () => {
    expect(render(report(), 'csv', plainView)).toMatch(/^path,cell,line,.*,id\r\n$/);
  });

  test.each([
    ['=cmd()', "'=cmd(),"],
    ['+1', "'+1,"],
    ['-1', "'-1,"],
    ['@import', "'@import,"],
    ['\t=1', "'\\t=1,"],
    ['\r=1', "'\\r=1,"],
    [' =1', "' =1,"],
    ['＝1', "'＝1,"],
    ['a=b.py', 'a=b.py,'],
    ['a,b.py', '"a,b.py",'],
    ['a"b.py', '"a""b.py",'],
    ['a\n::error::b.py', 'a\\n::error::b.py,'],
    ['a\u001b[0m.py', 'a\\x1b[0m.py,'],
  ])('%j', (path, expected) => {
    expect(rows(path).startsWith(expected)).toBe(true);
  });

  test('guards the names of scoped packages too', () => {
    expect(rows('web/chat.ts', '@ai-sdk/openai.createOpenAI')).toContain(",'@ai-sdk/openai.createOpenAI,");
  });
});
