/** Report × policy × baseline × change → verdict. Nothing here scans, and nothing asks what time it is. */
import type { Policy } from '../model/policy.js';
import type { Report, Site } from '../model/report.js';
import type { Baseline, BaselineEntry, Changed, Judged, Verdict } from '../model/verdict.js';
import { covers, entryOf, pair } from './known.js';
import { judgeBy, type Judgement } from './severity.js';
import { isInForce, problemsOf } from './suppressions.js';
import { isTouched } from './touched.js';

export interface GateInputs {
  policy: Policy;
  baseline?: Baseline | undefined;
  changed?: Changed | undefined;
  /** `2027-01-31`. */
  today: string;
}

export interface Gated {
  verdict: Verdict;
  /** The report with each site's judgement in it: every format shows what the gate thinks. */
  report: Report;
  /** What a baseline written now would hold. */
  debt: BaselineEntry[];
}

export function judge(report: Report, { policy, baseline, changed, today }: GateInputs): Gated {
  const judgeSite = judgeBy(policy);
  const entries = baseline?.entries ?? [];
  const pairs = pair(entries, report.sites);
  const rows = report.sites.map((site): Row => {
    const judgement = judgeSite(site);
    const entry = pairs.get(site);
    return {
      site,
      judgement,
      suppressed: isInForce(site.suppressed, today),
      counts: judgement.severity === 'fail' || judgement.severity === 'warn',
      known: entry !== undefined && covers(entry, site),
      untouched: changed !== undefined && !isTouched(site, changed),
    };
  });
  const needed = new Set(rows.filter(({ counts }) => counts).map(({ site }) => pairs.get(site)));
  return {
    verdict: {
      ...outcome(rows),
      stale: entries.filter((entry) => !needed.has(entry)),
      suppressionProblems: problemsOf(report, today),
      since: changed?.since,
    },
    report: { ...report, sites: rows.map(annotated) },
    debt: rows.filter(({ counts, suppressed }) => counts && !suppressed).map(({ site }) => entryOf(site)),
  };
}

interface Row {
  site: Site;
  judgement: Judgement;
  suppressed: boolean;
  counts: boolean;
  known: boolean;
  untouched: boolean;
}

function outcome(rows: readonly Row[]): Omit<Verdict, 'stale' | 'suppressionProblems' | 'since'> {
  const open = rows.filter(({ suppressed }) => !suppressed);
  const counted = open.filter(({ counts }) => counts);
  const fresh = counted.filter(({ known, untouched }) => !known && !untouched);
  return {
    failures: fresh.filter(({ judgement }) => judgement.severity === 'fail').map(judged),
    warnings: fresh.filter(({ judgement }) => judgement.severity === 'warn').map(judged),
    known: counted.filter(({ known }) => known).map(judged),
    untouched: counted.filter(({ known, untouched }) => !known && untouched).map(judged),
    reported: open.filter(({ judgement }) => judgement.severity === 'report').map(judged),
    suppressed: rows.filter(({ suppressed }) => suppressed).map(({ site }) => site),
  };
}

function judged({ site, judgement: { because } }: Row): Judged {
  return { site, ...(because === undefined ? {} : { because }) };
}

function annotated({ site, judgement, suppressed, counts, known, untouched }: Row): Site {
  const { suppressed: asked, ...rest } = site;
  return {
    ...rest,
    ...(asked && suppressed ? { suppressed: asked } : {}),
    gate: {
      severity: judgement.severity === 'ignore' ? 'pass' : judgement.severity,
      ...(judgement.because === undefined ? {} : { because: judgement.because }),
      ...(counts && known ? { known: true as const } : {}),
      ...(counts && !known && untouched ? { untouched: true as const } : {}),
    },
  };
}
