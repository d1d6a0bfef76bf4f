/**
 * Reports of before: where nothing that went into a report has changed, it is the report of now.
 * Kept is what `--format json` prints, digests, and the names that a run looked for; never a line of the scanned code.
 */
import type { Asked } from '../model/asked.js';
import type { Discovery, Sources } from '../model/discovery.js';
import type { Report } from '../model/report.js';
import { contentDigest, heldBy, looksOf } from './digest.js';
import { entryIn, isReport, isRun } from './entry.js';
import { changedSince, runOf } from './latest.js';
import { openStore } from './store.js';

export { noting } from './noting.js';

/** Whether files that have changed answer all questions of a run with no, as they did then. */
export type AnswerNo = (changed: readonly string[], asked: Asked) => Promise<boolean>;

export interface Reports {
  recall(answerNo: AnswerNo): Promise<Report | undefined>;
  /** @param asked undefined: it can't be told, or must not be kept */
  keep(report: Report, asked: Asked | undefined): void;
}

interface Scan {
  discovery: Discovery;
  sources: Sources;
  /** All that decides what an audit makes of the files: tool, rules, options. */
  maker: string;
  now?: () => number;
}

/**
 * Three questions, the cheap ones first: do the files look as they did (size, times, inode)? Are those that don't of no
 * concern, then as now? Do all hold what they did?
 */
export function openReports(folder: string, { discovery, sources, maker, now = Date.now }: Scan): Reports {
  const store = openStore(folder);
  const looks = looksOf(maker, discovery, now());
  let content: string | undefined;
  const contentNow = (): string => (content ??= contentDigest(maker, discovery, sources));
  const held = (path: string): string => heldBy(path, sources);
  const noteLooks = (): void => {
    if (looks.isSettled) store.write(`seen-${looks.digest}`, contentNow());
  };
  const reportOf = (digest: string): Report | undefined => entryIn(store.read(`report-${digest}`), isReport);
  const latest = async (answerNo: AnswerNo): Promise<Report | undefined> => {
    const run = entryIn(store.read(`run-${looks.scope}`), isRun);
    const changed = run && changedSince(run, looks, held);
    return run && changed && (await answerNo(changed, run.asked)) ? reportOf(run.report) : undefined;
  };
  return {
    recall: async (answerNo) => {
      const seen = looks.isSettled ? store.read(`seen-${looks.digest}`) : undefined;
      if (seen !== undefined) return reportOf(seen);
      const before = await latest(answerNo);
      if (before) return before;
      const same = reportOf(contentNow());
      if (same) noteLooks();
      return same;
    },
    keep: (report, asked) => {
      const digest = contentNow();
      // What changed while it was read may be in the report and not in its digest, or the other way round.
      if (looksOf(maker, discovery, now()).digest !== looks.digest) return;
      store.write(`report-${digest}`, JSON.stringify(report));
      if (asked) store.write(`run-${looks.scope}`, JSON.stringify(runOf(digest, looks, asked, held)));
      noteLooks();
      store.tidy();
    },
  };
}
