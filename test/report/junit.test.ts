import { describe, expect, test } from 'vitest';
import { render } from '../../src/report/index.js';
import { configuration, configured, plainView, report, site, smallReport } from './build.js';

const junit = (parts: Parameters<typeof report>[0]): string => render(report(parts), 'junit', plainView);

describe('junit', () => {
  test('of a small report', () => {
    expect(render(smallReport(), 'junit', plainView)).toMatchSnapshot();
  });

  test('of nothing has no suites', () => {
    expect(junit({})).toContain(
      '<testsuites name="reroute" tests="0" failures="0" errors="0" skipped="0">\n</testsuites>',
    );
  });

  test.each([
    ['a client without a base URL', { sites: [site()] }, 'failures="1"'],
    ['a configured one', { sites: [configured()] }, 'failures="0"'],
    ['one in a test', { sites: [site({ test: true })] }, 'failures="0"'],
    ['a suppressed one', { sites: [site({ suppressed: { reason: 'health probe' } })] }, 'skipped="1"'],
    ['an empty variable', { configuration: [configuration({ status: 'empty' })] }, 'failures="1"'],
    [
      'a file that could not be read',
      { diagnostics: [{ severity: 'error' as const, path: 'a.py', message: 'no access' }] },
      'errors="1"',
    ],
  ])('%s', (_what, parts, expected) => {
    expect(junit(parts)).toContain(expected);
  });

  test('escapes markup and spells out what XML forbids', () => {
    const output = junit({ sites: [site({ path: '<a>&"\u0000\uffff.py', snippet: 'x = "]]>\u001b"' })] });
    expect(output).toContain('name="&lt;a&gt;&amp;&quot;\\x00\\u{ffff}.py"');
    expect(output).toContain('x = &quot;]]&gt;\\x1b&quot;');
  });
});
