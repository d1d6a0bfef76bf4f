import type { Command } from 'commander';
import type { DoctorFlags } from '../doctor.js';
import { after, repeated } from './options.js';

export function addDoctor(program: Command, doctor: (flags: DoctorFlags) => Promise<void>): void {
  program
    .command('doctor')
    .summary('check the gateway that the repository is to use')
    .description(
      'Finds the variables that the clients of a repository read, and asks the gateway that they name: is it there, does it take the key, does it serve the models, and for what they are used? Keys come from the environment only and are never printed.',
    )
    .argument('[paths...]', 'files and folders to read (default: the current folder)')
    .optionsGroup('The gateway:')
    .option('--url <url>', 'ask this one instead of those that the environment names')
    .option('--key-env <name>', 'the variable that holds the key (default: the one that the code reads)')
    .option('--call', 'also send the smallest possible request to every model', false)
    .option('--timeout <seconds>', 'how long to wait for each answer (default: 10)')
    .optionsGroup('Which files, rules and configuration:')
    .addOption(repeated('--include <pattern>', 'read only what matches; may be repeated'))
    .addOption(repeated('--exclude <pattern>', 'leave out what matches; may be repeated'))
    .option('--no-ignore', 'read what .gitignore leaves out, too; installed packages and build output stay out')
    .option('--max-file-size <size>', 'leave out larger files (default: 5MB)')
    .addOption(repeated('--rules <file>', 'add a file with own rules; may be repeated'))
    .option('--config <file>', 'use this configuration file instead of looking for one')
    .option('--no-config', 'use no configuration file')
    .addHelpText('after', after(EXAMPLES, CODES))
    .action((paths: string[], flags: Omit<DoctorFlags, 'paths'>) => doctor({ ...flags, paths }));
}

const EXAMPLES = `Examples:
  $ reroute doctor
  $ reroute doctor --url http://localhost:4000/v1 --key-env GATEWAY_KEY
  $ reroute doctor --call --timeout 30`;

const CODES = `Exit codes:
  0  the gateway can be used
  1  it can not: every failure is followed by what helps
  2  could not be done: no gateway is named, wrong usage`;
