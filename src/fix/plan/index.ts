/** Analysis in, plan out: for each site that should be moved, how, or why not. Cheap: nothing is written or analysed again. */
import type { Analysis, SitedTrace } from '../../model/analysis.js';
import type { Moved, Plan, PlannedFix, PlanOptions, Refusal, ReplaceLiteral } from '../../model/remedy.js';
import type { Site } from '../../model/report.js';
import { sentenceFor } from './by-itself.js';
import { planConstruction } from './construction.js';
import { planDocs } from './docs/index.js';
import type { Draft } from './draft.js';
import type { Wanted } from './evidence.js';
import { isFed } from './fed.js';
import { planGlobal } from './globals.js';
import { planLiteral } from './literal.js';
import { verdictOn } from './policy.js';
import { untouchable } from './refuse.js';
import { summaryOf } from './words.js';
import { isUsableGap, planGaps } from './gaps.js';

export function planFixes(analysis: Analysis, options: PlanOptions): Plan {
  const wanted: Wanted = { options, isUsable: (gap) => isUsableGap(gap, options) && isFed(analysis, gap) };
  const fixes: PlannedFix[] = [];
  const refusals: Refusal[] = [];
  const left: Refusal[] = [];
  const byEnvironment: Moved[] = [];
  for (const one of analysis.findings) {
    const { id, path, line } = one.site;
    const verdict = verdictOn(one.site, options);
    if (verdict.is === 'environment') {
      byEnvironment.push(movedFor(one, verdict.variables));
      continue;
    }
    if (verdict.is !== 'plan') {
      (verdict.is === 'leave' ? left : refusals).push({ id, path, line, reason: verdict.reason });
      continue;
    }
    const draft = draftFor(analysis, one, wanted);
    if ('movedBy' in draft) byEnvironment.push(movedFor(one, draft.movedBy));
    else if ('refused' in draft) refusals.push({ id, path, line, reason: draft.refused });
    else fixes.push(fixFrom(one, draft));
  }
  agree(fixes);
  const gaps = planGaps(analysis, options, fixes);
  const all = [...fixes, ...gaps.fixes].filter(({ layer }) => options.layers.includes(layer));
  const docs = options.layers.includes('docs') ? planDocs(analysis, all) : { fixes: [], refusals: [] };
  return {
    fixes: [...all, ...docs.fixes],
    refusals: [...(options.layers.includes('code') ? refusals : []), ...docs.refusals],
    byHand: gaps.byHand,
    left,
    byEnvironment,
  };
}

const movedFor = ({ site: { id, path, line } }: SitedTrace, variables: string[]): Moved => ({
  id,
  path,
  line,
  reason: sentenceFor(variables),
  variables,
});

function draftFor(analysis: Analysis, one: SitedTrace, wanted: Wanted): Draft {
  const { match } = one.traced;
  const outside = untouchable(match.file);
  if (outside !== undefined) return { refused: outside };
  if (one.site.status === 'hardcoded') return planLiteral(analysis, one, match);
  switch (match.kind) {
    case 'http':
      return { refused: 'the URL is put together from parts that are not there' };
    case 'global':
      return planGlobal(analysis, one, match, wanted.options);
    default:
      return planConstruction(analysis, one, match, wanted);
  }
}

/** A literal that several sites share is replaced once: by the change that all of them can live with. */
function agree(fixes: PlannedFix[]): void {
  const shared = new Map<string, ReplaceLiteral>();
  const placeOf = ({ at, span }: ReplaceLiteral): string => JSON.stringify([at.path, span]);
  const literals = fixes.flatMap(({ remedy }) => (remedy.kind === 'replace-literal' ? [remedy] : []));
  for (const remedy of literals) {
    const other = shared.get(placeOf(remedy));
    // What stays behind the base is needed where the code puts something behind it.
    if (!other || other.suffix.length < remedy.suffix.length) shared.set(placeOf(remedy), remedy);
  }
  for (const fix of fixes)
    if (fix.remedy.kind === 'replace-literal') fix.remedy = shared.get(placeOf(fix.remedy)) ?? fix.remedy;
}

function fixFrom({ site }: SitedTrace, draft: Extract<Draft, { remedy: unknown }>): PlannedFix {
  return {
    id: site.id,
    path: site.path,
    line: site.line,
    layer: 'code',
    remedy: draft.remedy,
    safety: draft.reason === undefined ? 'safe' : 'review',
    ...(draft.reason === undefined ? {} : { reason: draft.reason }),
    summary: summaryOf(draft.remedy),
    requires: draft.requires,
  };
}

/** The plan as the report tells it, for sites and for places in the configuration. */
export interface FixLookup {
  isPlanned(id: string): boolean;
  of(id: string): Site['fix'];
}

export function fixOfSite(plan: Plan): FixLookup {
  const fixes = new Map(plan.fixes.map((fix) => [fix.id, fix]));
  const refused = new Map([...plan.left, ...plan.refusals].map(({ id, reason }) => [id, { reason }]));
  const moved = new Map(plan.byEnvironment.map(({ id, reason, variables }) => [id, { reason, movedBy: variables }]));
  return {
    isPlanned: (id) => fixes.has(id),
    of: (id) => {
      const fix = fixes.get(id);
      return fix
        ? { available: true, safety: fix.safety, summary: fix.summary }
        : { available: false, ...(moved.get(id) ?? refused.get(id) ?? { reason: 'nothing to fix' }) };
    },
  };
}
