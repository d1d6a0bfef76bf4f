import type { Command } from 'commander';
import type { InitFlags } from '../starters.js';
import { after } from './options.js';

export function addInit(program: Command, init: (flags: InitFlags) => Promise<void>): void {
  program
    .command('init')
    .summary('write a configuration, and what runs the check')
    .description('Shows the files that a project begins with, and writes them with --yes. What is there already stays.')
    .option('--baseline', 'take what is found today as known', false)
    .option('--github', 'a workflow for GitHub Actions', false)
    .option('--gitlab', 'a job for GitLab CI', false)
    .option('--pre-commit', 'an entry for pre-commit', false)
    .option('-y, --yes', 'write the files', false)
    .option('--schema', 'print the JSON Schema of the configuration instead', false)
    .addHelpText('after', after(EXAMPLES))
    .action((flags: InitFlags) => init(flags));
}

const EXAMPLES = `Examples:
  $ reroute init                               show the configuration
  $ reroute init --baseline --github --yes     write it, with a baseline and a workflow`;
