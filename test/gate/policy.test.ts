import { describe, expect, it } from 'vitest';
import { judge } from '../../src/gate/index.js';
import { goesTo } from '../../src/gate/hosts.js';
import { policyFrom, type PolicyFile } from '../../src/model/policy.js';
import type { Site } from '../../src/model/report.js';
import { configured, hardcoded, report, site } from '../report/build.js';

function severity(one: Site, policy: PolicyFile = {}, rootBelow = ''): string | undefined {
  const { report: judged } = judge(report({ sites: [one] }), {
    policy: policyFrom(policy, rootBelow),
    today: '2026-06-01',
  });
  return judged.sites[0]?.gate?.severity;
}

const openai = 'openai';
const literal = (url: string, fields: Partial<Site> = {}): Site =>
  hardcoded({ ...fields, baseUrl: { expression: `"${url}"`, urls: [url], origins: [] } });
const failOpen = configured({ provider: openai, whenUnset: 'vendor' });

describe('without a policy', () => {
  it.each([
    ['missing', site(), 'fail'],
    ['missing at another vendor', site({ provider: 'other' }), 'report'],
    ['hardcoded to the vendor', hardcoded({ provider: openai }), 'fail'],
    ['hardcoded to Azure', hardcoded({ provider: 'azure' }), 'warn'],
    ['hardcoded to nobody known', hardcoded({ provider: 'unknown' }), 'warn'],
    ['hardcoded to another vendor', hardcoded({ provider: 'other' }), 'report'],
    ['hardcoded to this machine', hardcoded({ provider: 'local' }), 'report'],
    ['unresolved', site({ status: 'unresolved' }), 'warn'],
    ['configurable', configured(), 'pass'],
    ['configurable, open when unset', failOpen, 'pass'],
    ['missing in a test', site({ test: true }), 'report'],
  ])('%s: %s', (_what, one, expected) => expect(severity(one)).toBe(expected));
});

describe('with a policy', () => {
  it.each<[string, PolicyFile, Site, string]>([
    ['one severity for all', { missing: 'warn' }, site(), 'warn'],
    ['one severity for one provider', { hardcoded: { azure: 'fail' } }, hardcoded({ provider: 'azure' }), 'fail'],
    ['what it leaves out', { hardcoded: { azure: 'fail' } }, hardcoded({ provider: 'local' }), 'report'],
    ['ignored', { missing: 'ignore' }, site(), 'pass'],
    ['tests included', { includeTests: true }, site({ test: true }), 'fail'],
    ['tests that would be ignored', { missing: 'ignore' }, site({ test: true }), 'pass'],
    ['unresolved', { unresolved: 'fail' }, site({ status: 'unresolved' }), 'fail'],
    ['implicit variable accepted', { implicitEnv: 'accept' }, site(), 'report'],
    ['implicit variable warned of', { implicitEnv: 'warn' }, site(), 'warn'],
    ['no implicit variable', { implicitEnv: 'accept' }, site({ implicitEnv: [] }), 'fail'],
    ['implicit never raises', { implicitEnv: 'warn', missing: 'ignore' }, site(), 'pass'],
    ['fail open', { failOpen: 'fail' }, failOpen, 'fail'],
    ['fail open warned of', { failOpen: 'warn' }, failOpen, 'warn'],
    ['fails closed', { failOpen: 'fail' }, configured({ whenUnset: 'error' }), 'pass'],
    ['falls back to another vendor', { failOpen: 'fail' }, configured({ provider: 'other' }), 'report'],
  ])('%s', (_what, policy, one, expected) => expect(severity(one, policy)).toBe(expected));
});

describe('gateway hosts', () => {
  const policy: PolicyFile = { gatewayHosts: ['llm.corp.example', '*.gateway.example'], failOpen: 'fail' };
  it.each<[string, Site, string]>([
    ['a gateway', literal('https://llm.corp.example/v1'), 'pass'],
    ['a gateway by suffix', literal('https://eu.gateway.example'), 'pass'],
    ['another vendor', literal('https://vendor.example/v1', { provider: 'other' }), 'fail'],
    ['a name that only ends alike', literal('https://evilgateway.example'), 'fail'],
    ['a gateway in the path', literal('https://vendor.example/llm.corp.example'), 'fail'],
    ['a gateway as the user', literal('https://llm.corp.example@vendor.example/v1'), 'fail'],
    [
      'a fallback to a gateway',
      configured({ ...literal('https://llm.corp.example'), status: 'config-driven' }),
      'pass',
    ],
    ['a fallback to a vendor', configured({ ...literal('https://v.example'), status: 'config-driven' }), 'fail'],
  ])('%s: %s', (_what, one, expected) => expect(severity(one, policy)).toBe(expected));

  it('an override that speaks of literals wins', () => {
    const overrides = [{ paths: ['lab/'], hardcoded: 'report' as const }];
    expect(severity(literal('https://v.example', { path: 'lab/a.py' }), { ...policy, overrides })).toBe('report');
    expect(severity(literal('https://v.example', { path: 'app/a.py' }), { ...policy, overrides })).toBe('fail');
  });

  it.each([
    ['http://localhost:4000/v1', ['localhost:4000'], true],
    ['http://localhost:8080/v1', ['localhost:4000'], false],
    ['http://localhost:8080/v1', ['localhost'], true],
    ['HTTPS://LLM.Corp.Example', ['llm.corp.example'], true],
    ['llm.corp.example/v1', ['llm.corp.example'], true],
    ['https://{}.corp.example', ['llm.corp.example'], false],
    ['', ['llm.corp.example'], false],
  ])('%s in %j: %s', (url, hosts, expected) => expect(goesTo(url, hosts)).toBe(expected));
});

describe('overrides', () => {
  const overrides: PolicyFile['overrides'] = [
    { paths: ['scripts/'], missing: 'warn' },
    { paths: ['scripts/nightly/'], missing: 'fail' },
    { kinds: ['http'], missing: 'report' },
    { providers: ['azure'], missing: 'ignore' },
  ];
  it.each<[string, Partial<Site>, string]>([
    ['elsewhere', { path: 'app/a.py' }, 'fail'],
    ['in a folder', { path: 'scripts/a.py' }, 'warn'],
    ['the last that fits', { path: 'scripts/nightly/a.py' }, 'fail'],
    ['by kind', { kind: 'http' }, 'report'],
    ['by provider', { provider: 'azure' }, 'pass'],
  ])('%s: %j', (_what, fields, expected) => expect(severity(site(fields), { overrides })).toBe(expected));

  it('speak of the folder of the configuration', () => {
    const rooted = { overrides: [{ paths: ['/api/scripts/'], missing: 'warn' as const }] };
    expect(severity(site({ path: 'scripts/a.py' }), rooted, 'api')).toBe('warn');
    expect(severity(site({ path: 'scripts/a.py' }), rooted)).toBe('fail');
  });
});

describe('suppressions', () => {
  const verdictOf = (until?: string) =>
    judge(report({ sites: [site({ suppressed: { reason: 'probe', ...(until ? { until } : {}) } })] }), {
      policy: policyFrom(),
      today: '2026-06-01',
    });
  it.each([
    ['without an end', undefined, 0],
    ['on its last day', '2026-06-01', 0],
    ['after its last day', '2026-05-31', 1],
  ])('%s', (_what, until, failures) => {
    const { verdict, report: judged, debt } = verdictOf(until);
    expect(verdict.failures).toHaveLength(failures);
    expect(verdict.suppressed).toHaveLength(1 - failures);
    expect(judged.sites[0]?.suppressed === undefined).toBe(failures === 1);
    expect(debt).toHaveLength(failures);
  });

  it('say what is wrong with them', () => {
    const row = { path: 'a.py', line: 3, reason: 'probe', sites: ['x'] };
    const suppressions = [
      row,
      { ...row, line: 4, sites: [] },
      { ...row, line: 5, until: '2026-05-31' },
      { ...row, line: 6, problem: 'gives no reason' },
    ];
    const { verdict } = judge({ ...report(), suppressions }, { policy: policyFrom(), today: '2026-06-01' });
    expect(verdict.suppressionProblems.map(({ line }) => line)).toEqual([4, 5, 6]);
  });
});
