import type { Command } from 'commander';
import type { DoctorFlags } from '../doctor.js';
import { after, fileOptions, ruleOptions } from './options.js';

export function addDoctor(program: Command, doctor: (flags: DoctorFlags) => Promise<void>): void {
  const command = program
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
    .optionsGroup('Which files, rules and configuration:');
  ruleOptions(fileOptions(command))
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
