/** What is said on stderr, or in place of an empty report. */
import type { Discovery } from '../model/discovery.js';
import type { Options } from '../model/options.js';
import type { Report } from '../model/report.js';
import { plural, visible } from '../report/text.js';

export function emptySentence({ skipped }: Discovery, paths: readonly string[]): string {
  const where = paths.length === 0 ? 'this folder' : paths.join(', ');
  const leftOut =
    skipped.length === 0
      ? ''
      : ` ${plural(skipped.length, 'file or folder', 'files and folders')} left out: --verbose lists them.`;
  return `No Python or TypeScript/JavaScript files found in ${visible(where)}.${leftOut}\n`;
}

/** Every file that was not read in full, and why. */
export function verboseLines({ diagnostics }: Report, { notes }: Discovery, { configFile }: Options): string {
  const lines = [
    `Configuration: ${configFile ?? 'none'}`,
    ...notes.map((note) => `Note: ${note}`),
    ...diagnostics.map(({ path, line, message }) => `${line === undefined ? path : `${path}:${line}`}: ${message}`),
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

/** Files and folders that could not be read (errors) or not be parsed in full (warnings). */
export function incompletePaths({ diagnostics }: Report): string[] {
  return [
    ...new Set(
      diagnostics.filter(({ severity, about }) => severity !== 'info' && about === undefined).map(({ path }) => path),
    ),
  ];
}

export function incompleteSentence(paths: readonly string[]): string {
  return `Incomplete: ${plural(paths.length, 'file or folder', 'files and folders')} could not be read or parsed (--verbose names them); under --strict that is exit code 3.\n`;
}
