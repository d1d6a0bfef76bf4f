import { Option, type Command } from 'commander';
import type { ModelsFlags } from '../models.js';
import { after, fileOptions, PATTERNS, ruleOptions } from './options.js';

export function addModels(program: Command, models: (flags: ModelsFlags) => Promise<void>): void {
  const command = program
    .command('models')
    .summary('list the models that a gateway has to serve')
    .description(
      'Lists every model name and interface that the clients of a repository ask for, and tells which of them a gateway would refuse.',
    )
    .argument('[paths...]', 'files and folders to read (default: the current folder)')
    .optionsGroup('The gateway:')
    .addOption(
      new Option('--gateway <file>', 'its configuration: exit with 1 when it would refuse a model').conflicts('emit'),
    )
    .option(
      '--emit <format>',
      'print a first configuration of a gateway instead; an unknown format lists those that are known',
    )
    .option('--include-tests', 'count tests and examples as product code', false)
    .optionsGroup('Output:')
    .addOption(new Option('--json', 'print JSON').default(false).conflicts('emit'))
    .option('-o, --output <file>', 'write it to a file instead of printing it')
    .option('-q, --quiet', 'print nothing but the answer and errors', false)
    .optionsGroup('Which files:');
  fileOptions(command).optionsGroup('Rules and configuration:');
  ruleOptions(command)
    .addHelpText('after', after(EXAMPLES, CODES, PATTERNS))
    .action((paths: string[], flags: Omit<ModelsFlags, 'paths'>) => models({ ...flags, paths }));
}

const EXAMPLES = `Examples:
  $ reroute models
  $ reroute models --gateway config.yaml
  $ reroute models --emit FORMAT > config.yaml
  $ reroute models --json | jq -r '.models[].name'`;

const CODES = `Exit codes:
  0  done; the gateway serves every model
  1  the gateway would refuse a model
  2  could not be done`;
