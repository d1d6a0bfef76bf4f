/** The commands, their options and their help. Nothing here does anything. */
import { Command } from 'commander';
import type { ScanFlags } from './audit.js';
import type { CheckFlags } from './check.js';
import type { ExplainFlags } from './explain.js';
import type { ReportFlags } from './report.js';
import type { DoctorFlags } from './doctor.js';
import type { FixFlags } from './fix.js';
import { addCheck } from './help/check.js';
import { addExplain } from './help/explain.js';
import { addInit } from './help/init.js';
import { addReport } from './help/report.js';
import { addDoctor } from './help/doctor.js';
import { addFix } from './help/fix.js';
import { after, outputOptions, PATTERNS, ruleOptions, scanOptions } from './help/options.js';
import { addModels } from './help/models.js';
import { addProve } from './help/prove.js';
import { wantsColor, widthOf, type Io } from './io.js';
import type { ModelsFlags } from './models.js';
import type { ProveFlags } from './prove.js';
import type { RulesFlags } from './rules.js';
import type { InitFlags } from './init.js';

export interface Handlers {
  version: string;
  /** For the help of the commands that have them. */
  formatNames: readonly string[];
  audit: (flags: ScanFlags) => Promise<void>;
  check: (flags: CheckFlags) => Promise<void>;
  report: (flags: ReportFlags) => Promise<void>;
  explain: (flags: ExplainFlags) => Promise<void>;
  init: (flags: InitFlags) => Promise<void>;
  fix: (flags: FixFlags) => Promise<void>;
  doctor: (flags: DoctorFlags) => Promise<void>;
  prove: (flags: ProveFlags) => Promise<void>;
  models: (flags: ModelsFlags) => Promise<void>;
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
  addCheck(program, handlers.formatNames, handlers.check);
  addReport(program, handlers.formatNames, handlers.report);
  addExplain(program, handlers.explain);
  addInit(program, handlers.init);
  addFix(program, handlers.fix);
  addDoctor(program, handlers.doctor);
  addProve(program, handlers.prove);
  addModels(program, handlers.models);
  addRules(program, handlers);
  return program;
}

function addAudit(program: Command, { audit, formatNames }: Handlers): void {
  const command = program
    .command('audit')
    .summary('find the clients and tell where their base URLs come from')
    .description(
      'Reads the source files of a repository, without running any of it, and reports every LLM client that it builds.',
    )
    .argument('[paths...]', 'files and folders to read (default: the current folder)');
  scanOptions(outputOptions(command, formatNames))
    .addHelpText('after', after(AUDIT_EXAMPLES, PATTERNS))
    .action((paths: string[], flags: Omit<ScanFlags, 'paths'>) => audit({ ...flags, paths }));
}

function addRules(program: Command, { rules }: Handlers): void {
  const command = program
    .command('rules')
    .summary('list the rules in force')
    .description(
      'Lists the rules in force here: those of the package, and those that the configuration or --rules add.',
    )
    .option('--schema', 'print the JSON Schema of rule files instead', false);
  ruleOptions(command)
    .addHelpText('after', after(RULES_EXAMPLES))
    .action((flags: Pick<RulesFlags, 'schema' | 'rules' | 'config'>) =>
      rules({ paths: [], include: [], exclude: [], ignore: true, maxFileSize: undefined, ...flags }),
    );
}

const PROGRAM_EXAMPLES = `Examples:
  $ reroute audit                     report on the current folder
  $ reroute audit services/api        report on one folder
  $ reroute check --since main        fail when this branch adds a bypass
  $ reroute fix                       show the change that makes the clients configurable
  $ reroute help audit                all options of a command`;

const EXIT_CODES = `Exit codes:
  0  done, nothing to complain of
  1  \`check\`: a client bypasses the gateway; \`fix\`: something is left that it could not move
  2  could not be done: wrong usage, wrong configuration, unreadable path
  3  under --strict: a file could not be read or parsed`;

const AUDIT_EXAMPLES = `Examples:
  $ reroute audit
  $ reroute audit backend frontend/src --exclude 'tests/'
  $ reroute audit --format json | jq '.sites[] | select(.status == "missing")'
  $ reroute audit -o report.md
  $ reroute audit --strict --verbose --rules house-rules.yml`;

const RULES_EXAMPLES = `Examples:
  $ reroute rules
  $ reroute rules --schema > rule.schema.json`;
