/** From options to a report: what every command that scans begins with. */
import { version } from '../config/package.js';
import { discover, openSources } from '../discover/discover.js';
import type { Discovery } from '../model/discovery.js';
import type { Options } from '../model/options.js';
import type { Report } from '../model/report.js';
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
  clock.stage('load');
  const audit = await loadAudit();
  clock.stage('audit');
  const sources = openSources(discovery, options.discover);
  const { report } = await audit(discovery, sources, rules, { version: version() }, clock.progress);
  clock.stage('report');
  return { report, discovery };
}
