/** From options to a report: what every command that scans begins with. */
import { openReports, type Reports } from '../cache/index.js';
import { buildId } from '../config/cache.js';
import { version } from '../config/version.js';
import { discover, openSources } from '../discover/discover.js';
import type { Discovery, Sources } from '../model/discovery.js';
import type { Options } from '../model/options.js';
import type { Report } from '../model/report.js';
import type { Rules } from '../model/rules.js';
import type { Io } from './io.js';
import type { LoadAudit } from './pipeline.js';
import type { Watch } from './progress.js';
import { rulesInForce } from './settings.js';

export interface Scanned {
  report: Report;
  /** Undefined: a saved report was read. */
  discovery: Discovery | undefined;
}

export async function scan(options: Options, io: Io, loadAudit: LoadAudit, clock: Watch): Promise<Scanned> {
  clock.stage('rules');
  const rules = await rulesInForce(options, io);
  clock.stage('discover');
  const discovery = discover(options.discover);
  const sources = openSources(discovery, options.discover);
  clock.stage('cache');
  const reports = reportsOf(options, discovery, sources, rules);
  const before = reports?.recall();
  const report = before ?? (await analysed());
  clock.stage('report');
  return { report, discovery };

  async function analysed(): Promise<Report> {
    clock.stage('load');
    const audit = await loadAudit();
    clock.stage('audit');
    const made = await audit(
      discovery,
      sources,
      rules,
      { version: version(), maxSteps: options.maxSteps },
      clock.progress,
    );
    clock.stage('cache');
    reports?.keep(made.report);
    return made.report;
  }
}

function reportsOf(
  { cache, maxSteps }: Options,
  discovery: Discovery,
  sources: Sources,
  rules: Rules,
): Reports | undefined {
  if (cache === undefined) return undefined;
  return openReports(cache, { discovery, sources, maker: JSON.stringify([buildId(), rules, maxSteps]) });
}
