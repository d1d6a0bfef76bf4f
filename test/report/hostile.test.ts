import { describe, expect, test } from 'vitest';
import { formats, render, type Format } from '../../src/report/index.js';
import { plainView } from './build.js';
import { hostileReport, hostileStrings } from './hostile.js';

/** Line feeds separate; nothing else that controls may come through. */
const CONTROL = /(?![\n\t\r])[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b]/u;
const names = Object.keys(formats) as Format[];

describe.each(hostileStrings)('%s', (_what, text) => {
  const hostile = hostileReport(text);

  test.each(names)('as %s controls nothing', (format) => {
    const output = render(hostile, format, plainView);
    if (format === 'json' || format === 'sarif' || format === 'gitlab') expect(JSON.parse(output)).toBeTypeOf('object');
    else if (format !== 'csv') expect(output).not.toMatch(CONTROL);
    expect(output.endsWith('\n')).toBe(true);
  });

  test.each(['terminal', 'csv', 'markdown', 'summary'] as const)(
    'begins no line of %s that a build server obeys',
    (format) => {
      for (const width of [40, 80, 200]) {
        const output = render(hostile, format, { color: false, width });
        expect(output).not.toMatch(/^\s*::/m);
        expect(output).not.toMatch(/##\w*\[/);
      }
    },
  );

  test.each(['svg', 'junit'] as const)('stays XML in %s', (format) => {
    expect(render(hostile, format, plainView)).not.toMatch(/[\ufffe\uffff]|(?![\n\t\r])\p{Cc}/u);
  });

  test.each(['terminal', 'markdown', 'summary', 'html', 'csv', 'svg', 'junit', 'github'] as const)(
    'hides nothing in %s',
    (format) => {
      expect(render(hostile, format, plainView)).not.toMatch(
        /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u3164\u115f\u034f]/u,
      );
    },
  );

  test('adds no workflow command of its own', () => {
    const lines = render(hostile, 'github', plainView).trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['::error', '::warning', '::warning', '::notice']);
  });

  test('makes no HTML, link or mention in Markdown outside code', () => {
    for (const format of ['markdown', 'summary'] as const) {
      const prose = withoutCode(render(hostile, format, plainView));
      expect(prose).not.toMatch(/<(?!!-- -->)/);
      expect(prose).not.toMatch(/(?<!\\)\]\(/);
      expect(prose).not.toMatch(/https?:\/\//);
      expect(prose).not.toMatch(/@\w/);
    }
  });
});

/** Fences are recognised as CommonMark does: a fence ends at a line of at least as many marks. */
function withoutCode(markdown: string): string {
  const lines: string[] = [];
  let open = '';
  for (const line of markdown.split('\n')) {
    const marks = /^`{3,}/.exec(line)?.[0] ?? '';
    if (open === '' && marks !== '') open = marks;
    else if (open !== '' && marks.length >= open.length && line.trim() === marks) open = '';
    else if (open === '') lines.push(line);
  }
  expect(open).toBe('');
  return lines.join('\n').replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
}
