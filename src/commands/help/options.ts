/** Options that several commands share, so that they are called the same everywhere. */
import { Option, type Command } from 'commander';

export function outputOptions(command: Command, formatNames: readonly string[]): Command {
  return command
    .optionsGroup('Output:')
    .option(
      '-f, --format <name>',
      `${formatNames.join(', ')} (default: by the ending of --output, else terminal, also when piped)`,
    )
    .option('-o, --output <file>', 'write the report to a file instead of printing it')
    .addOption(repeated('--report <format=file>', 'write it in this format to this file, too; may be repeated'))
    .option('-q, --quiet', 'print nothing but the report and errors', false)
    .addOption(new Option('--color', 'color the report even when it is piped'))
    .addOption(new Option('--no-color', 'never color the report (so does NO_COLOR)'));
}

/** For the commands that say all of a repository. */
export function scanOptions(command: Command): Command {
  command
    .addOption(new Option('-v, --verbose', 'list skipped and failed files on stderr').default(false).conflicts('quiet'))
    .option('--stats', 'print how long each stage took, on stderr', false)
    .optionsGroup('Which files:');
  fileOptions(command)
    .option('--timeout <seconds>', 'when to stop and leave the rest out, which is an error (default: 600)')
    .option('--strict', 'exit with 3 when a file could not be read or parsed', false)
    .optionsGroup('Rules and configuration:');
  return ruleOptions(command)
    .option(
      '--no-cache',
      'neither take the report of a run before, where nothing that counts has changed since, nor keep this one',
    )
    .option('--cache-dir <folder>', 'keep reports here (default: reroute in XDG_CACHE_HOME or ~/.cache)')
    .option('--print-config', 'print the configuration in force and do nothing else', false);
}

export function patternOptions(command: Command): Command {
  return command
    .addOption(repeated('--include <pattern>', 'read only what matches; may be repeated'))
    .addOption(repeated('--exclude <pattern>', 'leave out what matches; may be repeated'));
}

export function fileOptions(command: Command): Command {
  return patternOptions(command)
    .option('--no-ignore', 'read what .gitignore leaves out, too; installed packages and build output stay out')
    .option('--max-file-size <size>', 'leave out larger files (default: 5MB)');
}

export function ruleOptions(command: Command): Command {
  return command
    .addOption(repeated('--rules <file>', 'add a file with own rules; may be repeated'))
    .option('--config <file>', 'use this configuration file instead of looking for one')
    .option('--no-config', 'use no configuration file');
}

export function repeated(flags: string, description: string): Option {
  const collect = (value: string, before: string[]): string[] => [...before, value];
  return new Option(flags, description).default([]).argParser(collect);
}

/** Sections below the options. */
export function after(...sections: string[]): string {
  return `\n${sections.join('\n\n')}`;
}

export const PATTERNS = `Patterns are written as in a .gitignore, relative to the folder that is read:
  tests/           every folder of that name, at any depth
  /scripts         only the one at the top
  src/**/*.spec.ts files by path`;
