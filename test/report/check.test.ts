import { describe, expect, it } from 'vitest';
import { judge } from '../../src/gate/index.js';
import { policyFrom } from '../../src/model/policy.js';
import type { Site } from '../../src/model/report.js';
import { checkText } from '../../src/report/terminal/check.js';
import { columns } from '../../src/report/terminal/layout.js';
import { configured, report, site, smallReport } from './build.js';
import { hostileReport, hostileStrings } from './hostile.js';
import { manySites } from './many.js';

const run = (of: Site[] | ReturnType<typeof report>, width = 100): string => {
  const gated = judge(Array.isArray(of) ? report({ sites: of }) : of, {
    policy: policyFrom({ failOpen: 'warn' }),
    today: '2026-06-01',
  });
  return checkText(gated.report, gated.verdict, { color: false, width });
};

describe('what a check says', () => {
  it('of a small report', () => expect(run(smallReport())).toMatchSnapshot());

  it('of nothing', () => expect(run([])).toBe('Passed: no client bypasses the gateway.\n'));

  it('names the reason where the status does not', () => {
    expect(run([configured({ provider: 'openai', whenUnset: 'vendor' })])).toContain(
      'warn: it goes to the vendor when nothing is set',
    );
  });

  it('of 30,000 findings shows the worst, and says how many it leaves out', () => {
    const text = run(manySites(30_000).map((one) => ({ ...one, test: false })));
    expect(text.split('\n').length).toBeLessThan(2500);
    expect(text).toContain('block_29999.py');
    expect(text).toContain('and 29,800 more, less pressing');
    expect(text).toContain('Failed: 30,000 clients bypass the gateway.');
  });

  it.each([20, 40, 80])('keeps within %i columns', (width) => {
    expect(Math.max(...run(smallReport(), width).split('\n').map(columns))).toBeLessThanOrEqual(width);
  });

  it.each(hostileStrings)('%s controls nothing', (_what, text) => {
    const out = run(hostileReport(text));
    expect(out).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b]/u);
    expect(out).not.toMatch(/^\s*::/m);
  });

  it('lists stale entries and idle comments', () => {
    const { debt } = judge(report({ sites: [site()] }), { policy: policyFrom(), today: '2026-06-01' });
    const idle = { path: 'a.py', line: 3, reason: '', sites: [], problem: 'gives no reason' };
    const gated = judge(
      { ...report(), suppressions: [idle] },
      { policy: policyFrom(), today: '2026-06-01', baseline: { entries: debt } },
    );
    const text = checkText(gated.report, gated.verdict, { color: false, width: 100 });
    expect(text).toContain('  a.py:3: gives no reason\n');
    expect(text).toContain('  backend/blocks/codex.py: openai.AsyncOpenAI in CodexBlock.run\n');
    expect(text).toContain('--prune-baseline');
  });
});
