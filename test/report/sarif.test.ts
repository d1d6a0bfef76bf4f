import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { render } from '../../src/report/index.js';
import { configuration, configured, hardcoded, plainView, report, site, smallReport } from './build.js';
import { manySites } from './many.js';

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[];
  partialFingerprints: Record<string, string>;
  codeFlows?: { threadFlows: { locations: unknown[] }[] }[];
  suppressions?: { kind: string; justification: string }[];
}

interface Run {
  tool: { driver: { rules: { id: string }[] } };
  results: Result[];
  invocations: { toolExecutionNotifications: { message: { text: string } }[] }[];
}

function run(of: Report): Run {
  const log = JSON.parse(render(of, 'sarif', plainView)) as { runs: Run[] };
  return log.runs[0] as Run;
}

const only = (fields: Parameters<typeof site>[0]): Result =>
  run(report({ sites: [site(fields)] })).results[0] as Result;

describe('sarif', () => {
  test('of a small report', () => {
    expect(run(smallReport()).results).toMatchSnapshot();
  });

  test('of nothing is valid and empty', () => {
    expect(run(report()).results).toEqual([]);
  });

  test('has no result for what configuration decides, nor for configuration that names a base URL', () => {
    expect(
      run(report({ sites: [configured()], configuration: [configuration({ status: 'present' })] })).results,
    ).toEqual([]);
  });

  test.each([
    ['missing, high impact', site({ impact: 'high' }), 'reroute/missing-base-url', 'error'],
    ['missing', site(), 'reroute/missing-base-url', 'warning'],
    ['missing in a test', site({ test: true, impact: 'high' }), 'reroute/missing-base-url', 'note'],
    ['hardcoded to the vendor', hardcoded({ provider: 'openai' }), 'reroute/hardcoded-base-url', 'warning'],
    ['hardcoded to Azure', hardcoded({ provider: 'azure' }), 'reroute/hardcoded-base-url', 'warning'],
    ['hardcoded to nobody known', hardcoded({ provider: 'unknown' }), 'reroute/hardcoded-base-url', 'warning'],
    ['hardcoded to another vendor', hardcoded(), 'reroute/other-vendor-base-url', 'note'],
    ['hardcoded to this machine', hardcoded({ provider: 'local' }), 'reroute/other-vendor-base-url', 'note'],
    ['unresolved', site({ status: 'unresolved' }), 'reroute/unresolved-base-url', 'warning'],
  ])('%s', (_what, found, ruleId, level) => {
    const { tool, results } = run(report({ sites: [found] }));
    expect(results).toMatchObject([{ ruleId, level }]);
    expect(tool.driver.rules[results[0]?.ruleIndex ?? -1]?.id).toBe(ruleId);
  });

  test('shows the way from the call to the value', () => {
    const { baseUrl } = configured();
    const flow = only({ status: 'unresolved', ...(baseUrl ? { baseUrl } : {}) }).codeFlows?.[0]?.threadFlows[0];
    expect(flow?.locations).toHaveLength(2);
  });

  test('marks what is suppressed, last', () => {
    const { results } = run(
      report({ sites: [site({ suppressed: { reason: 'health probe' }, impact: 'high' }), hardcoded()] }),
    );
    expect(results[1]?.suppressions).toEqual([{ kind: 'inSource', justification: 'health probe' }]);
    expect(results[0]?.suppressions).toBeUndefined();
  });

  test.each([
    ['src/a b#c?d%.py', 'src/a%20b%23c%3Fd%25.py'],
    ['src/ü.py', 'src/%C3%BC.py'],
    ['src/\ud800.py', 'src/%EF%BF%BD.py'],
    ['c:/x.py', 'c%3A/x.py'],
  ])('writes %j as a URI', (path, uri) => {
    expect(only({ path }).locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
  });

  test('points at the file for a notebook, and says which cell', () => {
    const result = only({ path: 'demo.ipynb', cell: 3, line: 7, column: 5 });
    expect(result.locations[0]?.physicalLocation.region).toEqual({ startLine: 1, endLine: 1 });
    expect(result.message.text).toContain('(cell 3:7:5)');
  });

  test('never ends before it begins', () => {
    expect(only({ line: 20, endLine: 3 }).locations[0]?.physicalLocation.region).toMatchObject({
      startLine: 20,
      endLine: 20,
    });
  });

  test('cuts 30,000 findings to what an upload may hold, worst first, and says so', () => {
    const { results, invocations } = run(report({ sites: manySites(30_000) }));
    expect(results).toHaveLength(25_000);
    expect(results.slice(0, 27).map(({ level }) => level)).toEqual(Array(27).fill('error'));
    expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints['reroute/v1'])).size).toBe(25_000);
    expect(invocations[0]?.toolExecutionNotifications[0]?.message.text).toContain('5,000 results left out');
  });
});
