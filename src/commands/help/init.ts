import type { Command } from 'commander';
import type { InitFlags } from '../init.js';
import { after } from './options.js';

export function addInit(program: Command, init: (flags: InitFlags) => Promise<void>): void {
  program
    .command('init')
    .summary('write a configuration, and what runs the check')
    .description(
      'Shows the files that a project begins with, and writes them when you agree. Asks which ones, if none of the options says so and a person is there to answer. What is there already stays.',
    )
    .option('--baseline', 'take what is found today as known')
    .option('--github', 'a workflow for GitHub Actions')
    .option('--github-fix', 'a workflow that keeps one pull request with the fixes')
    .option('--gitlab', 'a job for GitLab CI')
    .option('--pre-commit', 'an entry for pre-commit')
    .option('-y, --yes', 'ask nothing and write the files', false)
    .option('--schema', 'print the JSON Schema of the configuration instead', false)
    .addHelpText('after', after(EXAMPLES))
    .action((flags: InitFlags) => init(flags));
}

const EXAMPLES = `Examples:
  $ reroute init                               ask what to write, show it, write it
  $ reroute init --baseline --github --yes     write it, with a baseline and a workflow`;
