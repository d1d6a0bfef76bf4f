/** `reroute audit`: discover, audit, render. */
import type { Flags } from '../config/normalise.js';
import { assertWritable, writeOutput } from '../config/output.js';
import { version } from '../config/package.js';
import { discover, openSources } from '../discover/discover.js';
import { didYouMean, UserError } from '../errors.js';
import type { Discovery } from '../model/discovery.js';
import type { Options } from '../model/options.js';
import type { Report } from '../model/report.js';
import { formats, render, type Format } from '../report/index.js';
import { wantsColor, widthOf, type Io } from './io.js';
import type { LoadAudit } from './pipeline.js';
import { timingLines, watch } from './progress.js';
import { optionsFrom, rulesInForce } from './settings.js';
import { emptySentence, incompletePaths, incompleteSentence, verboseLines } from './tell.js';

export interface AuditFlags extends Flags {
  format: string | undefined;
  output: string | undefined;
  strict: boolean;
  quiet: boolean;
  verbose: boolean;
  stats: boolean;
  color: boolean | undefined;
}

export async function runAudit(flags: AuditFlags, io: Io, loadAudit: LoadAudit): Promise<number> {
  const format = formatOf(flags);
  if (flags.output !== undefined) assertWritable(flags.output, io.cwd);
  const options = optionsFrom(flags, io);
  const clock = watch(io, io.errIsTTY && !flags.quiet);
  try {
    clock.stage('rules');
    const rules = rulesInForce(options, io);
    clock.stage('discover');
    const discovery = discover(options.discover);
    clock.stage('load');
    const audit = await loadAudit();
    clock.stage('audit');
    const sources = openSources(discovery, options.discover);
    const { report } = await audit(discovery, sources, rules, { version: version() }, clock.progress);
    clock.stage('report');
    publish(report, discovery, format, flags, io);
    const timings = clock.end();
    if (flags.stats) io.stderr(timingLines(timings));
    return verdict(report, discovery, options, flags, io);
  } finally {
    clock.end();
  }
}

function formatOf({ format, output }: AuditFlags): Format {
  const names = Object.keys(formats);
  const written = format ?? formatByExtension(output) ?? 'terminal';
  if (isFormat(written)) return written;
  throw new UserError('unknown-format', `"${written}".${didYouMean(written, names) || ` Known: ${names.join(', ')}.`}`);
}

function formatByExtension(output: string | undefined): Format | undefined {
  const extension = /\.(\w+)$/.exec(output ?? '')?.[1] ?? '';
  if (extension === 'md') return 'markdown';
  return isFormat(extension) ? extension : undefined;
}

function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}

function publish(report: Report, discovery: Discovery, format: Format, flags: AuditFlags, io: Io): void {
  const nothing =
    discovery.files.length === 0 && report.configuration.length === 0
      ? emptySentence(discovery, flags.paths)
      : undefined;
  const text = (isTTY: boolean): string =>
    nothing !== undefined && format === 'terminal'
      ? nothing
      : render(report, format, { color: wantsColor(flags.color, io, isTTY), width: widthOf(io) });
  if (flags.output === undefined) io.stdout(text(io.isTTY));
  else writeOutput(flags.output, io.cwd, text(false));
  if (flags.quiet) return;
  if (nothing !== undefined && (format !== 'terminal' || flags.output !== undefined)) io.stderr(nothing);
  if (flags.output !== undefined) io.stderr(`Report written to ${flags.output}\n`);
}

function verdict(report: Report, discovery: Discovery, options: Options, flags: AuditFlags, io: Io): number {
  if (flags.verbose) io.stderr(verboseLines(report, discovery, options));
  const incomplete = flags.strict ? incompletePaths(report) : [];
  if (incomplete.length === 0) return 0;
  if (!flags.quiet) io.stderr(incompleteSentence(incomplete));
  return 3;
}
