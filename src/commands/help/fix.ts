/** `reroute fix`: its options and its help. */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { FixFlags } from '../fix.js';
import { after, fileOptions, PATTERNS, repeated, ruleOptions } from './options.js';

export function addFix(program: Command, fix: (flags: FixFlags) => Promise<void>): void {
  const command = program
    .command('fix')
    .summary('write the change that makes the base URLs configurable')
    .description(
      'Plans the change that lets one setting move all traffic, analyses the result, and prints it as a patch. Files are only changed with --write.',
    )
    .argument('[paths...]', 'files and folders to read (default: the current folder)')
    .optionsGroup('What to do with the change:')
    .option('--write', 'change the files', false)
    .option('-i, --interactive', 'show each fix and ask about it', false)
    .option('--patch <file>', 'write the patch to a file instead of printing it')
    .option('--pr-body <file>', 'write the description of a pull request to a file')
    .addOption(
      new Option('-f, --format <name>', 'diff, rdjson or sarif (default: diff)')
        .choices(['diff', 'rdjson', 'sarif'])
        .default('diff'),
    )
    .option('--allow-dirty', 'change files that differ from what git has of them', false)
    .option('-q, --quiet', 'print nothing but the patch and errors', false)
    .optionsGroup('What to change:')
    .addOption(repeated('--only <what>', 'PATH, PATH:LINE, a kind of site, or a layer; may be repeated; tests only so'))
    .option('--layers <names>', 'of code, settings, env, ci, docs (default: all but docs)')
    .option('--strategy <name>', 'where values come from: auto, settings, env (default: auto)')
    .option('--include-vendors', "make other vendors' literal endpoints overridable, too", false)
    .option(
      '--implicit-env <what>',
      'clients whose package reads the variable by itself: accept them, or fix their code (default: accept, unless the policy fails them)',
    )
    .option('--unsafe-fixes', 'also do what needs to be reviewed', false)
    .optionsGroup('Which files:');
  fileOptions(command)
    .option('--timeout <seconds>', 'when to give up (default: 600)')
    .optionsGroup('Rules and configuration:');
  ruleOptions(command)
    .addHelpText('after', after(FIX_EXAMPLES, PATTERNS, FIX_EXIT_CODES))
    .action((paths: string[], flags: Omit<FixFlags, 'paths'>) => fix({ ...flags, paths }));
}

const FIX_EXAMPLES = `Examples:
  $ reroute fix                                 show the patch
  $ reroute fix | git apply                     apply it
  $ reroute fix --write --pr-body body.md       change the files, describe the change
  $ reroute fix --only app/client.py:12 --write change one place
  $ reroute fix --layers docs --write           describe the gateway where the environment is described
  $ reroute fix --strategy env --layers code    read the environment at the calls, touch nothing else`;

const FIX_EXIT_CODES = `Exit codes:
  0    nothing is left that should be moved
  1    something that should be moved is left for a person
  2    could not be done: wrong usage, files with uncommitted changes
  130  interrupted while it wrote, 143 when terminated: every file was written first`;
