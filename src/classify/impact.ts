import type { Site } from '../model/report.js';
import type { Use } from '../model/trace.js';

/** How much moves, or breaks, with this site. */
export function impactOf(uses: readonly Use[], isTest: boolean): Pick<Site, 'impact' | 'impactReason'> {
  if (isTest) return { impact: 'low', impactReason: 'test, example or benchmark code: no product traffic' };
  const apis = [...new Set(uses.map(({ api }) => api))];
  const heaviest = (['high', 'medium', 'low'] as const).find((weight) => uses.some((use) => use.weight === weight));
  if (!heaviest)
    return { impact: 'medium', impactReason: 'product code; what the client is used for could not be seen' };
  const named = apis.slice(0, 3).join(', ') + (apis.length > 3 ? ` and ${apis.length - 3} more` : '');
  return { impact: heaviest, impactReason: `product code that calls ${named}` };
}
