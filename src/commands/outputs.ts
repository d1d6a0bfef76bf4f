/** Which formats go where: `--format`, `--output`, and any number of `--report FORMAT=FILE`. */
import { page } from '../config/package.js';
import { assertWritable, writeOutput } from '../config/output.js';
import { didYouMean, UserError } from '../errors.js';
import type { Report } from '../model/report.js';
import { formats, render, type Format, type View } from '../report/index.js';
import { wantsColor, widthOf, type Io } from './io.js';

export interface OutputFlags {
  format: string | undefined;
  output: string | undefined;
  report: string[];
  quiet: boolean;
  color: boolean | undefined;
}

export interface Outputs {
  format: Format;
  /** Undefined: it is printed. */
  file: string | undefined;
  besides: { format: Format; file: string }[];
}

/** Checks everything that can be known before the scan. */
export function outputsFrom({ format, output, report }: OutputFlags, io: Io): Outputs {
  const besides = report.map(besidesFrom);
  const chosen = format === undefined ? formatByName(output) : formatNamed(format);
  for (const file of [output, ...besides.map((one) => one.file)]) if (file !== undefined) assertWritable(file, io.cwd);
  return { format: chosen, file: output, besides };
}

function besidesFrom(written: string): { format: Format; file: string } {
  const [, format, file] = /^([^=]+)=(.+)$/s.exec(written) ?? [];
  if (format !== undefined && file !== undefined) return { format: formatNamed(format), file };
  const byName = formatByExtension(written);
  if (byName === undefined) throw new UserError('unknown-format', `"${written}". Write FORMAT=FILE: sarif=out.sarif.`);
  return { format: byName, file: written };
}

function formatNamed(written: string): Format {
  const names = Object.keys(formats);
  if (isFormat(written)) return written;
  throw new UserError('unknown-format', `"${written}".${didYouMean(written, names) || ` Known: ${names.join(', ')}.`}`);
}

/** An ending that tells no format is a slip more often than a wish for what a terminal shows. */
function formatByName(output: string | undefined): Format {
  const extension = extensionOf(output);
  const known = formatByExtension(output);
  if (known !== undefined || extension === '' || extension === 'txt' || extension === 'log') return known ?? 'terminal';
  const asked = `"${output}": no format is written to .${extension} files.`;
  throw new UserError('unknown-format', `${asked} Name one with --format.`);
}

const extensionOf = (output: string | undefined): string => /\.(\w+)$/.exec(output ?? '')?.[1] ?? '';

function formatByExtension(output: string | undefined): Format | undefined {
  const extension = extensionOf(output);
  if (extension === 'md') return 'markdown';
  if (extension === 'htm') return 'html';
  return isFormat(extension) ? extension : undefined;
}

function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}

export function viewFor(flags: Pick<OutputFlags, 'color'>, io: Io, isTTY: boolean): View {
  return { color: wantsColor(flags.color, io, isTTY), width: widthOf(io), page };
}

/** `terminal`: what stands in the place of the terminal format, when a command has a view of its own. */
export function publish(
  report: Report,
  { format, file, besides }: Outputs,
  flags: OutputFlags,
  io: Io,
  terminal: (view: View) => string = (view) => render(report, 'terminal', view),
): void {
  const text = (wanted: Format, isTTY: boolean): string => {
    const view = viewFor(flags, io, isTTY);
    return wanted === 'terminal' ? terminal(view) : render(report, wanted, view);
  };
  if (file === undefined) io.stdout(text(format, io.isTTY));
  else writeOutput(file, io.cwd, text(format, false));
  for (const one of besides) writeOutput(one.file, io.cwd, text(one.format, false));
  const written = [...(file === undefined ? [] : [file]), ...besides.map((one) => one.file)];
  if (!flags.quiet) for (const name of written) io.stderr(`Report written to ${name}\n`);
}
