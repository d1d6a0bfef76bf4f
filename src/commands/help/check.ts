import { Option, type Command } from 'commander';
import type { CheckFlags } from '../check.js';
import { after, outputOptions, PATTERNS, scanOptions } from './options.js';

export function addCheck(
  program: Command,
  formatNames: readonly string[],
  check: (flags: CheckFlags) => Promise<void>,
): void {
  const command = program
    .command('check')
    .summary('fail when a client bypasses the gateway')
    .description('Audits a repository and exits with 1 when a client bypasses the gateway, as far as the policy minds.')
    .argument('[paths...]', 'files and folders to read (default: the current folder)')
    .optionsGroup('What counts:')
    .option('--baseline <file>', 'findings that are known and do not fail (default: as the configuration says)')
    .addOption(new Option('--update-baseline', 'write what is found now to the baseline, and pass').default(false))
    .addOption(
      new Option('--prune-baseline', 'drop from the baseline what is mended')
        .default(false)
        .conflicts('updateBaseline'),
    )
    .option('--since <ref>', 'judge only what this branch changed since it left <ref>, uncommitted changes included')
    .addOption(new Option('--staged', 'judge only what the next commit changes').default(false).conflicts('since'))
    .option('--include-tests', 'judge tests and examples as product code', false)
    .option('--from <report>', 'judge a saved JSON report instead of reading the repository');
  scanOptions(outputOptions(command, formatNames))
    .addHelpText('after', after(EXAMPLES, CODES, PATTERNS))
    .action((paths: string[], flags: Omit<CheckFlags, 'paths'>) => check({ ...flags, paths }));
}

const EXAMPLES = `Examples:
  $ reroute check
  $ reroute check --baseline reroute-baseline.json --update-baseline
  $ reroute check --since origin/main --format github
  $ reroute check --report sarif=out.sarif --report summary=summary.md
  $ reroute check --staged`;

const CODES = `Exit codes:
  0  no client bypasses the gateway, or those that do are known
  1  a client does
  2  could not be done, or there was nothing to check
  3  under --strict: a file could not be read or parsed`;
