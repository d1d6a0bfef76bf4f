import { describe, expect, test } from 'vitest';
import { render } from '../../src/report/index.js';
import { configured, plainView, report, site, smallReport } from './build.js';
import { manySites } from './many.js';

describe('github', () => {
  test('of a small report', () => {
    expect(render(smallReport(), 'github', plainView)).toMatchSnapshot();
  });

  test.each([
    ['nothing', report()],
    ['what configuration decides', report({ sites: [configured()] })],
    ['what is suppressed', report({ sites: [site({ suppressed: { reason: 'health probe' } })] })],
  ])('of %s is silent', (_what, of) => {
    expect(render(of, 'github', plainView)).toBe('');
  });

  test('escapes properties and messages, each in its way', () => {
    const output = render(
      report({ sites: [site({ path: 'a,b:c%\n.py', impactReason: '50%: a, b\nc' })] }),
      'github',
      plainView,
    );
    expect(output).toContain('file=a%2Cb%3Ac%25%0A.py,');
    expect(output).toContain('50%25: a, b\\nc.\n');
  });

  test('gives no line for a notebook, whose lines are not the file’s', () => {
    expect(render(report({ sites: [site({ path: 'demo.ipynb', cell: 3, line: 7 })] }), 'github', plainView)).toMatch(
      /^::warning file=demo\.ipynb,title=[^:]*::openai\.AsyncOpenAI \(cell 3:7:18\)/,
    );
  });

  test('of 30,000 findings is twenty and a count', () => {
    const lines = render(report({ sites: manySites(30_000) }), 'github', plainView)
      .trimEnd()
      .split('\n');
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(10);
    expect(lines.at(-1)).toBe(
      '::notice title=reroute::Not annotated: 20 errors, 26,960 warnings, 3,000 notes. The report has them all.',
    );
  });
});
