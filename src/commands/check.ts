/** `reroute check`: the gate. Scans, or reads a saved report, and fails when a client bypasses the gateway. */
import { readReport } from '../config/saved.js';
import { tellsOfClients } from '../discover/names.js';
import { rootsOf } from '../discover/roots.js';
import { UserError } from '../errors.js';
import { changedInIndex, changedSince } from '../gate/git.js';
import { judge, type Gated } from '../gate/index.js';
import { gitIn, type Git } from '../git/index.js';
import type { Options } from '../model/options.js';
import type { Changed } from '../model/verdict.js';
import { besideText, checkText } from '../report/terminal/check.js';
import { afterwards, nothingToRead, printConfig, type ScanFlags } from './audit.js';
import { openBaseline } from './baseline.js';
import type { Io } from './io.js';
import { outputsFrom, publish, type Outputs } from './outputs.js';
import type { LoadAudit } from './pipeline.js';
import { timingLines, watch, type Watch } from './progress.js';
import { scan, type Scanned } from './scan.js';
import { optionsFrom } from './settings.js';

export interface CheckFlags extends ScanFlags {
  baseline: string | undefined;
  updateBaseline: boolean;
  pruneBaseline: boolean;
  since: string | undefined;
  staged: boolean;
  includeTests: boolean;
  /** A saved report, judged instead of a scan. */
  from: string | undefined;
}

const FINDINGS = 1;

export async function runCheck(flags: CheckFlags, io: Io, loadAudit: LoadAudit): Promise<number> {
  const outputs = outputsFrom(flags, io);
  const options = withFlags(optionsFrom(flags, io), flags);
  if (flags.printConfig) return printConfig(options, io);
  const clock = watch(io, io.errIsTTY && !flags.quiet);
  try {
    const { root } = rootsOf(flags.paths, io.cwd);
    const git = gitIn(root, io.env, { hookFolder: flags.staged ? io.cwd : undefined });
    const baseline = openBaseline(flags, options, git, io);
    const changed = changedFor(flags, root, git);
    if (changed && isBeside(changed) && wantsVerdictOnly(flags, outputs))
      return (io.stdout(besideText(changed.since)), 0);
    const scanned = await scanOrRead(flags, options, io, loadAudit, clock);
    const gated = judge(scanned.report, {
      policy: options.policy,
      baseline: baseline?.known,
      changed,
      today: today(io),
    });
    publish(gated.report, outputs, flags, io, (view) => checkText(gated.report, gated.verdict, view));
    // A baseline of nothing would make all known debt new.
    if (scanned.report.summary.files.analysed > 0) baseline?.write(gated);
    const timings = clock.end();
    if (flags.stats) io.stderr(timingLines(timings));
    return afterwards(scanned, options, flags, io) || codeOf(scanned, gated, flags);
  } finally {
    clock.end();
  }
}

function codeOf(scanned: Scanned, { verdict }: Gated, flags: CheckFlags): number {
  if (scanned.report.summary.files.analysed === 0)
    throw new UserError('nothing-to-check', (nothingToRead(scanned, flags) ?? 'no file was read in full').trimEnd());
  return verdict.failures.length === 0 || flags.updateBaseline ? 0 : FINDINGS;
}

function withFlags(options: Options, { includeTests }: CheckFlags): Options {
  return includeTests ? { ...options, policy: { ...options.policy, includeTests } } : options;
}

/** Nothing that was changed can be the place of a client, or of what decides where one goes: none of them is touched. */
const isBeside = ({ files, removedWords }: Changed): boolean =>
  removedWords.size === 0 && ![...files.keys()].some(tellsOfClients);

/** Whoever wants to know of the other places as well needs them to be looked for. */
const wantsVerdictOnly = (flags: CheckFlags, { format, file, besides }: Outputs): boolean =>
  flags.staged &&
  format === 'terminal' &&
  file === undefined &&
  besides.length === 0 &&
  flags.from === undefined &&
  !flags.strict &&
  !flags.stats &&
  !flags.updateBaseline &&
  !flags.pruneBaseline;

function changedFor({ since, staged }: CheckFlags, root: string, git: Git): Changed | undefined {
  if (staged) return changedInIndex(root, git, tellsOfClients);
  if (since?.startsWith('-')) throw new UserError('bad-ref', `${since} is no name of a branch, tag or commit`);
  return since === undefined ? undefined : changedSince(since, root, git, tellsOfClients);
}

/** `SOURCE_DATE_EPOCH` is how reproducible builds say what day it is. */
function today({ env }: Io): string {
  const epoch = Number(env['SOURCE_DATE_EPOCH'] || NaN);
  return (Number.isFinite(epoch) ? new Date(epoch * 1000) : new Date()).toISOString().slice(0, 10);
}

async function scanOrRead(
  { from }: CheckFlags,
  options: Options,
  io: Io,
  loadAudit: LoadAudit,
  clock: Watch,
): Promise<Scanned> {
  if (from === undefined) return scan(options, io, loadAudit, clock);
  return { report: readReport(from, io.cwd), discovery: undefined };
}
