import { Option, type Command } from 'commander';
import type { ExplainFlags } from '../explain.js';
import { after, ruleOptions } from './options.js';

export function addExplain(program: Command, explain: (flags: ExplainFlags) => Promise<void>): void {
  const command = program
    .command('explain')
    .summary('tell all that is known of one place')
    .description('Tells what a client is, how it was recognised, where its base URL comes from, and what a fix does.')
    .argument('<place>', 'PATH:LINE, as the reports write it; PATH:CELL:LINE in a notebook')
    .argument('[paths...]', 'files and folders to read (default: the current folder)')
    .option('--from <report>', 'look it up in a saved JSON report instead of reading the repository')
    .addOption(new Option('--color', 'color the answer even when it is piped'))
    .addOption(new Option('--no-color', 'never color the answer (so does NO_COLOR)'));
  ruleOptions(command)
    .option('-q, --quiet', 'print nothing but the answer and errors', false)
    .addHelpText('after', after(EXAMPLES))
    .action(
      (place: string, paths: string[], flags: Pick<ExplainFlags, 'from' | 'color' | 'rules' | 'config' | 'quiet'>) =>
        explain({ include: [], exclude: [], ignore: true, maxFileSize: undefined, ...flags, place, paths }),
    );
}

const EXAMPLES = `Examples:
  $ reroute explain services/chat/client.py:31
  $ reroute explain notebooks/demo.ipynb:3:7
  $ reroute explain src/llm.ts:12 --from report.json`;
