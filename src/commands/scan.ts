/** From options to a report: what every command that scans begins with. */
import { noting, openReports, type AnswerNo, type Reports } from '../cache/index.js';
import { redact } from '../classify/redact.js';
import { buildId } from '../config/package.js';
import { version } from '../config/version.js';
import { UserError } from '../errors.js';
import type { Asked } from '../model/asked.js';
import type { Discovery, Sources } from '../model/discovery.js';
import type { Options } from '../model/options.js';
import type { Report } from '../model/report.js';
import type { Rules } from '../model/rules.js';
import { plural } from '../report/text.js';
import type { Io } from './io.js';
import { opened } from './opened.js';
import type { LoadAudit } from './pipeline.js';
import type { Watch } from './progress.js';

export interface Scanned {
  report: Report;
  /** Undefined: a saved report was read. */
  discovery: Discovery | undefined;
  /** Why the answer is not whole: its time or the memory was used up. */
  stopped?: string | undefined;
}

export async function scan(options: Options, io: Io, loadAudit: LoadAudit, clock: Watch): Promise<Scanned> {
  const { rules, discovery, sources, stopped } = await opened(options, io, clock);
  clock.stage('cache');
  const reports = reportsOf(options, discovery, sources, rules);
  const answerNo: AnswerNo = async (changed, asked) =>
    (await import('./unconcerned.js')).areUnconcerned(changed, asked, { discovery, sources, rules });
  const before = await reports?.recall(answerNo);
  const report = before ?? (await analysed());
  clock.stage('report');
  return { report, discovery, stopped: stopped() };

  async function analysed(): Promise<Report> {
    clock.stage('load');
    const audit = await loadAudit();
    clock.stage('audit');
    const noted = noting(sources, discovery);
    const made = await audit(
      discovery,
      noted.sources,
      rules,
      { version: version(), maxSteps: options.maxSteps },
      clock.progress,
    );
    clock.stage('cache');
    if (stopped() === undefined) reports?.keep(made.report, withoutSecrets(noted.asked()));
    return made.report;
  }
}

/** A name that looks like a key is no name to keep. */
function withoutSecrets(asked: Asked): Asked | undefined {
  const names = asked.questions.flatMap((question) => {
    if (question.kind === 'words') return question.words;
    return question.kind === 'clues' ? question.clues.flatMap(({ name, module }) => [name ?? '', module ?? '']) : [];
  });
  return names.every((name) => redact(name) === name) ? asked : undefined;
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

/** Whatever was found is no answer: what was left out may be what matters. */
export function unfinished(reason: string, { diagnostics }: Report): UserError {
  const left = diagnostics.filter(({ message }) => message.startsWith('left out: ')).length;
  return new UserError('unfinished', `${reason}; ${plural(left, 'file')} left out`);
}

/** For those who have no use for a part of the answer. */
export async function wholeScan(options: Options, io: Io, loadAudit: LoadAudit, clock: Watch): Promise<Scanned> {
  const scanned = await scan(options, io, loadAudit, clock);
  if (scanned.stopped !== undefined) throw unfinished(scanned.stopped, scanned.report);
  return scanned;
}
