/** The commands, their options and their help. Nothing here does anything. */
import { Command, Option } from 'commander';
import type { AuditFlags } from './audit.js';
import { wantsColor, widthOf, type Io } from './io.js';
import type { RulesFlags } from './rules.js';

export interface Handlers {
  version: string;
  /** For the help of the commands that have them. */
  formatNames: readonly string[];
  audit: (flags: AuditFlags) => Promise<void>;
  rules: (flags: RulesFlags) => Promise<void>;
}

export function buildProgram(handlers: Handlers, io: Io): Command {
  const program = new Command('reroute')
    .description('Finds every place where a repository builds an LLM client, and tells where its base URL comes from.')
    .version(handlers.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    // Defaults are part of the descriptions, in words.
    .configureHelp({ optionDescription: ({ description }) => description, minWidthToWrap: 20 })
    .showHelpAfterError('Run `reroute --help` for the commands and their options.')
    .configureOutput({
      writeOut: (text) => io.stdout(text),
      writeErr: (text) => io.stderr(text),
      outputError: (text, write) => write(text.replace(/^error:/, 'reroute:')),
      getOutHelpWidth: () => widthOf(io),
      getErrHelpWidth: () => widthOf(io),
      getOutHasColors: () => wantsColor(undefined, io, io.isTTY),
      getErrHasColors: () => wantsColor(undefined, io, io.errIsTTY),
    })
    .addHelpText('after', after(PROGRAM_EXAMPLES, EXIT_CODES));
  addAudit(program, handlers);
  addRules(program, handlers);
  return program;
}

function addAudit(program: Command, { audit, formatNames }: Handlers): void {
  program
    .command('audit')
    .summary('find the clients and tell where their base URLs come from')
    .description(
      'Reads the source files of a repository, without running any of it, and reports every LLM client that it builds.',
    )
    .argument('[paths...]', 'files and folders to read (default: the current folder)')
    .optionsGroup('Output:')
    .option(
      '-f, --format <name>',
      `${formatNames.join(', ')} (default: by the extension of --output, else terminal, also when piped)`,
    )
    .option('-o, --output <file>', 'write the report to a file instead of printing it')
    .option('-q, --quiet', 'print nothing but the report and errors', false)
    .addOption(new Option('-v, --verbose', 'list skipped and failed files on stderr').default(false).conflicts('quiet'))
    .option('--stats', 'print how long each stage took, on stderr', false)
    .addOption(new Option('--color', 'color the report even when it is piped'))
    .addOption(new Option('--no-color', 'never color the report (so does NO_COLOR)'))
    .optionsGroup('Which files:')
    .addOption(repeated('--include <pattern>', 'read only what matches; may be repeated'))
    .addOption(repeated('--exclude <pattern>', 'leave out what matches; may be repeated'))
    .option('--no-ignore', 'read what .gitignore leaves out, too; installed packages and build output stay out')
    .option('--max-file-size <size>', 'leave out larger files (default: 5MB)')
    .option('--strict', 'exit with 3 when a file could not be read or parsed', false)
    .optionsGroup('Rules and configuration:')
    .addOption(rulesOption())
    .option(...CONFIG_OPTION)
    .option(...NO_CONFIG_OPTION)
    .addHelpText('after', after(AUDIT_EXAMPLES, PATTERNS))
    .action((paths: string[], flags: Omit<AuditFlags, 'paths'>) => audit({ ...flags, paths }));
}

function addRules(program: Command, { rules }: Handlers): void {
  program
    .command('rules')
    .summary('list the rules in force')
    .description(
      'Lists the rules in force here: those of the package, and those that the configuration or --rules add.',
    )
    .option('--schema', 'print the JSON Schema of rule files instead', false)
    .addOption(rulesOption())
    .option(...CONFIG_OPTION)
    .option(...NO_CONFIG_OPTION)
    .addHelpText('after', after(RULES_EXAMPLES))
    .action((flags: Pick<RulesFlags, 'schema' | 'rules' | 'config'>) =>
      rules({ paths: [], include: [], exclude: [], ignore: true, maxFileSize: undefined, ...flags }),
    );
}

const CONFIG_OPTION = ['--config <file>', 'use this configuration file instead of looking for one'] as const;
const NO_CONFIG_OPTION = ['--no-config', 'use no configuration file'] as const;

function rulesOption(): Option {
  return repeated('--rules <file>', 'add a file with own rules; may be repeated');
}

function repeated(flags: string, description: string): Option {
  const collect = (value: string, before: string[]): string[] => [...before, value];
  return new Option(flags, description).default([]).argParser(collect);
}

function after(...sections: string[]): string {
  return `\n${sections.join('\n\n')}`;
}

const PROGRAM_EXAMPLES = `Examples:
  $ reroute audit                     report on the current folder
  $ reroute audit services/api        report on one folder
  $ reroute help audit                all options of a command`;

const EXIT_CODES = `Exit codes:
  0  done
  2  could not be done: wrong usage, wrong configuration, unreadable path
  3  under --strict: a file could not be read or parsed`;

const AUDIT_EXAMPLES = `Examples:
  $ reroute audit
  $ reroute audit backend frontend/src --exclude 'tests/'
  $ reroute audit --format json | jq '.sites[] | select(.status == "missing")'
  $ reroute audit -o report.md
  $ reroute audit --strict --verbose --rules house-rules.yml`;

const PATTERNS = `Patterns are written as in a .gitignore, relative to the folder that is read:
  tests/           every folder of that name, at any depth
  /scripts         only the one at the top
  src/**/*.spec.ts files by path`;

const RULES_EXAMPLES = `Examples:
  $ reroute rules
  $ reroute rules --schema > rule.schema.json`;
