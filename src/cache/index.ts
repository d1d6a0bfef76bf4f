/**
 * Reports of before: where nothing that went into a report has changed, it is the report of now.
 * Kept is what `--format json` prints, and digests; never a line of the scanned code.
 */
import type { Discovery, Sources } from '../model/discovery.js';
import type { Report } from '../model/report.js';
import { contentDigest, looksOf } from './digest.js';
import { openStore } from './store.js';

export interface Reports {
  recall(): Report | undefined;
  keep(report: Report): void;
}

interface Scan {
  discovery: Discovery;
  sources: Sources;
  /** All that decides what an audit makes of the files: tool, rules, options. */
  maker: string;
  now?: () => number;
}

/** Two questions, the cheap one first: do the files look as they did (size, times, inode)? Do they hold what they did? */
export function openReports(folder: string, { discovery, sources, maker, now = Date.now }: Scan): Reports {
  const store = openStore(folder);
  const looks = looksOf(maker, discovery, now());
  let content: string | undefined;
  const contentNow = (): string => (content ??= contentDigest(maker, discovery, sources));
  const noteLooks = (): void => {
    if (looks.isSettled) store.write(`seen-${looks.digest}`, contentNow());
  };
  return {
    recall: () => {
      const seen = looks.isSettled ? store.read(`seen-${looks.digest}`) : undefined;
      const text = store.read(`report-${seen ?? contentNow()}`);
      if (text === undefined) return undefined;
      if (seen === undefined) noteLooks();
      // Nobody but this tool writes what the store takes for whole.
      return JSON.parse(text) as Report;
    },
    keep: (report) => {
      const digest = contentNow();
      // What changed while it was read may be in the report and not in its digest, or the other way round.
      if (looksOf(maker, discovery, now()).digest !== looks.digest) return;
      store.write(`report-${digest}`, JSON.stringify(report));
      noteLooks();
      store.tidy();
    },
  };
}
