/** `reroute audit`: discover, audit, render. */
import type { Flags } from '../config/normalise.js';
import type { Options } from '../model/options.js';
import { render } from '../report/index.js';
import type { Io } from './io.js';
import { outputsFrom, publish, type OutputFlags } from './outputs.js';
import type { LoadAudit } from './pipeline.js';
import { timingLines, watch } from './progress.js';
import { scan, unfinished, type Scanned } from './scan.js';
import { optionsFrom } from './settings.js';
import { emptySentence, incompletePaths, incompleteSentence, verboseLines } from './tell.js';

export interface ScanFlags extends Flags, OutputFlags {
  strict: boolean;
  verbose: boolean;
  stats: boolean;
  printConfig: boolean;
}

export async function runAudit(flags: ScanFlags, io: Io, loadAudit: LoadAudit): Promise<number> {
  const outputs = outputsFrom(flags, io);
  const options = optionsFrom(flags, io);
  if (flags.printConfig) return printConfig(options, io);
  const clock = watch(io, io.errIsTTY && !flags.quiet);
  try {
    const scanned = await scan(options, io, loadAudit, clock);
    const nothing = nothingToRead(scanned, flags);
    publish(scanned.report, outputs, flags, io, (view) => nothing ?? render(scanned.report, 'terminal', view));
    const isSaid = outputs.format === 'terminal' && outputs.file === undefined;
    if (nothing !== undefined && !isSaid && !flags.quiet) io.stderr(nothing);
    const timings = clock.end();
    if (flags.stats) io.stderr(timingLines(timings));
    return afterwards(scanned, options, flags, io);
  } finally {
    clock.end();
  }
}

export async function printConfig(options: Options, io: Io): Promise<number> {
  const { stringifyOptions } = await import('../config/print.js');
  io.stdout(stringifyOptions(options));
  return 0;
}

export function nothingToRead({ report, discovery }: Scanned, { paths }: Flags): string | undefined {
  return discovery?.files.length === 0 && report.configuration.length === 0
    ? emptySentence(discovery, paths)
    : undefined;
}

/** What is said of files that were not read; 3 when that makes the answer one that can't be relied on. */
export function afterwards(
  { report, discovery, stopped }: Scanned,
  options: Options,
  flags: ScanFlags,
  io: Io,
): number {
  if (flags.verbose && discovery) io.stderr(verboseLines(report, discovery, options));
  if (stopped !== undefined) throw unfinished(stopped, report);
  const incomplete = flags.strict ? incompletePaths(report) : [];
  if (incomplete.length === 0) return 0;
  if (!flags.quiet) io.stderr(incompleteSentence(incomplete));
  return 3;
}
