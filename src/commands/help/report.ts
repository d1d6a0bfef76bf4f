import type { Command } from 'commander';
import type { ReportFlags } from '../report.js';
import { after, outputOptions } from './options.js';

export function addReport(
  program: Command,
  formatNames: readonly string[],
  report: (flags: ReportFlags) => Promise<void>,
): void {
  const command = program
    .command('report')
    .summary('show a saved report in another format')
    .description('Reads a report that was saved as JSON and shows it in another format; nothing is scanned.')
    .argument('[file]', 'the saved report')
    .option('--schema', 'print the JSON Schema of reports instead', false);
  outputOptions(command, formatNames)
    .addHelpText('after', after(EXAMPLES))
    .action((file: string | undefined, flags: Omit<ReportFlags, 'file'>) => report({ ...flags, file }));
}

const EXAMPLES = `Examples:
  $ reroute audit -o report.json
  $ reroute report report.json --format markdown
  $ reroute report report.json --report sarif=out.sarif --report csv=sites.csv`;
