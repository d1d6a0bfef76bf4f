import { describe, expect, test } from 'vitest';
import { render } from '../../src/report/index.js';
import { columns, flow } from '../../src/report/terminal/layout.js';
import { configured, plainView, report, site, smallReport } from './build.js';

const ANSI = /\u001b\[[0-9;]*m/g;

describe('terminal', () => {
  test.each([80, 40])('at %i columns', (width) => {
    expect(render(smallReport(), 'terminal', { color: false, width })).toMatchSnapshot();
  });

  test.each([20, 40, 59, 60, 80, 120])('keeps within %i columns', (width) => {
    const lines = render(smallReport(), 'terminal', { color: false, width }).split('\n');
    expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(width);
  });

  test('colours change nothing but the colours', () => {
    const coloured = render(smallReport(), 'terminal', { color: true, width: 80 });
    expect(coloured).toMatch(ANSI);
    expect(coloured.replace(ANSI, '')).toBe(render(smallReport(), 'terminal', plainView));
  });

  test('of nothing says so', () => {
    const output = render(report({ files: { seen: 3, analysed: 3 } }), 'terminal', plainView);
    expect(output).toBe(
      'reroute 0.1.0 · 0 places in 0 files\n\n0 missing · 0 hardcoded · 0 unresolved · 0 config-driven\n' +
        '3 files seen = 3 analysed (0 parsed) + 0 skipped + 0 failed\n\nNo client was found: nothing to do.\n',
    );
  });

  test('says when the files do not add up', () => {
    expect(render(report({ files: { seen: 4, analysed: 3 } }), 'terminal', plainView)).toContain(
      '4 files seen ≠ 3 analysed',
    );
  });

  test.each([
    ['a fix', [site()], 'Run reroute fix: it can change 1 of 1 place (1 safe, 0 to review).'],
    [
      'work by hand',
      [site({ fix: { available: false, reason: 'no setting is in reach' } })],
      '1 place to change by hand; begin with backend/blocks/codex.py:165.',
    ],
    [
      'configured clients',
      [configured()],
      'No product code has to change: set CHAT_BASE_URL to move the clients that are configured.',
    ],
    ['tests only', [site({ test: true, implicitEnv: [] })], 'No product code has to change.'],
    [
      'suppressed ones',
      [site({ suppressed: { reason: 'health probe' }, implicitEnv: [] })],
      'No product code has to change.',
    ],
  ])('ends with what to do about %s', (_what, sites, expected) => {
    expect(render(report({ sites }), 'terminal', { color: false, width: 200 }).trimEnd().split('\n').at(-1)).toBe(
      expected,
    );
  });

  test('counts many tests by file', () => {
    const sites = Array.from({ length: 50 }, (_, line) =>
      site({ path: 'tests/test_chat.py', line: line + 1, test: true }),
    );
    expect(render(report({ sites }), 'terminal', plainView)).toContain('  tests/test_chat.py: 50 missing\n');
  });
});

describe('flow', () => {
  test.each([
    ['fits', 'base_url=settings.url', 40, ['base_url=settings.url']],
    ['wraps with an indent', 'calls go to the vendor', 14, ['calls go to', '  the vendor']],
    ['cuts what no line can hold', 'abcdefghijklmnop', 10, ['abcdefgh', '  ijklmnop']],
    ['counts wide characters twice', '設定設定 設定', 12, ['設定設定', '  設定']],
  ])('%s', (_what, text, width, lines) => {
    expect(flow([{ text }], width, 2, { text: '', columns: 0 })).toEqual(lines);
  });
});
