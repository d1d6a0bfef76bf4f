import type { Command } from 'commander';
import type { ProveFlags } from '../prove.js';
import { after, patternOptions, repeated, ruleOptions } from './options.js';

export function addProve(program: Command, prove: (flags: ProveFlags) => Promise<void>): void {
  const command = program
    .command('prove')
    .summary('run a command and see which model hosts it contacts')
    .description(
      'Runs a command of yours (tests, a script) and watches every Python and Node.js process it starts: which clients of the audit went to the gateway, which went past it, which were never exercised. Needs no privileges.',
    )
    .argument('<command...>', 'the command and its arguments, after --')
    .option('--block', 'refuse connections to vendors instead of only reporting them', false)
    .addOption(
      repeated('--gateway <url>', 'the gateway (default: as the variables of the code name it); may be repeated'),
    )
    .addOption(
      repeated('--allow <host>', 'a known host, as the rules write it, that may be contacted; may be repeated'),
    )
    .option('--timeout <seconds>', 'end the command after this time (default: never)')
    .optionsGroup('Which files, rules and configuration:');
  ruleOptions(patternOptions(command))
    .addHelpText('after', after(EXAMPLES, CODES))
    .action((command: string[], flags: Omit<ProveFlags, 'command' | 'paths' | 'ignore' | 'maxFileSize'>) =>
      prove({ ...flags, command, paths: [], ignore: true, maxFileSize: undefined }),
    );
}

const EXAMPLES = `Examples:
  $ reroute prove -- pytest
  $ reroute prove --block -- npm test
  $ reroute prove --gateway http://localhost:4000/v1 -- python scripts/nightly.py`;

const CODES = `Exit codes:
  0    no known vendor was contacted past the gateway
  1    one was
  2    could not be done: no such command, or no process that can be watched
  124  --timeout: the time was up
       else as the command itself ended`;
